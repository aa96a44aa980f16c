package marshal.solver.search;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.objective.Valuation;
import marshal.solver.rules.CaseRules;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * Improves a plan by local search: late acceptance over exchanges that keep every rule.
 *
 * <p>One thread searches; {@link #stop()} may come from any other, at any time.
 */
public final class PlanSearch {

  /** Longer memories end no better and take longer to get there. */
  private static final int LATE_ACCEPTANCE_SIZE = 50;

  private static final long LEAST_PATIENCE = 10;
  private static final long MOST_PATIENCE = 200;

  private final HarmModel model;
  private final CaseRules rules;
  private final SearchWatch watch;
  private final Valuation valuation;
  private final double harmAtMost;
  private Optional<SolverConfig> others = Optional.empty();
  private boolean asserting;

  /** Prepares to search for the plan with the least mean harm. */
  public PlanSearch(HarmModel model, CaseRules rules) {
    this(model, rules, Valuation.MEAN_HARM, Double.POSITIVE_INFINITY);
  }

  /**
   * Prepares to search among the plans of a case.
   *
   * @param valuation what is to be least
   * @param harmAtMost harm that a plan must not exceed, which makes money alone what is to be
   *     least; infinite for none
   */
  public PlanSearch(HarmModel model, CaseRules rules, Valuation valuation, double harmAtMost) {
    this(model, rules, valuation, harmAtMost, System::nanoTime);
  }

  /**
   * Prepares to search by another clock.
   *
   * @param clock nanoseconds that never go back
   */
  PlanSearch(
      HarmModel model,
      CaseRules rules,
      Valuation valuation,
      double harmAtMost,
      LongSupplier clock) {
    this.model = model;
    this.rules = rules;
    this.valuation = valuation;
    this.harmAtMost = harmAtMost;
    this.watch = new SearchWatch(clock);
  }

  /** Hears of better plans. */
  @FunctionalInterface
  public interface BestListener {

    /**
     * A better plan was found.
     *
     * @param harm its harm
     * @param costPence what it costs; 0 where money counts for nothing
     */
    void newBest(double harm, long costPence);
  }

  /** Checks every score against a fresh one, at a great cost in time. For tests. */
  PlanSearch asserting() {
    asserting = true;
    return this;
  }

  /**
   * Searches as a configuration of OptaPlanner says in place of our own, for comparisons. What is
   * planned, how it is scored, the seed and the limits stay ours.
   *
   * @param config its phases and whatever else it says; not changed
   */
  public PlanSearch using(SolverConfig config) {
    others = Optional.of(config);
    return this;
  }

  /** Ends the search soon; it still returns its best plan. */
  public void stop() {
    watch.requestStop();
  }

  /** Returns whether the search was asked to end. */
  public boolean isStopped() {
    return watch.isStopRequested();
  }

  /** Ends the search soon because its plan is good enough. */
  public void stopAtGap() {
    watch.requestStopAtGap();
  }

  /** Returns whether the search ended because its plan was good enough. */
  public boolean isGoodEnough() {
    return watch.isGoodEnough();
  }

  /** Returns the number of plans tried so far. */
  public long moves() {
    return watch.moves();
  }

  /** Returns whether there was nothing to change. */
  public boolean isExhausted() {
    return watch.isExhausted() || !canImprove();
  }

  private boolean canImprove() {
    return !new LinesByLimit(rules).isEmpty();
  }

  /**
   * Improves a plan.
   *
   * @param start a feasible plan
   * @param value its harm and what its money counts for, which sets the scale of the score
   * @param time most wall-clock time; empty for any
   * @param steps most plans to try; empty for any number
   * @param seed seed of the draws
   * @param listener hears of better plans on this thread
   * @return the best plan found, feasible and no worse than the start
   */
  public Plan improve(
      Plan start,
      double value,
      Optional<Duration> time,
      OptionalLong steps,
      long seed,
      BestListener listener) {
    if (isStopped() || isGoodEnough() || !canImprove()) {
      return start;
    }
    PlanningProblem problem = problem(start, value);
    double scale = problem.task().scale();
    TerminationConfig termination = byOwnClock();
    // One score is that of the start.
    steps.ifPresent(most -> termination.setScoreCalculationCountLimit(most + 1));
    Solver<PlanningProblem> solver =
        SolverFactory.<PlanningProblem>create(config(termination, seed)).buildSolver();
    watch.watch(solver);
    watch.endAfter(time);
    solver.addEventListener(
        event -> {
          HardSoftLongScore score = (HardSoftLongScore) event.getNewBestScore();
          boolean counted = valuation.harmPerPenny() > 0;
          long cost = counted ? rules.costPence(event.getNewBestSolution().plan()) : 0;
          double harm = -score.softScore() / scale - valuation.harmPerPenny() * cost;
          boolean traced = harmAtMost < Double.POSITIVE_INFINITY;
          listener.newBest(traced ? harm / HarmScoreCalculator.TRACE : harm, cost);
        });
    return solver.solve(problem).plan();
  }

  /** The only way to bring a clock of one's own, though marked for removal from OptaPlanner. */
  @SuppressWarnings("removal")
  private static TerminationConfig byOwnClock() {
    return new TerminationConfig().withTerminationClass(TimeTermination.class);
  }

  /**
   * Returns a plan as OptaPlanner's planning solution, for OptaPlanner's own tools.
   *
   * @param start a feasible plan
   * @param value its harm and what its money counts for, which sets the scale of the score
   */
  public PlanningProblem problem(Plan start, double value) {
    double scale = SearchTask.scaleFor(value);
    return PlanningProblem.of(
        new SearchTask(model, rules, valuation, harmAtMost, scale, watch), start);
  }

  /**
   * Returns a configuration of others with what is planned and how it is scored filled in, for
   * OptaPlanner's own tools.
   */
  public static SolverConfig configured(SolverConfig config, long seed) {
    SolverConfig filled = config.copyConfig();
    if (filled.getEnvironmentMode() == null) {
      filled.setEnvironmentMode(EnvironmentMode.REPRODUCIBLE);
    }
    return filled
        .withRandomSeed(seed)
        .withSolutionClass(PlanningProblem.class)
        .withEntityClasses(PlannedLine.class)
        .withScoreDirectorFactory(
            new ScoreDirectorFactoryConfig()
                .withIncrementalScoreCalculatorClass(HarmScoreCalculator.class));
  }

  /** Returns how many changes are refused before the least bad of them is made. */
  private long patience() {
    return Math.max(LEAST_PATIENCE, Math.min(MOST_PATIENCE, rules.lines() / 4));
  }

  private SolverConfig config(TerminationConfig termination, long seed) {
    return configured(others.orElseGet(this::ours), seed).withTerminationConfig(termination);
  }

  private SolverConfig ours() {
    LocalSearchPhaseConfig localSearch =
        new LocalSearchPhaseConfig()
            .withMoveSelectorConfig(
                new MoveIteratorFactoryConfig()
                    .withMoveIteratorFactoryClass(ExchangeMoves.class)
                    .withSelectedCountLimit(patience()))
            .withAcceptorConfig(
                new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE_SIZE))
            .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
    return new SolverConfig()
        .withEnvironmentMode(asserting ? EnvironmentMode.FULL_ASSERT : EnvironmentMode.REPRODUCIBLE)
        .withPhases(localSearch);
  }
}
