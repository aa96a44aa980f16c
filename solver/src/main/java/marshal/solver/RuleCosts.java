package marshal.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.rule.Rule;
import marshal.solver.greedy.LazyGreedy;
import marshal.solver.objective.Valuation;
import marshal.solver.relaxation.LinearRules;
import marshal.solver.relaxation.Relaxation;
import marshal.solver.relaxation.RelaxationLimits;
import marshal.solver.relaxation.RelaxationResult;
import marshal.solver.relaxation.Rounding;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.RuleState;

/**
 * What fairness and stability cost in harm: for each such rule a plan is made without it, by
 * relaxation and rounding, to set beside the one that keeps it.
 *
 * <p>No search improves that plan, so that a cost may come out a little too low, by about what a
 * search finds; it is never below 0, as the plan that keeps the rule may be filled up without it.
 */
final class RuleCosts {

  private final HarmModel model;
  private final Valuation valuation;
  private final BooleanSupplier stop;
  private final long mostExchanges;
  private final BooleanSupplier stopImproving;
  private final List<Without> found = new ArrayList<>();

  /** A rule, the other rules, and a plan that keeps those. */
  private record Without(Rule rule, CaseRules others, Plan plan) {}

  private RuleCosts(
      HarmModel model,
      Valuation valuation,
      BooleanSupplier stop,
      long mostExchanges,
      BooleanSupplier stopImproving) {
    this.model = model;
    this.valuation = valuation;
    this.stop = stop;
    this.mostExchanges = mostExchanges;
    this.stopImproving = stopImproving;
  }

  /** Returns whether a case has a rule that a cost is found for. */
  static boolean areAskedFor(Case theCase) {
    return theCase.resources().rules().stream().anyMatch(RuleCosts::isCosted);
  }

  private static boolean isCosted(Rule rule) {
    return rule instanceof Rule.FairnessFloor || rule instanceof Rule.Stability;
  }

  /**
   * Makes a plan without each of the rules.
   *
   * @param model the case in its worlds
   * @param relaxed the relaxation with all rules, to start from
   * @param valuation what is to be least
   * @param stop asked between steps; true ends with what was found
   * @param mostExchanges most exchanges to improve a plan by
   * @param stopImproving asked between improvements of a plan; true ends with the best so far
   */
  static RuleCosts find(
      HarmModel model,
      RelaxationResult relaxed,
      Valuation valuation,
      BooleanSupplier stop,
      long mostExchanges,
      BooleanSupplier stopImproving) {
    RuleCosts costs = new RuleCosts(model, valuation, stop, mostExchanges, stopImproving);
    for (Rule rule : model.theCase().resources().rules()) {
      if (isCosted(rule) && !stop.getAsBoolean()) {
        costs.planWithout(rule, relaxed);
      }
    }
    return costs;
  }

  private void planWithout(Rule rule, RelaxationResult relaxed) {
    Case theCase = model.theCase();
    CaseRules others =
        new CaseRules(
            theCase.withResources(theCase.resources().without(Set.of(rule.name()))), model.space());
    LinearRules linear = LinearRules.of(others);
    Relaxation relaxation = new Relaxation(model, linear, valuation);
    // The limits of a floor come last: what is left of the prices fits.
    double[] prices = Arrays.copyOf(relaxed.prices(), linear.limits());
    RelaxationResult free =
        relaxation.solve(RelaxationLimits.DEFAULT, linear.nearest(relaxed.units()), prices, stop);
    Plan plan = Plan.of(Rounding.of(relaxation, free, stop).improved(mostExchanges, stopImproving));
    // What was cut short would make the rule look cheap.
    if (!stop.getAsBoolean()) {
      found.add(new Without(rule, others, plan));
    }
  }

  /**
   * Returns what each rule costs.
   *
   * @param mean the exact mean; moved
   * @param plan the plan that keeps them
   */
  List<RuleCost> of(ExactMean mean, Plan plan) {
    double kept = harm(mean, plan);
    List<RuleCost> costs = new ArrayList<>();
    for (Without without : found) {
      double least = Math.min(kept, filled(mean, plan, without.others()));
      if (new RuleState(without.others(), without.plan()).isFeasible()) {
        least = Math.min(least, harm(mean, without.plan()));
      }
      costs.add(new RuleCost(without.rule().kind(), without.rule().name(), kept - least));
    }
    return costs;
  }

  private double filled(ExactMean mean, Plan plan, CaseRules rules) {
    RuleState state = LazyGreedy.at(plan, rules, mean);
    LazyGreedy.fill(mean, state, valuation, Double.NEGATIVE_INFINITY, 1, stop);
    return harm(mean, state.plan());
  }

  private double harm(ExactMean mean, Plan plan) {
    mean.setPlan(plan);
    return valuation.harm(mean, model.theCase());
  }
}
