package marshal.benchmarks.method;

import java.util.OptionalDouble;
import marshal.model.evaluation.ExactMean;
import marshal.solver.greedy.LazyGreedy;
import marshal.solver.rules.RuleState;

/** What averts most for its price is bought first, until nothing more fits. */
final class GreedyMethod implements Method {

  /** As in the greedy plan that Marshal compares with. */
  private static final double STEEPNESS = 100;

  private volatile boolean stopped;

  @Override
  public Found find(Instance instance, Trial trial) {
    ExactMean mean = new ExactMean(instance.model());
    RuleState state = LazyGreedy.at(instance.rules().committedPlan(), instance.rules(), mean);
    trial.found(LazyGreedy.fill(mean, state, STEEPNESS, () -> stopped || trial.isOver()));
    return new Found(state.plan(), 0, OptionalDouble.empty());
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
