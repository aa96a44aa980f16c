package marshal.solver;

import java.util.List;
import java.util.Optional;
import marshal.model.plan.Plan;
import marshal.solver.relaxation.Certificate;
import marshal.solver.relaxation.ResourcePrices;
import marshal.solver.rules.Violation;
import marshal.solver.search.SearchSummary;

/** What came of looking for a plan. */
public sealed interface Allocation {

  /**
   * A plan that keeps every rule.
   *
   * @param plan the best plan found
   * @param greedy the greedy plan, to compare with; empty if the time was over before it was ready
   * @param certificate proof of the least harm that any plan can have in the same worlds
   * @param prices harm that one more pound or hour averts
   * @param search how the search went
   * @param warmStart where to start from when the case is varied a little
   */
  record Found(
      Plan plan,
      Optional<Plan> greedy,
      Certificate certificate,
      ResourcePrices prices,
      SearchSummary search,
      WarmStart warmStart)
      implements Allocation {}

  /**
   * No plan can keep every rule: what is promised breaks some already.
   *
   * @param reasons the rules that the promises alone break, with what is missing
   */
  record Infeasible(List<Violation> reasons) implements Allocation {

    /** Copies the reasons. */
    public Infeasible {
      reasons = List.copyOf(reasons);
    }
  }
}
