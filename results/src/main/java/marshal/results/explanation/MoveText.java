package marshal.results.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.resource.FundingStream;
import marshal.results.text.Paragraph;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;
import marshal.scenarios.explanation.MoveEnd;
import marshal.scenarios.explanation.MoveExplanation;
import marshal.scenarios.explanation.MoveExplanation.LeftOver;
import marshal.scenarios.explanation.MoveExplanation.LineChange;
import marshal.scenarios.outcome.Estimate;

/** What moving money does, as a terminal shows it. */
public final class MoveText {

  private static final int MOST_CHANGES = 12;
  private static final int MOST_PAID = 4;

  /** What is added could else be taken for money. */
  private static final String OF_HARM = " of harm";

  private final MoveExplanation move;
  private final Case theCase;
  private final String unit;

  private MoveText(MoveExplanation move) {
    this.move = move;
    this.theCase = move.theCase();
    this.unit = theCase.harmIndex().unit();
  }

  /** Returns the text, of lines of at most a hundred columns. */
  public static String of(MoveExplanation move, String name) {
    return new MoveText(move).text(name);
  }

  private String text(String name) {
    List<String> blocks = new ArrayList<>();
    blocks.add(Paragraph.wrap("%s · %s · %s".formatted(theCase.name(), theCase.scenario(), name)));
    blocks.add(Paragraph.wrap(moved()) + Paragraph.wrap(result()) + unspent());
    String off = changes("Taken off:", false);
    String in = changes("Put in:", true);
    blocks.add(off + in);
    return String.join("\n", blocks);
  }

  private String moved() {
    String asked =
        "Moving %s from %s to %s"
            .formatted(
                Figures.pounds(move.move().pence()),
                name(theCase, move.move().from()),
                name(theCase, move.move().to()));
    boolean ofStreams =
        move.move().from() instanceof MoveEnd.OfStream
            && move.move().to() instanceof MoveEnd.OfStream;
    if (move.changes().isEmpty()) {
      return asked
          + (ofStreams
              ? " changes nothing: every line can still be paid, and nothing more is worth buying."
              : " changes nothing: no whole unit can be taken off within the rules.");
    }
    long left = move.freedPence() - move.spentPence();
    String rest =
        left > 0
            ? "; %s stays unspent".formatted(Figures.pounds(left))
            : left < 0 ? "; %s was left over before".formatted(Figures.pounds(-left)) : "";
    String all =
        !ofStreams && move.freedPence() < move.move().pence()
            ? ", all that can be within the rules"
            : "";
    String in =
        move.spentPence() > 0
            ? "units for %s are put in where that averts most"
                .formatted(Figures.pounds(move.spentPence()))
            : "nothing is put in";
    return "%s: whole units for %s are taken off where that costs least%s, and %s%s."
        .formatted(asked, Figures.pounds(move.freedPence()), all, in, rest);
  }

  private String result() {
    if (move.changes().isEmpty()) {
      return "The harm stays as it is.";
    }
    double mean = move.averted().mean();
    String does =
        mean >= 0
            ? "averts " + HarmWords.small(mean, unit) + " more"
            : "adds " + HarmWords.small(-mean, unit) + OF_HARM;
    if (move.averted().low80() == 0 && move.averted().high80() == 0) {
      return "In most fresh worlds that makes no difference; on average it %s.".formatted(does);
    }
    String sure = Figures.percent(move.probabilityBetter()) + " sure to be better than the plan";
    if (!isPulledByATail()) {
      return "On average that %s (80 %% sure of %s; %s).".formatted(does, range(), sure);
    }
    return "That is %s, and 80 %% sure of %s. Yet on average it %s: a few worlds in which it %s much outweigh the rest."
        .formatted(sure, range(), does, mean >= 0 ? "averts" : "adds");
  }

