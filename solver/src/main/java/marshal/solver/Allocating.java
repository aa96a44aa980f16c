package marshal.solver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.greedy.LazyGreedy;
import marshal.solver.greedy.TargetFit;
import marshal.solver.objective.Goal;
import marshal.solver.objective.Objective;
import marshal.solver.objective.Valuation;
import marshal.solver.relaxation.Certificate;
import marshal.solver.relaxation.LinearRules;
import marshal.solver.relaxation.Relaxation;
import marshal.solver.relaxation.RelaxationLimits;
import marshal.solver.relaxation.RelaxationResult;
import marshal.solver.relaxation.ResourcePrices;
import marshal.solver.relaxation.Rounding;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.FeasiblePlan;
import marshal.solver.rules.Relief;
import marshal.solver.rules.RuleState;
import marshal.solver.search.PlanSearch;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;
import marshal.solver.search.SearchSummary;
import marshal.solver.search.StoppedBy;

/** One search for a plan, from the relaxation to the certificate. */
final class Allocating {

  /** Enough of a relaxation to begin repairs from somewhere else. */
  private static final RelaxationLimits ROUGH = new RelaxationLimits(5, 1);

  /** Lines times worlds that the greedy plan is found with, if there are more. */
  private static final int GREEDY_WORK = 65_536;

  private static final int LEAST_GREEDY_WORLDS = 4;

  /** Shares of the time after which rounding leaves the rest to others. */
  private static final double ROUNDING_SHARE_OF_TIME = 0.8;

  private static final double RICHEST_SHARE_OF_TIME = 0.4;

  private final long begin = System.nanoTime();
  private final Allocator allocator;
  private final HarmModel model;
  private final CaseRules rules;
  private final Goal goal;
  private final SearchLimits limits;
  private final long seed;
  private final SearchListener listener;
  private final Optional<WarmStart> start;
  private final ExactMean mean;
  private final long costCommitted;
  private final double harmCommitted;

  /** Whether the relaxation ended by itself. */
  private boolean relaxedToTheEnd;

  /** What would make a plan possible; made when it is first asked for. */
  private Optional<Relief> relief = Optional.empty();

  Allocating(
      Allocator allocator,
      HarmModel model,
      CaseRules rules,
      Goal goal,
      SearchLimits limits,
      long seed,
      SearchListener listener,
      Optional<WarmStart> start) {
    this.allocator = allocator;
    this.model = model;
    this.rules = rules;
    this.goal = goal;
    this.limits = limits;
    this.seed = seed;
    this.listener = listener;
    this.start = start;
    this.mean = new ExactMean(model);
    this.costCommitted = rules.costPence(rules.committedPlan());
    this.harmCommitted = new Valuation(goal.risk(), 0).harm(mean, model.theCase());
  }

  Allocation run() {
    if (!isPossible()) {
      return noPlan();
    }
    Yardstick yardstick = Yardstick.of(goal, costCommitted);
    if (goal.objective() instanceof Objective.LeastCost leastCost) {
      return leastCost(yardstick, harmCommitted - leastCost.target().amount(harmCommitted));
    }
    LinearRules linear = LinearRules.of(rules);
    Relaxation relaxation = new Relaxation(model, linear, yardstick.valuation());
    RelaxationResult relaxed = solve(relaxation, linear);
    relaxedToTheEnd = !isOver();
    // Rounding leaves a core free; and where it breaks a rule, this plan takes its place.
    CompletableFuture<GreedyPlan> greedy = greedy(yardstick);
    Rounding rounding = Rounding.of(relaxation, relaxed, this::isOver);
    Plan built = Plan.of(rounding.units());
    Optional<Plan> first = keeping(built, () -> greedy.join().plan());
    if (first.isEmpty()) {
      greedy.join();
      return noPlan();
    }
    double harmFirst = harm(first.get());
    listener.newBest(since(), harmCommitted - harmFirst);
    // The bound needs to know a plan, not the best: it is raised while that is improved.
    double sum = harmFirst + yardstick.valuation().harmPerPenny() * rules.costPence(first.get());
    Proof proof =
        new Proof(
            tightened(relaxation, relaxed, sum),
            result ->
                yardstick.valueOfSum(hasNoChoice() ? sum : result.certificate().lowerBound()));
    Plan rounded =
        first.get().equals(built)
            ? Plan.of(rounding.improved(mostExchanges(), () -> isOver(ROUNDING_SHARE_OF_TIME)))
            : first.get();
    return search(yardstick, rounded, greedy, proof, relaxed);
  }

  /** Whether there is one plan only, without money for instance: then it is the best there is. */
  private boolean hasNoChoice() {
    return IntStream.range(0, rules.lines())
        .allMatch(line -> rules.least(line) == rules.most(line));
  }

