package marshal.results.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marshal.model.Case;
import marshal.results.text.Paragraph;
import marshal.results.text.TextTable;
import marshal.results.text.TextTable.Kind;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;
import marshal.scenarios.explanation.BindingRule;
import marshal.scenarios.explanation.InterventionReason;
import marshal.scenarios.explanation.LineReason;
import marshal.scenarios.explanation.PlanExplanation;
import marshal.scenarios.explanation.StreamMargin;

/** Why a plan is as it is, as a terminal shows it. */
public final class ExplanationText {

  private static final int MOST_RULES = 15;
  private static final int MOST_LINES = 40;
  private static final int MOST_IN_FULL = 4;

  private static final String NEGATIVE_SHARE =
      "Its share in the plan's total is -%s all the same: shares are counted while all lines grow"
          + " together from nothing, and this one does harm until the others are there.";

  private final PlanExplanation explanation;
  private final Case theCase;
  private final String unit;
  private final Reasons reasons;

  private ExplanationText(PlanExplanation explanation) {
    this.explanation = explanation;
    this.theCase = explanation.theCase();
    this.unit = theCase.harmIndex().unit();
    this.reasons = new Reasons(theCase, explanation.space());
  }

  /**
   * Returns the text, of lines of at most a hundred columns.
   *
   * @param explanation the whole plan or a part of it
   * @param name what the plan is called: run 2026-derby, draft.csv
   */
  public static String of(PlanExplanation explanation, String name) {
    return new ExplanationText(explanation).text(name);
  }

  private String text(String name) {
    List<String> blocks = new ArrayList<>();
    blocks.add(Paragraph.wrap("%s · %s · %s".formatted(theCase.name(), theCase.scenario(), name)));
    boolean whole =
        explanation.choice().intervention().isEmpty() && explanation.choice().place().isEmpty();
    if (whole && explanation.choice().period().isEmpty()) {
      blocks.add(sense());
      blocks.add(rules());
      blocks.add(margins());
      blocks.add(interventions());
      blocks.add(absent());
    } else {
      explanation.interventions().stream()
          .filter(this::isAskedFor)
          .map(reason -> Paragraph.wrap(ofIntervention(reason)))
          .forEach(blocks::add);
      blocks.add(lines());
      blocks.add(notOffered());
    }
    return blocks.stream().filter(block -> !block.isEmpty()).collect(Collectors.joining("\n"));
  }

  private String sense() {
    return Paragraph.wrap(
        ("In the worlds of its search the plan averts %s. A line is in it because its last unit"
                + " averts at least what the money and hours it uses would avert elsewhere, and has"
                + " no more because one more would avert less.")
            .formatted(Figures.harm(explanation.averted(), unit)));
  }

  private String rules() {
    if (explanation.binding().isEmpty()) {
      return Paragraph.wrap("No rule holds the plan back: it has all that averts harm.");
    }
    TextTable table =
        new TextTable(
            List.of("what holds the plan back", "when", "used", "left", "one more averts"),
            List.of(Kind.WORDS, Kind.FIGURES, Kind.FIGURES, Kind.FIGURES, Kind.FIGURES));
    List<BindingRule> all = explanation.binding();
    for (BindingRule rule : all.subList(0, Math.min(MOST_RULES, all.size()))) {
      LimitWords words = LimitWords.of(theCase, rule.limit());
      table.row(
          List.of(
              words.what(),
              words.when().isEmpty() ? "always" : words.when(),
              words.amount(rule.used()),
              words.amount(rule.left()),
              words.price(rule.price(), unit)));
    }
    return table.toText() + more(all.size(), MOST_RULES, "rule");
  }

  private static String more(int all, int shown, String noun) {
    return all <= shown
        ? ""
        : "    and " + Plurals.of(all - shown, noun) + " more; --json names all\n";
  }

  private String margins() {
    TextTable table =
        new TextTable(
            List.of("who pays", "£1 more averts", "next £10,000", "first £10,000 cut"),
            List.of(Kind.WORDS, Kind.FIGURES, Kind.FIGURES, Kind.FIGURES));
    boolean less = false;
    for (StreamMargin margin : explanation.margins()) {
      boolean smaller = margin.stepPence() < 1_000_000;
      less |= smaller;
      table.row(
          List.of(
              streamName(margin.stream()) + (smaller ? " *" : ""),
              reasons.harm(margin.pricePerPound()),
              averts(margin.nextAverts()),
              averts(-margin.cutCosts())));
    }
    return table.toText()
        + "    Whole units, the rest of the plan as it is: harm averted by more, added by less.\n"
        + (less ? "    * the stream has less than that: as much as it has.\n" : "");
  }

  private String averts(double harm) {
    return Math.abs(harm) < 0.5 ? "0" : reasons.harm(harm);
  }

  private String streamName(String id) {
    return theCase.resources().funding().stream()
        .filter(stream -> stream.id().equals(id))
        .map(stream -> stream.name())
        .findFirst()
        .orElse(id);
  }

