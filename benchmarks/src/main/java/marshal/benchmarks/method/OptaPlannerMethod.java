package marshal.benchmarks.method;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import marshal.model.plan.Plan;
import marshal.solver.search.PlanSearch;
import org.optaplanner.core.config.solver.SolverConfig;

/** OptaPlanner as others configure it, from the committed plan on. */
final class OptaPlannerMethod implements Method {

  private final SolverConfig config;
  private volatile PlanSearch running;
  private volatile boolean stopped;

  OptaPlannerMethod(SolverConfig config) {
    this.config = config;
  }

  @Override
  public Found find(Instance instance, Trial trial) {
    PlanSearch search = new PlanSearch(instance.model(), instance.rules()).using(config);
    running = search;
    if (stopped) {
      search.stop();
    }
    Plan plan =
        search.improve(
            instance.rules().committedPlan(),
            instance.harmCommitted(),
            Optional.of(trial.time()),
            OptionalLong.empty(),
            trial.seed(),
            (harm, costPence) -> trial.found(harm));
    return new Found(plan, search.moves(), OptionalDouble.empty());
  }

  @Override
  public void stop() {
    stopped = true;
    PlanSearch search = running;
    if (search != null) {
      search.stop();
    }
  }
}
