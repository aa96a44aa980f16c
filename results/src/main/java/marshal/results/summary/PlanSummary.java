package marshal.results.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import marshal.model.Case;
import marshal.results.text.Paragraph;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;
import marshal.results.words.ProofWords;
import marshal.scenarios.outcome.Baseline;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.HarmOutcome;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.solver.RuleCost;

/** What a plan comes to, as a terminal shows it. */
public final class PlanSummary {

  /** The baseline that a plan is set against by name. */
  private static final String CURRENT_PLAN = "current plan";

  private static final int NEXT_COLUMNS = 8;

  private final PlanOutcome outcome;
  private final Case theCase;
  private final HarmOutcome harm;
  private final PlanTables tables;

  private PlanSummary(PlanOutcome outcome) {
    this.outcome = outcome;
    this.theCase = outcome.theCase();
    this.harm = outcome.harm();
    this.tables = new PlanTables(outcome);
  }

  /**
   * Returns the text, of lines of at most a hundred columns.
   *
   * @param outcome what the plan comes to
   * @param runId name of the run that keeps it; empty if none does
   * @param next commands to run next; never cut, and broken as a shell takes it, so that they can
   *     be copied
   */
  public static String of(PlanOutcome outcome, Optional<String> runId, List<String> next) {
    return new PlanSummary(outcome).text(runId, next);
  }

  private String text(Optional<String> runId, List<String> next) {
    List<String> blocks = new ArrayList<>();
    blocks.add(title(runId));
    blocks.add(result());
    if (!outcome.violations().isEmpty()) {
      blocks.add(violations());
    }
    String byIntervention = tables.byIntervention();
    if (!byIntervention.isEmpty()) {
      blocks.add(byIntervention + tables.assumptionNote() + NegativeShares.of(outcome));
      blocks.add(tables.byNeighbourhood());
    }
    blocks.add(ResourcesText.of(outcome));
    if (!outcome.treatment().isEmpty()) {
      blocks.add(TreatmentText.of(outcome.treatment()));
    }
    blocks.add(judgement());
    if (!next.isEmpty()) {
      blocks.add(
          next.stream()
              .map(PlanSummary::broken)
              .collect(Collectors.joining("\n        ", "  next: ", "\n")));
    }
    return String.join("\n", blocks);
  }

  /** Breaks a long command before its last option. */
  private static String broken(String command) {
    int option = command.lastIndexOf(" --");
    boolean isLong = Paragraph.length(command) + NEXT_COLUMNS > Paragraph.COLUMNS;
    return isLong && option > 0
        ? command.substring(0, option) + " \\\n          " + command.substring(option + 1)
        : command;
  }

  private String title(Optional<String> runId) {
    String left =
        "  "
            + Paragraph.clean(
                "%s · %s · harm in %s (%s)"
                    .formatted(theCase.name(), theCase.scenario(), harm.unit(), harm.indexName()));
    if (runId.isEmpty()) {
      return Paragraph.cut(left, Paragraph.COLUMNS) + "\n";
    }
    String right = Paragraph.cut("run " + runId.get(), Paragraph.COLUMNS - 2);
    int space = Paragraph.COLUMNS - Paragraph.length(left) - Paragraph.length(right);
    return space >= 2
        ? left + " ".repeat(space) + right + "\n"
        : Paragraph.cut(left, Paragraph.COLUMNS) + "\n  " + right + "\n";
  }

  private String result() {
    Estimate averted = harm.averted();
    String forecast = amount(harm.withoutPlan()) + " forecast harm";
    String money =
        "%s of %s free money"
            .formatted(
                Figures.pounds(outcome.spentPence()), Figures.pounds(outcome.availablePence()));
    if (outcome.lines().stream().allMatch(line -> line.addedUnits() == 0)) {
      return Paragraph.wrap(
          outcome.availablePence() == 0
              ? "The plan buys nothing, as no money is free: the %s stays as it is."
                  .formatted(forecast)
              : "The plan buys nothing: %s stays unspent, and the %s stays as it is."
                  .formatted(Figures.pounds(outcome.availablePence()), forecast));
    }
    String does =
        averted.mean() >= 0
            ? "averts %s of %s".formatted(amount(averted.mean()), forecast)
            : "adds %s to the %s".formatted(amount(-averted.mean()), forecast);
    String interval =
        "80 %% sure of %s to %s".formatted(amount(averted.low80()), amount(averted.high80()));
    return Paragraph.wrap(
        "Spending %s %s (%s%s).".formatted(money, does, interval, againstCurrent()));
  }