  private String interventions() {
    TextTable table =
        new TextTable(
            List.of(
                "in the plan", "without it", "last unit", "next unit", "elsewhere", "why no more"),
            List.of(
                Kind.WORDS, Kind.FIGURES, Kind.FIGURES, Kind.FIGURES, Kind.FIGURES, Kind.FIGURES));
    Map<String, List<LineReason>> lines = byIntervention();
    StringBuilder notes = new StringBuilder();
    for (InterventionReason intervention : explanation.interventions()) {
      List<LineReason> bought =
          lines.get(intervention.intervention()).stream()
              .filter(line -> line.addedUnits() > 0)
              .toList();
      LineReason least =
          bought.stream()
              .min(
                  Comparator.comparingDouble(
                      line -> line.lastUnitAverts().orElse(0) - line.price().averts()))
              .orElseThrow();
      table.row(
          List.of(
              reasons.intervention(least).name(),
              reasons.harm(intervention.withoutItCosts()),
              reasons.harm(least.lastUnitAverts().orElse(0)),
              reasons.harm(least.nextUnitAverts()),
              reasons.harm(least.price().averts()),
              reasons.inShort(least)));
      if (intervention.averts() < 0) {
        notes.append(Paragraph.wrap(ofIntervention(intervention)));
      }
    }
    return explanation.interventions().isEmpty()
        ? ""
        : table.toText()
            + "    Without it: harm that comes back if it is given up and nothing bought instead."
            + " Then for one\n    unit, where it averts least for its price: what the last one averts, what one more"
            + " would, and\n    what the money and hours that it uses would avert elsewhere.\n"
            + notes;
  }

  private Map<String, List<LineReason>> byIntervention() {
    return explanation.lines().stream()
        .collect(
            Collectors.groupingBy(
                LineReason::intervention, LinkedHashMap::new, Collectors.toList()));
  }

  private String ofIntervention(InterventionReason reason) {
    String name =
        theCase.interventions().stream()
            .filter(each -> each.id().equals(reason.intervention()))
            .map(each -> each.name())
            .findFirst()
            .orElse(reason.intervention());
    String without =
        reason.withoutItCosts() >= 0
            ? "%s of harm would come back".formatted(reasons.harm(reason.withoutItCosts()))
            : "%s of harm would be averted".formatted(reasons.harm(-reason.withoutItCosts()));
    return "%s: %s beyond what is promised. If all of it were given up and nothing else bought, %s.%s"
        .formatted(
            name,
            Figures.pounds(reason.addedPence()),
            without,
            reason.averts() < 0
                ? " " + NEGATIVE_SHARE.formatted(reasons.harm(-reason.averts()))
                : "");
  }

  private boolean isAskedFor(InterventionReason reason) {
    return explanation.choice().intervention().isPresent()
        && theCase
            .interventions()
            .get(explanation.choice().intervention().getAsInt())
            .id()
            .equals(reason.intervention());
  }

  /** Interventions of which nothing is bought, each by the line that comes nearest. */
  private String absent() {
    List<LineReason> nearest = new ArrayList<>();
    byIntervention()
        .forEach(
            (intervention, lines) -> {
              if (lines.stream().allMatch(line -> line.addedUnits() == 0)) {
                nearest.add(
                    lines.stream()
                        .max(
                            Comparator.comparingDouble(
                                line -> line.nextUnitAverts() - line.price().averts()))
                        .orElseThrow());
              }
            });
    if (nearest.isEmpty()) {
      return "";
    }
    TextTable table =
        new TextTable(
            List.of("not in the plan", "where it comes nearest", "would avert", "uses", "why not"),
            List.of(Kind.WORDS, Kind.WORDS, Kind.FIGURES, Kind.FIGURES, Kind.FIGURES));
    for (LineReason line : nearest) {
      table.row(
          List.of(
              reasons.intervention(line).name(),
              reasons.placeAndPeriod(line),
              reasons.harm(line.nextUnitAverts()),
              reasons.harm(line.price().averts()),
              reasons.inShort(line)));
    }
    return table.toText();
  }

  private String lines() {
    List<LineReason> bought =
        explanation.lines().stream().filter(line -> line.units() > 0).toList();
    List<LineReason> all = explanation.lines();
    if (all.size() <= MOST_IN_FULL) {
      return all.stream()
          .map(line -> Paragraph.wrap(reasons.inFull(line)))
          .collect(Collectors.joining("\n"));
    }
    String none = bought.isEmpty() ? Paragraph.wrap("Nothing is bought here.") : "";
    return none
        + table(bought, "in the plan")
        + absentLines()
        + "    What the last unit averts, what one more would, and what the money and hours of one"
        + " would avert\n    elsewhere.\n";
  }

  private String absentLines() {
    List<LineReason> absent =
        explanation.lines().stream()
            .filter(line -> line.units() == 0)
            .sorted(
                Comparator.comparingDouble(
                        (LineReason line) -> line.nextUnitAverts() - line.price().averts())
                    .reversed())
            .toList();
    String table = table(absent, "not in the plan");
    return table.isEmpty() ? "" : "\n" + table;
  }

  private String table(List<LineReason> lines, String header) {
    if (lines.isEmpty()) {
      return "";
    }
    boolean onePlace = explanation.choice().place().isPresent();
    boolean oneIntervention = explanation.choice().intervention().isPresent();
    TextTable table =
        new TextTable(
            List.of(
                header,
                PeriodWords.noun(theCase),
                "units",
                "last unit",
                "next unit",
                "elsewhere",
                "why no more"),
            List.of(
                Kind.WORDS,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES));
    for (LineReason line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
      String place = reasons.place(line.neighbourhood());
      String name = reasons.intervention(line).name();
      table.row(
          List.of(
              onePlace ? name : oneIntervention ? place : name + ", " + place,
              Integer.toString(line.period()),
              Figures.count(line.units()),
              line.lastUnitAverts().isPresent()
                  ? reasons.harm(line.lastUnitAverts().getAsDouble())
                  : "–",
              reasons.harm(line.nextUnitAverts()),
              reasons.harm(line.price().averts()),
              reasons.inShort(line)));
    }
    return table.toText() + more(lines.size(), MOST_LINES, "line");
  }

  private String notOffered() {
    if (explanation.notOffered().isEmpty()) {
      return "";
    }
    return Paragraph.wrap(reasons.notOffered(explanation.notOffered()));
  }
}
