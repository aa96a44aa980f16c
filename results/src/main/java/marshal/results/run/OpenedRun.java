package marshal.results.run;

import java.util.Optional;
import marshal.model.plan.Plan;
import marshal.results.json.PlanDocument;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.planning.PlanningOptions;
import marshal.solver.LimitPrices;

/**
 * A run that was opened again: the case as it was then, read from the inputs that the run keeps,
 * with the plan and the result.
 *
 * @param stored its name and folder
 * @param provenance where it comes from: settings in words, versions, hashes
 * @param options the settings to compute it again with
 * @param loaded the case under the run's scenario
 * @param plan the plan
 * @param document the result
 * @param prices what each limit is worth; empty where the run does not keep it
 */
public record OpenedRun(
    StoredRun stored,
    Provenance provenance,
    PlanningOptions options,
    LoadedCase loaded,
    Plan plan,
    PlanDocument document,
    Optional<LimitPrices> prices) {

  /** Returns the name of the run. */
  public String id() {
    return stored.id();
  }

  /** Returns whether the same search can be made again, step by step: not if a clock ended it. */
  public boolean isRepeatable() {
    return provenance.command().equals(Provenance.PLAN)
        && options.limits().steps().isPresent()
        && !provenance.stoppedBy().equals("time")
        && !provenance.stoppedBy().equals("interrupted");
  }
}