  private String againstCurrent() {
    Optional<Baseline> current =
        outcome.baselines().stream().filter(b -> b.name().equals(CURRENT_PLAN)).findFirst();
    if (current.isEmpty() || !Double.isFinite(outcome.probabilityBetterThanCurrent())) {
      return "";
    }
    if (isSameAs(current.get())) {
      return "; it comes to the same as the current plan";
    }
    return "; %s sure to beat the current plan, which %s"
        .formatted(
            Figures.percent(outcome.probabilityBetterThanCurrent()),
            averts(current.get().averted()));
  }

  private boolean isSameAs(Baseline baseline) {
    double scale = Math.max(Math.abs(baseline.averted()), Math.abs(harm.averted().mean()));
    return baseline.costPence() == outcome.spentPence()
        && Math.abs(baseline.averted() - harm.averted().mean()) <= 1e-9 * scale;
  }

  private String averts(double amount) {
    return amount >= 0 ? "averts " + amount(amount) : "adds " + amount(-amount);
  }

  private String amount(double amount) {
    return Figures.harm(amount, harm.unit());
  }

  private String violations() {
    StringBuilder text = new StringBuilder();
    text.append(
        Paragraph.wrap(
            "This plan breaks %s:".formatted(Plurals.of(outcome.violations().size(), "rule"))));
    outcome.violations().forEach(violation -> text.append(Paragraph.wrap("- " + violation)));
    return text.toString();
  }

  /** How much to trust the result, and what else the money could do. */
  private String judgement() {
    StringBuilder text = new StringBuilder();
    text.append(
        Paragraph.wrap(
            "Worst ten in a hundred: %s on average."
                .formatted(averted(harm.worstTenPercentMean()))));
    if (!outcome.baselines().isEmpty()) {
      text.append(
          Paragraph.wrap(
              outcome.baselines().stream()
                  .map(this::baseline)
                  .collect(Collectors.joining("; ", "For comparison: ", "."))));
    }
    outcome.search().ifPresent(search -> text.append(searched(search.claimedAverted())));
    outcome.search().stream()
        .flatMap(search -> search.ruleCosts().stream())
        .forEach(cost -> text.append(Paragraph.wrap(ruleCost(cost))));
    text.append(Paragraph.wrap(proof()));
    return text.toString();
  }

  private String proof() {
    if (outcome.certificate().isEmpty()) {
      return "How far from the best possible: not proven, as nobody searched for this plan.";
    }
    return new ProofWords(harm.unit(), outcome.certificate().get()).words();
  }

  private String searched(double claimed) {
    return Paragraph.wrap(
        "Judged in %s; in the %s of the search it %s."
            .formatted(
                Plurals.of(outcome.freshWorlds(), "fresh world"),
                Figures.count(outcome.searchWorlds()),
                averts(claimed)));
  }

  private String ruleCost(RuleCost cost) {
    String rule =
        switch (cost.kind()) {
          case FAIRNESS_FLOOR -> "The fairness floor";
          case STABILITY -> "Stability";
          default -> "The rule '" + cost.name() + "'";
        };
    if (cost.harm() == 0) {
      return rule + " costs nothing: no plan found without it averts more.";
    }
    return "%s costs %s of harm averted: a plan made without it averts that much more in the worlds of the search."
        .formatted(rule, amount(cost.harm()));
  }

  private String averted(double amount) {
    return amount >= 0 ? amount(amount) + " averted" : amount(-amount) + " added";
  }

  private String baseline(Baseline baseline) {
    return "%s %s for %s%s"
        .formatted(
            baseline.name(),
            averts(baseline.averted()),
            Figures.pounds(baseline.costPence()),
            baseline.feasible() ? "" : " but breaks a rule");
  }
}
