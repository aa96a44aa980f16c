package marshal.benchmarks.method;

import java.util.OptionalDouble;
import marshal.model.evaluation.ExactMean;
import marshal.model.plan.Plan;
import marshal.solver.relaxation.LinearRules;
import marshal.solver.relaxation.Relaxation;
import marshal.solver.relaxation.RelaxationLimits;
import marshal.solver.relaxation.RelaxationResult;
import marshal.solver.relaxation.Rounding;

/** The relaxation, rounded, and nothing after it. */
final class RoundingMethod implements Method {

  private volatile boolean stopped;

  @Override
  public Found find(Instance instance, Trial trial) {
    Relaxation relaxation = new Relaxation(instance.model(), LinearRules.of(instance.rules()));
    RelaxationResult relaxed =
        relaxation.solve(RelaxationLimits.DEFAULT, () -> stopped || trial.isOver());
    Plan plan = Plan.of(Rounding.round(relaxation, relaxed, () -> stopped || trial.isOver()));
    ExactMean mean = new ExactMean(instance.model());
    mean.setPlan(plan);
    trial.found(mean.harm());
    return new Found(plan, 0, OptionalDouble.of(relaxed.certificate().lowerBound()));
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
