package marshal.results.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.results.summary.Figures;
import marshal.results.summary.Paragraph;
import marshal.results.summary.Plurals;
import marshal.scenarios.explanation.MoveEnd;
import marshal.scenarios.explanation.MoveExplanation;
import marshal.scenarios.explanation.MoveExplanation.LineChange;

/** What moving money does, as a terminal shows it. */
public final class MoveText {

  private static final int MOST_CHANGES = 12;

  private final MoveExplanation move;
  private final Case theCase;
  private final String unit;

  private MoveText(MoveExplanation move) {
    this.move = move;
    this.theCase = move.theCase();
    this.unit = theCase.harmIndex().unit();
  }

  /** Returns the text, of lines of at most a hundred columns. */
  public static String of(MoveExplanation move, String runId) {
    return new MoveText(move).text(runId);
  }

  private String text(String runId) {
    List<String> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.wrap("%s · %s · run %s".formatted(theCase.name(), theCase.scenario(), runId)));
    blocks.add(Paragraph.wrap(moved()) + Paragraph.wrap(result()));
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
    if (move.changes().isEmpty()) {
      return asked + " changes nothing: no whole unit can be taken off, or put in, by the rules.";
    }
    long left = move.freedPence() - move.spentPence();
    String rest =
        left > 0
            ? "; %s stays unspent".formatted(Figures.pounds(left))
            : left < 0 ? "; %s was left over before".formatted(Figures.pounds(-left)) : "";
    return "%s: whole units of %s are taken off where that costs least, and of %s put in where that averts most%s."
        .formatted(
            asked, Figures.pounds(move.freedPence()), Figures.pounds(move.spentPence()), rest);
  }

  private String result() {
    if (move.changes().isEmpty()) {
      return "The harm stays as it is.";
    }
    double mean = move.averted().mean();
    return "On the whole that %s (80 %% sure of %s to %s; %s sure to be better than the plan)."
        .formatted(
            mean >= 0
                ? "averts " + HarmWords.small(mean, unit) + " more"
                : "adds " + HarmWords.small(-mean, unit),
            HarmWords.small(move.averted().low80(), unit),
            HarmWords.small(move.averted().high80(), unit),
            Figures.percent(move.probabilityBetter()));
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
