package marshal.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import marshal.model.plan.Plan;
import marshal.results.json.JsonText;
import marshal.results.json.SensitivityDocument;
import marshal.results.json.SensitivityJson;
import marshal.results.summary.SensitivitySummary;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.VariedCase;
import marshal.scenarios.comparison.NamedPlan;
import marshal.scenarios.planning.Planning;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.planning.PlanningResult;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.sensitivity.Sensitivity;
import marshal.scenarios.sensitivity.SensitivityOutcome;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;

/** What {@code marshal sensitivity} does: find or make the plan, move every figure, print. */
final class SensitivityWork {
  private static final int STEPS = 500;
  private static final int LEAST_FRESH_WORLDS = 10;

  private final Console console;
  private final Optional<String> folder;
  private final Optional<String> scenario;
  private final Optional<String> plan;
  private final String against;
  private final Path runs;
  private final double by;
  private final int worlds;
  private final long seed;
  private final boolean json;

  SensitivityWork(
      Console console,
      Optional<String> folder,
      Optional<String> scenario,
      Optional<String> plan,
      String against,
      Path runs,
      double by,
      int worlds,
      long seed,
      boolean json) {
    this.console = console;
    this.folder = folder;
    this.scenario = scenario;
    this.plan = plan;
    this.against = against;
    this.runs = runs;
    this.by = by;
    this.worlds = worlds;
    this.seed = seed;
    this.json = json;
  }

  int run() {
    // Where no plan is named, the promises hold its place until one is made.
    PlanChoice.Chosen chosen =
        new PlanChoice(List.of(plan.orElse(PlanChoice.NONE), against), folder, scenario, runs)
            .choose();
    VariedCase varied = CaseFolder.readVaried(chosen.folder(), chosen.scenario());
    LoadedCase loaded = varied.base();
    console.say(loaded.warnings().stream().map(Problem::toText).toList());
    console.say(chosen.notes());
    NamedPlan named = chosen.plans().get(0);
    NamedPlan other = chosen.plans().get(1);
    SensitivityOutcome outcome;
    try (Progress progress = Progress.start(console.err(), Terminal.isWatched(), "")) {
      String name = named.source();
      Plan looked = named.plan();
      if (plan.isEmpty()) {
        progress.say("making a plan");
        PlanningOptions options =
            new PlanningOptions(seed, worlds, LEAST_FRESH_WORLDS, SearchLimits.ofSteps(STEPS));
        PlanningResult made = new Planning(options).plan(loaded, SearchListener.SILENT);
        if (made instanceof PlanningResult.Infeasible infeasible) {
          infeasible
              .violations()
              .forEach(violation -> console.say(violation.words() + "\n" + violation.remedy()));
          return ExitCode.INFEASIBLE;
        }
        looked = ((PlanningResult.Planned) made).outcome().plan();
        name = "made for it";
      }
      outcome =
          Sensitivity.of(
              varied,
              name,
              looked,
              other.source(),
              other.plan(),
              by,
              worlds,
              seed,
              (moved, all) -> progress.say("moved %d of %d figures".formatted(moved, all)));
    }
    SensitivityDocument document = SensitivityJson.of(outcome);
    console.result(json ? JsonText.of(document) : SensitivitySummary.of(document));
    return ExitCode.DONE;
  }
}
