package marshal.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import marshal.model.plan.Plan;
import marshal.results.json.PlanJson;
import marshal.results.summary.PlanSummary;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.PlanFile;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.planning.Planning;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.problem.Problem;
import marshal.solver.search.SearchLimits;

/** What {@code marshal evaluate} does: read, judge, print. */
final class EvaluateWork {
  private final Console console;
  private final CaseOptions caseOptions;
  private final WorldOptions worldOptions;
  private final Path plan;
  private final boolean allowInfeasible;
  private final boolean json;

  EvaluateWork(
      Console console,
      CaseOptions caseOptions,
      WorldOptions worldOptions,
      Path plan,
      boolean allowInfeasible,
      boolean json) {
    this.console = console;
    this.caseOptions = caseOptions;
    this.worldOptions = worldOptions;
    this.plan = plan;
    this.allowInfeasible = allowInfeasible;
    this.json = json;
  }

  int run() {
    LoadedCase loaded = CaseFolder.read(caseOptions.folder(), caseOptions.scenario());
    Plan written = PlanFile.read(plan, loaded);
    console.say(loaded.warnings().stream().map(Problem::toText).toList());
    PlanningOptions options =
        new PlanningOptions(
            worldOptions.seed(),
            worldOptions.worlds(),
            worldOptions.freshWorlds(),
            SearchLimits.ofSteps(0));
    PlanOutcome outcome;
    try (Progress progress = Progress.start(console.err(), Terminal.isWatched(), "")) {
      progress.say("judging the plan");
      outcome = new Planning(options).evaluate(loaded, written);
    }
    boolean refused = !outcome.feasible() && !allowInfeasible;
    if (json) {
      console.result(PlanJson.of(outcome, Optional.empty()));
    } else if (!refused) {
      console.result(
          PlanSummary.of(outcome, Optional.empty(), List.of("marshal plan" + caseOptions.words())));
    }
    if (refused) {
      console.say("The plan '" + plan + "' breaks these rules:");
      console.say(outcome.violations());
      console.say("Change the plan, or evaluate it all the same with --allow-infeasible.");
    }
    return refused ? ExitCode.INFEASIBLE : ExitCode.DONE;
  }
}