  private Allocation leastCost(Yardstick within, double harmAtMost) {
    LinearRules linear = LinearRules.of(rules);
    Relaxation most = new Relaxation(model, linear, within.valuation());
    RelaxationResult mostAverted = solve(most, linear);
    double leastHarm = mostAverted.certificate().lowerBound();
    Optional<Plan> kept =
        keeping(
            Plan.of(
                Rounding.of(most, mostAverted, this::isOver)
                    .improved(mostExchanges(), () -> isOver(RICHEST_SHARE_OF_TIME))),
            () -> greedy(within).join().plan());
    if (kept.isEmpty()) {
      return noPlan();
    }
    Plan richest = kept.get();
    if (leastHarm > harmAtMost) {
      return outOfReach(harmAtMost, harm(richest), leastHarm);
    }
    LeastCostRelaxation cheapest = new LeastCostRelaxation(model, rules, goal.risk(), harmAtMost);
    cheapest.solve(mostAverted, harmCommitted, this::isOver);
    Yardstick yardstick = new Yardstick(goal, cheapest.valuation(), harmAtMost, costCommitted);
    CompletableFuture<GreedyPlan> greedy = greedy(yardstick);
    Plan cheap =
        Plan.of(
            Rounding.of(cheapest.relaxation(), cheapest.result(), this::isOver)
                .improved(mostExchanges(), () -> isOver(ROUNDING_SHARE_OF_TIME)));
    Plan cheapStart = fitted(richest, yardstick);
    if (isAllowed(cheap)) {
      cheapStart = better(yardstick, fitted(cheap, yardstick), cheapStart);
    }
    if (harm(cheapStart) > harmAtMost) {
      // The richest plan of the rounding falls short, but a search may still reach the target.
      PlanSearch search =
          allocator.running(
              new PlanSearch(model, rules, within.valuation(), Double.POSITIVE_INFINITY));
      Plan found =
          search.improve(
              richest, harm(richest), timeLeft(), limits.steps(), seed, (harm, costPence) -> {});
      if (harm(found) > harmAtMost) {
        greedy.join();
        return outOfReach(harmAtMost, harm(found), leastHarm);
      }
      cheapStart = fitted(found, yardstick);
    }
    double perPenny = cheapest.valuation().harmPerPenny();
    double sum = harmAtMost + perPenny * rules.costPence(cheapStart);
    Proof proof =
        new Proof(
            tightened(cheapest.relaxation(), cheapest.result(), sum),
            result ->
                Math.max(
                    0,
                    (result.certificate().lowerBound() - harmAtMost) / perPenny - costCommitted));
    return search(yardstick, cheapStart, greedy, proof, cheapest.result());
  }

  private RelaxationResult solve(Relaxation relaxation, LinearRules linear) {
    RelaxationLimits until = RelaxationLimits.DEFAULT;
    return start
        .filter(warm -> warm.fits(rules.lines(), rules.limits().size()))
        .map(
            warm ->
                relaxation.solve(until, linear.nearest(warm.units()), warm.prices(), this::isOver))
        .orElseGet(() -> relaxation.solve(until, this::isOver));
  }

  private boolean isAllowed(Plan plan) {
    return plan.lines() == rules.lines() && new RuleState(rules, plan).isFeasible();
  }

  /** Returns a plan if it keeps every rule, or another that does; empty if none was found. */
  private Optional<Plan> keeping(Plan plan, Supplier<Plan> greedy) {
    if (isAllowed(plan)) {
      return Optional.of(plan);
    }
    return start
        .map(WarmStart::plan)
        .filter(this::isAllowed)
        .or(() -> Optional.of(greedy.get()).filter(this::isAllowed))
        .or(() -> Optional.of(FeasiblePlan.nearLeast(rules, () -> false)).filter(this::isAllowed))
        .or(() -> Optional.of(relief().plan()).filter(this::isAllowed));
  }

  /**
   * Returns whether some plan keeps every rule, as far as can quickly be told: only where none near
   * the least one does is more tried.
   */
  private boolean isPossible() {
    if (rules.asksForTooMuch()) {
      return false;
    }
    if (start.map(WarmStart::plan).filter(this::isAllowed).isPresent()
        || isAllowed(FeasiblePlan.nearLeast(rules, () -> false))
        || isAllowed(relief().plan())) {
      return true;
    }
    Relaxation rough = new Relaxation(model, LinearRules.of(rules), new Valuation(goal.risk(), 0));
    return isAllowed(
        Plan.of(Rounding.of(rough, rough.solve(ROUGH, this::isOver), this::isOver).units()));
  }

