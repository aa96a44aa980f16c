package marshal.solver;

import java.util.function.BooleanSupplier;
import marshal.model.evaluation.ExactMean;
import marshal.model.plan.Plan;
import marshal.solver.greedy.LazyGreedy;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.RuleState;

/**
 * The greedy plan that a search begins with, built on the committed plan.
 *
 * @param plan its units
 * @param harm its mean harm
 */
record GreedyStart(Plan plan, double harm) {

  /** How much dearer the last of a limit is than the first. */
  private static final double STEEPNESS = 20;

  static GreedyStart find(CaseRules rules, ExactMean mean, BooleanSupplier stop) {
    RuleState state = LazyGreedy.at(rules.committedPlan(), rules, mean);
    double harm = LazyGreedy.fill(mean, state, STEEPNESS, stop);
    return new GreedyStart(state.plan(), harm);
  }
}
