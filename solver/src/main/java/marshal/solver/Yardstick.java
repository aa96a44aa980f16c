package marshal.solver;

import marshal.solver.objective.Goal;
import marshal.solver.objective.Objective;
import marshal.solver.objective.Valuation;

/**
 * The number that a goal makes least.
 *
 * @param goal what a plan is wanted for
 * @param valuation what harm and money count for in the search
 * @param harmAtMost harm not to exceed; infinite where there is no target
 * @param costCommittedPence what the committed units cost, which no plan can save
 */
record Yardstick(Goal goal, Valuation valuation, double harmAtMost, long costCommittedPence) {

  private static final double POUNDS_PER_PENNY = 0.01;

  /** Measures by a goal without a target. */
  static Yardstick of(Goal goal, long costCommittedPence) {
    boolean net = goal.objective() instanceof Objective.NetBenefit;
    Valuation valuation = new Valuation(goal.risk(), net ? POUNDS_PER_PENNY : 0);
    return new Yardstick(goal, valuation, Double.POSITIVE_INFINITY, costCommittedPence);
  }

  boolean hasTarget() {
    return harmAtMost < Double.POSITIVE_INFINITY;
  }

  /**
   * Returns harm; harm and the cost beyond what is committed in pounds; or that cost in pence: what
   * the objective makes least. With a target that is missed, infinite.
   */
  double value(double harm, long costPence) {
    long added = costPence - costCommittedPence;
    if (hasTarget()) {
      return harm <= harmAtMost ? added : Double.POSITIVE_INFINITY;
    }
    return harm + valuation.harmPerPenny() * added;
  }

  /** Returns the same for the sum that a search makes least, where there is no target. */
  double valueOfSum(double sum) {
    return sum - valuation.harmPerPenny() * costCommittedPence;
  }
}
