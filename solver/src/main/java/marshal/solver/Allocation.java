package marshal.solver;

import java.util.List;
import java.util.Optional;
import marshal.model.plan.Plan;
import marshal.solver.objective.Goal;
import marshal.solver.objective.Objective;
import marshal.solver.relaxation.Certificate;
import marshal.solver.relaxation.ResourcePrices;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Relief;
import marshal.solver.rules.Violation;
import marshal.solver.search.SearchSummary;

/** What came of looking for a plan. */
public sealed interface Allocation {

  /**
   * A plan that keeps every rule.
   *
   * @param plan the best plan found
   * @param greedy the greedy plan, to compare with; empty if the time was over before it was ready
   * @param certificate proof of the least that any plan can come to in the same worlds
   * @param prices harm that one more pound or hour averts
   * @param limitPrices the same by limit, as anybody finds them who relaxes the case again; empty
   *     where the objective is another, the start was warm or the time was over before
   * @param search how the search went
   * @param warmStart where to start from when the case is varied a little
   * @param goal what the plan is wanted for
   * @param ruleCosts what fairness and stability cost in harm, where that is all that counts
   */
  record Found(
      Plan plan,
      Optional<Plan> greedy,
      Certificate certificate,
      ResourcePrices prices,
      Optional<LimitPrices> limitPrices,
      SearchSummary search,
      WarmStart warmStart,
      Goal goal,
      List<RuleCost> ruleCosts)
      implements Allocation {

    /** Copies the list. */
    public Found {
      ruleCosts = List.copyOf(ruleCosts);
    }

    /**
     * Returns how far the plan may be from the best one, in percent: of what could be averted at
     * most, or, with a target, of what it costs.
     */
    public double gapPercent() {
      if (goal.objective() instanceof Objective.LeastCost) {
        double cost = search.valueFound();
        return cost > 0 ? 100 * Math.max(0, cost - certificate.lowerBound()) / cost : 0;
      }
      return certificate.gapPercent(search.valueFound(), search.valueCommitted());
    }
  }

  /**
   * No plan was found that keeps every rule.
   *
   * @param reasons the fewest things found that would have to give way, and by how much
   * @param instead other things that could give way in their place; empty if there are none
   */
  record Infeasible(List<Violation> reasons, List<Violation> instead) implements Allocation {

    /** Copies the lists. */
    public Infeasible {
      reasons = List.copyOf(reasons);
      instead = List.copyOf(instead);
    }

    /** Says what would make a plan possible. */
    public static Infeasible of(CaseRules rules) {
      Relief relief = Relief.of(rules);
      return new Infeasible(relief.smallest(), relief.instead());
    }
  }

  /**
   * No plan was found that averts as much harm as was asked for.
   *
   * @param asked harm to avert
   * @param found the most that a plan was found to avert
   * @param possible what no plan can avert more than; below what was asked for if it is proven that
   *     the target cannot be reached
   * @param forecast harm under the committed plan
   */
  record OutOfReach(double asked, double found, double possible, double forecast)
      implements Allocation {}
}
