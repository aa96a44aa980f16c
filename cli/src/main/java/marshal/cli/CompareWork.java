package marshal.cli;

import java.util.List;
import marshal.results.json.CompareDocument;
import marshal.results.json.CompareJson;
import marshal.results.json.JsonText;
import marshal.results.summary.CompareSummary;
import marshal.results.summary.DifferenceWords;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.comparison.Comparison;
import marshal.scenarios.comparison.ComparisonOutcome;
import marshal.scenarios.comparison.NamedPlan;
import marshal.scenarios.problem.Problem;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Violation;

/** What {@code marshal compare} does: find the plans, judge them side by side, print. */
final class CompareWork {
  private final Console console;
  private final PlanChoice choice;
  private final int paths;
  private final long seed;
  private final boolean acrossScenarios;
  private final boolean allowInfeasible;
  private final boolean json;

  CompareWork(
      Console console,
      PlanChoice choice,
      int paths,
      long seed,
      boolean acrossScenarios,
      boolean allowInfeasible,
      boolean json) {
    this.console = console;
    this.choice = choice;
    this.paths = paths;
    this.seed = seed;
    this.acrossScenarios = acrossScenarios;
    this.allowInfeasible = allowInfeasible;
    this.json = json;
  }

  int run() {
    PlanChoice.Chosen chosen = choice.choose();
    LoadedCase loaded = chosen.loaded();
    console.say(loaded.warnings().stream().map(Problem::toText).toList());
    if (!allowInfeasible && isRefused(chosen)) {
      console.say("Change the plan, or compare it all the same with --allow-infeasible.");
      return ExitCode.INFEASIBLE;
    }
    ComparisonOutcome outcome;
    try (Progress progress = Progress.start(console.err(), Terminal.isWatched(), "")) {
      progress.say("judging %d plans on %,d paths".formatted(chosen.plans().size(), paths));
      outcome = Comparison.of(loaded, chosen.plans(), paths, seed, scenarios(chosen));
    }
    CompareDocument document =
        CompareJson.of(outcome, pair -> DifferenceWords.of(outcome, pair), chosen.notes());
    console.result(json ? JsonText.of(document) : CompareSummary.of(document));
    return ExitCode.DONE;
  }

  /** The current plan and the promises are what they are: only plans to choose from are refused. */
  private boolean isRefused(PlanChoice.Chosen chosen) {
    boolean refused = chosen.lost();
    if (refused) {
      console.say(chosen.notes());
    }
    CaseRules rules = new CaseRules(chosen.loaded().theCase(), chosen.loaded().space());
    for (NamedPlan plan : chosen.plans()) {
      List<Violation> violations = rules.violations(plan.plan());
      boolean given =
          plan.plan().equals(chosen.loaded().currentPlan())
              || plan.plan().equals(rules.committedPlan());
      if (!violations.isEmpty() && !given) {
        refused = true;
        console.say(
            "The plan %s ('%s') breaks these rules:".formatted(plan.label(), plan.source()));
        console.say(violations.stream().map(Violation::words).toList());
      }
    }
    return refused;
  }

  private List<Comparison.OtherScenario> scenarios(PlanChoice.Chosen chosen) {
    return acrossScenarios
        ? CaseFolder.scenarios(chosen.folder()).stream()
            .map(
                title ->
                    new Comparison.OtherScenario(
                        title, () -> CaseFolder.read(chosen.folder(), title.name())))
            .toList()
        : List.of();
  }
}
