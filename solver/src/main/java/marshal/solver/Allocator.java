package marshal.solver;

import java.util.List;
import java.util.Optional;
import marshal.model.evaluation.HarmModel;
import marshal.solver.objective.Goal;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Violation;
import marshal.solver.search.PlanSearch;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;

/**
 * Finds the plan that serves a goal best within the money, the hours and the promises of a case,
 * and proves how far from the best possible it can be.
 *
 * <p>One allocator serves one call of {@link #allocate}; {@link #stop()} may come from any thread.
 */
public final class Allocator {

  private volatile boolean stopRequested;
  private volatile PlanSearch running;

  /** Asks for an early end. The best plan so far is returned. */
  public void stop() {
    stopRequested = true;
    PlanSearch search = running;
    if (search != null) {
      search.stop();
    }
  }

  boolean isStopped() {
    return stopRequested;
  }

  /** Heeds a search, so that a request to end reaches it whenever it comes. */
  PlanSearch running(PlanSearch search) {
    running = search;
    if (stopRequested) {
      search.stop();
    }
    return search;
  }

  /** Finds the plan that averts the most harm in the mean over worlds. */
  public Allocation allocate(
      HarmModel model, SearchLimits limits, long seed, SearchListener listener) {
    return allocate(model, limits, seed, listener, Optional.empty());
  }

  /**
   * Finds the plan that averts the most harm in the mean over worlds, from the solution of a case
   * that differs little.
   */
  public Allocation allocate(
      HarmModel model,
      SearchLimits limits,
      long seed,
      SearchListener listener,
      Optional<WarmStart> start) {
    return allocate(model, Goal.MOST_AVERTED, limits, seed, listener, start);
  }

  /**
   * Finds a plan: checks that the promises can be kept, solves the plan in fractions by prices,
   * rounds it to whole units, and improves the result by local search. A greedy plan is made beside
   * it, to compare with.
   *
   * @param model the case and the worlds to weigh
   * @param goal what the plan is wanted for
   * @param limits when to end
   * @param seed seed of the local search
   * @param listener hears of better plans
   * @param start a solution of a case that differs little to start from; empty for what is
   *     committed
   * @return a feasible plan no worse than the greedy one nor, where that keeps every rule, than the
   *     plan of the start, or why there is none
   */
  public Allocation allocate(
      HarmModel model,
      Goal goal,
      SearchLimits limits,
      long seed,
      SearchListener listener,
      Optional<WarmStart> start) {
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    List<Violation> reasons = rules.infeasibilities();
    if (!reasons.isEmpty()) {
      return Allocation.Infeasible.of(rules);
    }
    return new Allocating(this, model, rules, goal, limits, seed, listener, start).run();
  }
}
