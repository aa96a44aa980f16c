package marshal.scenarios.planning;

import java.util.List;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.scenarios.outcome.Estimate;

/**
 * What one plan averts beyond another, in fresh worlds that both share, on the same random numbers.
 *
 * @param averted harm that the other plan averts more; negative where it averts less
 * @param probabilityBetter share of worlds in which the other plan has less harm; those with the
 *     same harm count half
 */
public record PlanDifference(Estimate averted, double probabilityBetter) {

  /**
   * Compares two plans.
   *
   * @param plan the plan to compare with
   * @param other the other plan
   * @param options how many fresh worlds, and which
   */
  public static PlanDifference of(
      Case theCase, PlanSpace space, Plan plan, Plan other, PlanningOptions options) {
    FreshWorlds worlds =
        new FreshWorlds(
            theCase, space, List.of(plan, other), 2, options.freshWorlds(), options.seed());
    double[] before = worlds.simulatedHarm(0, theCase.harmIndex());
    double[] after = worlds.simulatedHarm(1, theCase.harmIndex());
    double[] averted = new double[before.length];
    double better = 0;
    for (int d = 0; d < averted.length; d++) {
      averted[d] = before[d] - after[d];
      better += averted[d] > 0 ? 1 : averted[d] == 0 ? 0.5 : 0;
    }
    double mean = worlds.meanHarm(0, theCase.harmIndex()) - worlds.meanHarm(1, theCase.harmIndex());
    return new PlanDifference(Estimates.of(mean, averted), better / averted.length);
  }
}
