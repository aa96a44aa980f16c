package marshal.scenarios.planning;

import java.util.List;
import java.util.Optional;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.solver.Allocation;
import marshal.solver.LimitPrices;
import marshal.solver.WarmStart;
import marshal.solver.rules.Violation;

/** What planning came to. */
public sealed interface PlanningResult {

  /** Returns the case that was planned for. */
  LoadedCase loaded();

  /**
   * A plan.
   *
   * @param loaded the case
   * @param outcome what the plan comes to
   * @param warmStart where to start from when the case is varied a little
   * @param limitPrices what each limit is worth, if that needs not be found again
   */
  record Planned(
      LoadedCase loaded,
      PlanOutcome outcome,
      WarmStart warmStart,
      Optional<LimitPrices> limitPrices)
      implements PlanningResult {}

  /**
   * No plan was found that reaches the target.
   *
   * @param loaded the case
   * @param reach what was asked for and how much can be averted
   */
  record OutOfReach(LoadedCase loaded, Allocation.OutOfReach reach) implements PlanningResult {}

  /**
   * No plan was found that keeps every rule.
   *
   * @param loaded the case
   * @param violations the fewest things found that would have to give way, and by how much
   * @param instead other things that could give way in their place; empty if there are none
   */
  record Infeasible(LoadedCase loaded, List<Violation> violations, List<Violation> instead)
      implements PlanningResult {

    /** Copies the list. */
    public Infeasible {
      violations = List.copyOf(violations);
      instead = List.copyOf(instead);
    }
  }
}
