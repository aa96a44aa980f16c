package marshal.benchmarks.method;

import java.util.OptionalDouble;
import marshal.solver.Allocation;
import marshal.solver.Allocator;
import marshal.solver.search.SearchLimits;

/** Marshal at its defaults: relaxation, rounding, search, with the greedy plan beside them. */
final class MarshalMethod implements Method {

  private final Allocator allocator = new Allocator();

  @Override
  public Found find(Instance instance, Trial trial) {
    Allocation allocation =
        allocator.allocate(
            instance.model(),
            SearchLimits.ofTime(trial.time()),
            trial.seed(),
            (elapsed, averted) -> trial.found(instance.harmCommitted() - averted));
    if (allocation instanceof Allocation.Infeasible infeasible) {
      throw new IllegalStateException(
          "No plan keeps every rule: " + infeasible.reasons().get(0).words());
    }
    Allocation.Found found = (Allocation.Found) allocation;
    return new Found(
        found.plan(), found.search().moves(), OptionalDouble.of(found.certificate().lowerBound()));
  }

  @Override
  public void stop() {
    allocator.stop();
  }
}
