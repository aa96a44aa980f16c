package marshal.results.run;

import java.nio.file.Path;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.RuleChanges;
import marshal.scenarios.planning.Planning;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.planning.PlanningResult;
import marshal.solver.search.SearchLimits;

/** Makes runs of the tiny case. */
public final class TinyRuns {

  public static final Path CASE = Path.of("..", "scenarios", "src", "test", "resources", "tiny");
  public static final String VERSION = "0.1.0";

  private TinyRuns() {}

  public static StoredRun plan(Path runs, String scenario) {
    return plan(runs, scenario, SearchLimits.ofSteps(300));
  }

  public static StoredRun plan(Path runs, String scenario, SearchLimits limits) {
    PlanningOptions options = new PlanningOptions(5, 8, 50, limits);
    LoadedCase loaded = CaseFolder.read(CASE, scenario);
    try (RunDraft draft = new RunStore(runs).begin()) {
      PlanningResult.Planned planned =
          (PlanningResult.Planned) new Planning(options).plan(loaded, (time, averted) -> {});
      return draft.finish(
          RunContent.of(
              CASE,
              loaded,
              options,
              RuleChanges.NONE,
              planned.outcome(),
              planned.limitPrices(),
              VERSION));
    }
  }
}