  /** Whether the mean says other than most worlds, so that it needs a word of explanation. */
  private boolean isPulledByATail() {
    Estimate averted = move.averted();
    double mean = averted.mean();
    boolean outside = mean < averted.low80() || mean > averted.high80();
    boolean betterMoreOften = move.probabilityBetter() > 0.5;
    return outside
        || (mean < 0 && betterMoreOften)
        || (mean > 0 && !betterMoreOften && averted.low80() < 0);
  }

  private String range() {
    double low = move.averted().low80();
    double high = move.averted().high80();
    if (low >= 0) {
      return "%s to %s averted".formatted(HarmWords.small(low, unit), HarmWords.small(high, unit));
    }
    return high <= 0
        ? "%s to %s%s added"
            .formatted(HarmWords.small(-high, unit), HarmWords.small(-low, unit), OF_HARM)
        : "%s%s added to %s averted"
            .formatted(HarmWords.small(-low, unit), OF_HARM, HarmWords.small(high, unit));
  }

  /** Says why freed money stays unspent. */
  private String unspent() {
    if (move.freedPence() <= move.spentPence() || move.changes().isEmpty()) {
      return "";
    }
    return move.left().stream()
        .map(this::unspent)
        .map(Paragraph::wrap)
        .collect(Collectors.joining());
  }

  private String unspent(LeftOver left) {
    FundingStream stream = theCase.resources().funding().get(left.stream());
    String named = name(theCase, move.move().to());
    String to =
        move.move().to() instanceof MoveEnd.OfStream
            ? "what %s may pay for".formatted(named)
            : named;
    String money =
        "%s more of %s is left over than before: "
            .formatted(Figures.pounds(left.pence()), stream.name());
    if (left.paysThere()) {
      return money
          + "no further unit of what may be put in averts anything and fits the money, the hours"
          + " of staff and the other rules.";
    }
    List<String> paid =
        theCase.interventions().stream()
            .filter(intervention -> stream.mayPay(intervention.id()))
            .map(Intervention::name)
            .toList();
    String fence =
        String.join("; ", paid.subList(0, Math.min(MOST_PAID, paid.size())))
            + (paid.size() > MOST_PAID ? "; %d more".formatted(paid.size() - MOST_PAID) : "");
    return money + "it is ring-fenced for %s, and may not pay for %s.".formatted(fence, to);
  }

  private String changes(String header, boolean more) {
    List<String> lines =
        move.changes().stream()
            .filter(change -> (change.unitsAfter() > change.unitsBefore()) == more)
            .map(this::words)
            .toList();
    if (lines.isEmpty()) {
      return "";
    }
    String shown =
        lines.stream().limit(MOST_CHANGES).map(Paragraph::wrap).collect(Collectors.joining());
    return "  "
        + header
        + "\n"
        + shown
        + (lines.size() > MOST_CHANGES
            ? Paragraph.wrap("and %d more lines".formatted(lines.size() - MOST_CHANGES))
            : "");
  }

  private String words(LineChange change) {
    Line line = move.space().line(change.line());
    Intervention intervention = theCase.interventions().get(line.intervention());
    String place =
        line.place() == Line.CITY
            ? "whole city"
            : theCase.area().neighbourhood(line.place()).name();
    return "- %s, %s, %s: from %d to %s"
        .formatted(
            intervention.name(),
            place,
            PeriodWords.of(theCase, line.period() + 1),
            change.unitsBefore(),
            Plurals.of(change.unitsAfter(), intervention.unit()));
  }

  /** Returns the name of where money comes from or goes to. */
  public static String name(Case theCase, MoveEnd end) {
    if (end instanceof MoveEnd.OfIntervention intervention) {
      return theCase.interventions().get(intervention.index()).name();
    }
    if (end instanceof MoveEnd.OfStream stream) {
      return theCase.resources().funding().get(stream.index()).name();
    }
    int place = ((MoveEnd.OfPlace) end).index();
    return place == Line.CITY ? "the whole city" : theCase.area().neighbourhood(place).name();
  }
}