  private Relief relief() {
    if (relief.isEmpty()) {
      relief = Optional.of(Relief.of(rules));
    }
    return relief.get();
  }

  private Allocation noPlan() {
    return new Allocation.Infeasible(relief().smallest(), relief().instead());
  }

  /**
   * A certificate in the making.
   *
   * @param result the bound on harm and money
   * @param bound turns it into one on what the objective makes least
   */
  private record Proof(
      CompletableFuture<RelaxationResult> result, ToDoubleFunction<RelaxationResult> bound) {

    Certificate join() {
      RelaxationResult found = result.join();
      return found.certificate().withBound(bound.applyAsDouble(found));
    }
  }

  /** Improves a bound beside the search, with the help of the plan that the search begins with. */
  private CompletableFuture<RelaxationResult> tightened(
      Relaxation relaxation, RelaxationResult result, double known) {
    return CompletableFuture.supplyAsync(() -> relaxation.tighten(result, known, this::isOver));
  }

  private Allocation.OutOfReach outOfReach(double harmAtMost, double least, double bound) {
    return new Allocation.OutOfReach(
        harmCommitted - harmAtMost,
        harmCommitted - least,
        harmCommitted - Math.min(bound, least),
        harmCommitted);
  }

  private Plan fitted(Plan plan, Yardstick yardstick) {
    RuleState state = LazyGreedy.at(plan, rules, mean);
    TargetFit.fit(mean, state, yardstick.valuation(), yardstick.harmAtMost(), () -> false);
    return state.plan();
  }

  private Plan better(Yardstick yardstick, Plan first, Plan second) {
    return value(yardstick, first) <= value(yardstick, second) ? first : second;
  }

  private double harm(Plan plan) {
    mean.setPlan(plan);
    return new Valuation(goal.risk(), 0).harm(mean, model.theCase());
  }

  private double value(Yardstick yardstick, Plan plan) {
    return yardstick.value(harm(plan), rules.costPence(plan));
  }

  private CompletableFuture<GreedyPlan> greedy(Yardstick yardstick) {
    // Who stops before there is a plan gets a good one all the same: this one takes a moment.
    boolean stoppedEarly = allocator.isStopped();
    // A search that ends on steps alone waits for the greedy plan, so that its result is the same.
    return CompletableFuture.supplyAsync(
        () ->
            GreedyPlan.find(
                rules,
                new ExactMean(yardstick.hasTarget() || !goal.risk().isNeutral() ? model : sparse()),
                yardstick,
                () -> !stoppedEarly && limits.time().isPresent() && isOver()));
  }

  /** Returns the case in so few of the worlds that thousands of lines can be tried in seconds. */
  private HarmModel sparse() {
    int worlds = Math.max(LEAST_GREEDY_WORLDS, GREEDY_WORK / Math.max(1, rules.lines()));
    return worlds >= model.worlds().size()
        ? model
        : new HarmModel(model.theCase(), model.space(), model.worlds().first(worlds));
  }

  private Allocation search(
      Yardstick yardstick,
      Plan rounded,
      CompletableFuture<GreedyPlan> greedy,
      Proof proof,
      RelaxationResult relaxed) {
    Optional<CompletableFuture<RuleCosts>> ruleCosts = ruleCosts(yardstick, relaxed);
    Plan first =
        start
            .map(WarmStart::plan)
            .filter(this::isAllowed)
            .map(plan -> better(yardstick, rounded, plan))
            .orElse(rounded);
    double harmStart = harm(first);
    double valueCommitted = yardstick.value(harmCommitted, costCommitted);
    listener.newBest(since(), harmCommitted - harmStart);
    PlanSearch search =
        allocator.running(
            new PlanSearch(model, rules, yardstick.valuation(), yardstick.harmAtMost()));
    double valueStart = yardstick.value(harmStart, rules.costPence(first));
    // A search that ends at a gap has to know what is proven.
    Optional<Certificate> proven =
        limits.gapPercent().isPresent() ? Optional.of(proof.join()) : Optional.empty();
    if (proven.isPresent() && isGoodEnough(proven.get(), valueStart, valueCommitted)) {
      search.stopAtGap();
    }
    long searchBegin = System.nanoTime();
    Optional<Duration> timeLeft = timeLeft();
    double sum = harmStart + yardstick.valuation().harmPerPenny() * rules.costPence(first);
    Plan found =
        search.improve(
            first,
            sum,
            timeLeft,
            limits.steps(),
            seed,
            (harm, costPence) -> {
              listener.newBest(since(), harmCommitted - harm);
              double value = yardstick.value(Math.min(harm, yardstick.harmAtMost()), costPence);
              if (proven.isPresent() && isGoodEnough(proven.get(), value, valueCommitted)) {
                search.stopAtGap();
              }
            });
    double searchSeconds = (System.nanoTime() - searchBegin) / 1e9;
    found = polished(found, yardstick);
    long moves = search.moves();
    GreedyPlan greedyPlan = greedy.join();
    boolean greedyIsAllowed = isAllowed(greedyPlan.plan());
    Plan best = greedyIsAllowed ? better(yardstick, found, greedyPlan.plan()) : found;
    double harm = harm(best);
    return new Allocation.Found(
        best,
        greedyPlan.complete() && greedyIsAllowed
            ? Optional.of(greedyPlan.plan())
            : Optional.empty(),
        proof.join(),
        new ResourcePrices(rules, relaxed),
        limitPrices(relaxed),
        new SearchSummary(
            stoppedBy(search, timeLeft, searchSeconds),
            since().toNanos() / 1e9,
            moves,
            moves == 0 ? 0 : moves / searchSeconds,
            harmCommitted,
            harmStart,
            harm,
            valueCommitted,
            yardstick.value(harm, rules.costPence(best))),
        new WarmStart(relaxed.units(), relaxed.prices(), best),
        goal,
        ruleCosts.map(costs -> costs.join().of(mean, best)).orElse(List.of()));
  }

