package marshal.solver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.greedy.LazyGreedy;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.RuleState;
import marshal.solver.rules.Violation;
import marshal.solver.search.PlanSearch;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;
import marshal.solver.search.SearchSummary;
import marshal.solver.search.StoppedBy;

/**
 * Finds the plan that averts the most harm within the money, the hours and the promises of a case.
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

  /**
   * Finds a plan: checks that the promises can be kept, buys greedily on top of them, and improves
   * the result by local search.
   *
   * @param model the case and the worlds to average over
   * @param limits when to end
   * @param seed seed of the local search
   * @param listener hears of better plans
   * @return a feasible plan no worse than the greedy one, or why there is none
   */
  public Allocation allocate(
      HarmModel model, SearchLimits limits, long seed, SearchListener listener) {
    long begin = System.nanoTime();
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    List<Violation> reasons = rules.infeasibilities();
    if (!reasons.isEmpty()) {
      return new Allocation.Infeasible(reasons);
    }
    PlanSearch search = new PlanSearch(model, rules);
    running = search;
    if (stopRequested) {
      search.stop();
    }

    ExactMean mean = new ExactMean(model);
    double harmCommitted = mean.harm();
    GreedyStart start = GreedyStart.find(rules, mean, search::isStopped);
    listener.newBest(since(begin), harmCommitted - start.harm());

    long searchBegin = System.nanoTime();
    Optional<Duration> timeLeft = limits.time().map(time -> atLeastZero(time.minus(since(begin))));
    Plan found =
        search.improve(
            start.plan(),
            start.harm(),
            timeLeft,
            limits.steps(),
            seed,
            harm -> listener.newBest(since(begin), harmCommitted - harm));
    double searchSeconds = (System.nanoTime() - searchBegin) / 1e9;

    RuleState state = LazyGreedy.at(found, rules, mean);
    // Exchanges may leave crumbs of money that still buy something.
    double harmFound = LazyGreedy.fill(mean, state, 1, () -> false);
    long moves = search.moves();
    return new Allocation.Found(
        state.plan(),
        start.plan(),
        new SearchSummary(
            stoppedBy(search, limits, timeLeft, searchSeconds),
            since(begin).toNanos() / 1e9,
            moves,
            moves == 0 ? 0 : moves / searchSeconds,
            harmCommitted,
            start.harm(),
            harmFound));
  }

  private static StoppedBy stoppedBy(
      PlanSearch search, SearchLimits limits, Optional<Duration> timeLeft, double searchSeconds) {
    if (search.isStopped()) {
      return StoppedBy.INTERRUPTED;
    }
    if (search.isExhausted()) {
      return StoppedBy.NOTHING_TO_IMPROVE;
    }
    boolean stepsReached =
        limits.steps().isPresent() && search.moves() >= limits.steps().getAsLong();
    boolean timeOver =
        timeLeft.isPresent() && searchSeconds * 1e9 >= timeLeft.get().toNanos() && !stepsReached;
    return timeOver || limits.steps().isEmpty() ? StoppedBy.TIME : StoppedBy.STEPS;
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
