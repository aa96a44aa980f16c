package marshal.solver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.greedy.LazyGreedy;
import marshal.solver.relaxation.LinearRules;
import marshal.solver.relaxation.Relaxation;
import marshal.solver.relaxation.RelaxationLimits;
import marshal.solver.relaxation.RelaxationResult;
import marshal.solver.relaxation.ResourcePrices;
import marshal.solver.relaxation.Rounding;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.RuleState;
import marshal.solver.rules.Violation;
import marshal.solver.search.PlanSearch;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;
import marshal.solver.search.SearchSummary;
import marshal.solver.search.StoppedBy;

/**
 * Finds the plan that averts the most harm within the money, the hours and the promises of a case,
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

  /**
   * Finds a plan: checks that the promises can be kept, solves the plan in fractions by prices,
   * rounds it to whole units, and improves the result by local search. A greedy plan is made beside
   * it, to compare with.
   *
   * @param model the case and the worlds to average over
   * @param limits when to end
   * @param seed seed of the local search
   * @param listener hears of better plans
   * @return a feasible plan no worse than the greedy one, or why there is none
   */
  public Allocation allocate(
      HarmModel model, SearchLimits limits, long seed, SearchListener listener) {
    return allocate(model, limits, seed, listener, Optional.empty());
  }

  /**
   * Finds a plan, from the solution of a case that differs little.
   *
   * @param model the case and the worlds to average over
   * @param limits when to end
   * @param seed seed of the local search
   * @param listener hears of better plans
   * @param start where to start from; empty for what is committed
   * @return a feasible plan no worse than the greedy one nor, where that keeps every rule, than the
   *     plan of the start, or why there is none
   */
  public Allocation allocate(
      HarmModel model,
      SearchLimits limits,
      long seed,
      SearchListener listener,
      Optional<WarmStart> start) {
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

    BooleanSupplier over = () -> search.isStopped() || isOver(limits, begin);
    CompletableFuture<GreedyPlan> greedy =
        CompletableFuture.supplyAsync(
            () -> GreedyPlan.find(rules, new ExactMean(model), () -> isGreedyOver(over, limits)));

    ExactMean mean = new ExactMean(model);
    double harmCommitted = mean.harm();
    LinearRules linear = LinearRules.of(rules);
    Relaxation relaxation = new Relaxation(model, linear);
    int limitCount = rules.limits().size();
    RelaxationResult relaxed =
        start
            .filter(warm -> warm.fits(rules.lines(), limitCount))
            .map(
                warm ->
                    relaxation.solve(
                        RelaxationLimits.DEFAULT,
                        linear.nearest(warm.units()),
                        warm.prices(),
                        over))
            .orElseGet(() -> relaxation.solve(RelaxationLimits.DEFAULT, over));
    Plan rounded = Plan.of(Rounding.round(relaxation, relaxed, over));
    mean.setPlan(rounded);
    double harmRounded = mean.harm();
    Optional<Plan> allowed = start.map(WarmStart::plan).filter(plan -> isAllowed(plan, rules));
    if (allowed.isPresent()) {
      mean.setPlan(allowed.get());
      double harmAllowed = mean.harm();
      if (harmAllowed < harmRounded) {
        rounded = allowed.get();
        harmRounded = harmAllowed;
      }
    }
    listener.newBest(since(begin), harmCommitted - harmRounded);

    long searchBegin = System.nanoTime();
    Optional<Duration> timeLeft = limits.time().map(time -> atLeastZero(time.minus(since(begin))));
    Plan found =
        search.improve(
            rounded,
            harmRounded,
            timeLeft,
            limits.steps(),
            seed,
            harm -> listener.newBest(since(begin), harmCommitted - harm));
    double searchSeconds = (System.nanoTime() - searchBegin) / 1e9;

    RuleState state = LazyGreedy.at(found, rules, mean);
    // Exchanges may leave crumbs of money that still buy something.
    double harmFound = LazyGreedy.fill(mean, state, 1, () -> false);
    long moves = search.moves();
    GreedyPlan greedyPlan = greedy.join();
    boolean greedyIsBetter = greedyPlan.harm() < harmFound;
    double harm = greedyIsBetter ? greedyPlan.harm() : harmFound;
    Plan plan = greedyIsBetter ? greedyPlan.plan() : state.plan();
    return new Allocation.Found(
        plan,
        greedyPlan.complete() ? Optional.of(greedyPlan.plan()) : Optional.empty(),
        relaxed.certificate(),
        new ResourcePrices(rules, relaxed),
        new SearchSummary(
            stoppedBy(search, limits, timeLeft, searchSeconds),
            since(begin).toNanos() / 1e9,
            moves,
            moves == 0 ? 0 : moves / searchSeconds,
            harmCommitted,
            harmRounded,
            harm),
        new WarmStart(relaxed.units(), relaxed.prices(), plan));
  }

  private static boolean isAllowed(Plan plan, CaseRules rules) {
    return plan.lines() == rules.lines() && new RuleState(rules, plan).isFeasible();
  }

  /**
   * A search that ends on steps alone waits for the greedy plan, so that its result is the same.
   */
  private static boolean isGreedyOver(BooleanSupplier over, SearchLimits limits) {
    return limits.time().isPresent() && over.getAsBoolean();
  }

  private static boolean isOver(SearchLimits limits, long begin) {
    return limits.time().isPresent() && since(begin).compareTo(limits.time().get()) >= 0;
  }

  private static StoppedBy stoppedBy(
      PlanSearch search, SearchLimits limits, Optional<Duration> timeLeft, double searchSeconds) {
    if (search.isStopped()) {
      return StoppedBy.INTERRUPTED;
    }
    if (search.isExhausted()) {
      return StoppedBy.NOTHING_TO_IMPROVE;
    }
    boolean timeOver = timeLeft.isPresent() && searchSeconds * 1e3 >= timeLeft.get().toMillis();
    return timeOver || limits.steps().isEmpty() ? StoppedBy.TIME : StoppedBy.STEPS;
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