  private Optional<LimitPrices> limitPrices(RelaxationResult relaxed) {
    boolean ofMeanHarm =
        goal.objective() instanceof Objective.MostAverted && goal.risk().isNeutral();
    return ofMeanHarm && start.isEmpty() && relaxedToTheEnd
        ? Optional.of(LimitPrices.of(relaxed.prices()))
        : Optional.empty();
  }

  /** Finds beside the search what rules cost, where harm is all that counts. */
  private Optional<CompletableFuture<RuleCosts>> ruleCosts(
      Yardstick yardstick, RelaxationResult relaxed) {
    if (!(goal.objective() instanceof Objective.MostAverted)
        || !RuleCosts.areAskedFor(model.theCase())) {
      return Optional.empty();
    }
    return Optional.of(
        CompletableFuture.supplyAsync(
            () ->
                RuleCosts.find(
                    model,
                    relaxed,
                    yardstick.valuation(),
                    allocator::isStopped,
                    mostExchanges(),
                    () -> isOver(ROUNDING_SHARE_OF_TIME)),
            Allocating::start));
  }

  /** Starts what must not wait until the pool has tightened the bound and the time is over. */
  private static void start(Runnable task) {
    Thread thread = new Thread(task, "rule-costs");
    thread.setDaemon(true);
    thread.start();
  }

  /** Exchanges may leave crumbs of money that still buy something. */
  private Plan polished(Plan found, Yardstick yardstick) {
    if (yardstick.hasTarget()) {
      return fitted(found, yardstick);
    }
    RuleState state = LazyGreedy.at(found, rules, mean);
    LazyGreedy.fill(mean, state, yardstick.valuation(), Double.NEGATIVE_INFINITY, 1, () -> false);
    return state.plan();
  }

  private boolean isGoodEnough(Certificate certificate, double value, double valueCommitted) {
    double of =
        goal.objective() instanceof Objective.LeastCost
            ? value
            : valueCommitted - certificate.lowerBound();
    return 100 * (value - certificate.lowerBound()) <= limits.gapPercent().orElse(0) * of;
  }

  /** A search of few steps is meant to be quick, so rounding tries no more. */
  private long mostExchanges() {
    return limits.steps().orElse(Long.MAX_VALUE);
  }

  private boolean isOver() {
    return isOver(1);
  }

  /** Returns whether a share of the time is over. */
  private boolean isOver(double share) {
    return allocator.isStopped()
        || (limits.time().isPresent()
            && since().toNanos() >= share * limits.time().get().toNanos());
  }

  private StoppedBy stoppedBy(
      PlanSearch search, Optional<Duration> timeLeft, double searchSeconds) {
    if (search.isStopped()) {
      return StoppedBy.INTERRUPTED;
    }
    if (search.isGoodEnough()) {
      return StoppedBy.GAP;
    }
    if (search.isExhausted()) {
      return StoppedBy.NOTHING_TO_IMPROVE;
    }
    boolean timeOver = timeLeft.isPresent() && searchSeconds * 1e3 >= timeLeft.get().toMillis();
    return timeOver || limits.steps().isEmpty() ? StoppedBy.TIME : StoppedBy.STEPS;
  }

  private Duration since() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private Optional<Duration> timeLeft() {
    return limits
        .time()
        .map(time -> time.minus(since()))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }
}
