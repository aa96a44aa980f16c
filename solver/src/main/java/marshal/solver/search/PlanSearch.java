package marshal.solver.search;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
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

  private static final int LATE_ACCEPTANCE_SIZE = 50;

  private final HarmModel model;
  private final CaseRules rules;
  private final SearchWatch watch = new SearchWatch();
  private boolean asserting;

  /** Prepares to search among the plans of a case. */
  public PlanSearch(HarmModel model, CaseRules rules) {
    this.model = model;
    this.rules = rules;
  }

  /** Hears of better plans. */
  @FunctionalInterface
  public interface BestListener {

    /** A plan with less harm was found. */
    void newBest(double harm);
  }

  /** Checks every score against a fresh one, at a great cost in time. For tests. */
  PlanSearch asserting() {
    asserting = true;
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
   * @param harm its harm, which sets the scale of the score
   * @param time most wall-clock time; empty for any
   * @param steps most plans to try; empty for any number
   * @param seed seed of the draws
   * @param listener hears of better plans on this thread
   * @return the best plan found, feasible and no worse than the start
   */
  public Plan improve(
      Plan start,
      double harm,
      Optional<Duration> time,
      OptionalLong steps,
      long seed,
      BestListener listener) {
    if (isStopped() || !canImprove()) {
      return start;
    }
    SearchTask task = new SearchTask(model, rules, SearchTask.scaleFor(harm), watch);
    TerminationConfig termination = new TerminationConfig();
    time.ifPresent(most -> termination.setMillisecondsSpentLimit(most.toMillis()));
    // One score is that of the start.
    steps.ifPresent(most -> termination.setScoreCalculationCountLimit(most + 1));
    Solver<PlanningProblem> solver =
        SolverFactory.<PlanningProblem>create(config(termination, seed)).buildSolver();
    watch.watch(solver);
    solver.addEventListener(
        event -> {
          HardSoftLongScore score = (HardSoftLongScore) event.getNewBestScore();
          listener.newBest(-score.softScore() / task.scale());
        });
    return solver.solve(PlanningProblem.of(task, start)).plan();
  }

  private SolverConfig config(TerminationConfig termination, long seed) {
    LocalSearchPhaseConfig localSearch =
        new LocalSearchPhaseConfig()
            .withMoveSelectorConfig(
                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(ExchangeMoves.class))
            .withAcceptorConfig(
                new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE_SIZE))
            .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
    return new SolverConfig()
        .withEnvironmentMode(asserting ? EnvironmentMode.FULL_ASSERT : EnvironmentMode.REPRODUCIBLE)
        .withRandomSeed(seed)
        .withSolutionClass(PlanningProblem.class)
        .withEntityClasses(PlannedLine.class)
        .withScoreDirectorFactory(
            new ScoreDirectorFactoryConfig()
                .withIncrementalScoreCalculatorClass(HarmScoreCalculator.class))
        .withTerminationConfig(termination)
        .withPhases(localSearch);
  }
}
