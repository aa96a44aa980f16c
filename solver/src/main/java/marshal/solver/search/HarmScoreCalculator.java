package marshal.solver.search;

import marshal.model.evaluation.ExactMean;
import marshal.solver.rules.RuleState;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/**
 * Scores a plan: hard is minus what it lacks to keep every rule, in pence, minutes and units added
 * up; soft is minus its harm and what its money counts for, times {@link SearchTask#scale()}. The
 * harm of a plan that breaks a rule is not computed, so its soft score is 0. Where harm has a most,
 * what exceeds it is hard and money alone is soft, but for a trace of harm that tells apart plans
 * of one cost.
 *
 * <p>The exact mean follows only when a score is asked for: a move that is undone and done again at
 * once costs nothing.
 */
public final class HarmScoreCalculator
    implements IncrementalScoreCalculator<PlanningProblem, HardSoftLongScore> {

  /** What a unit of harm counts for beside money where harm has a most. */
  static final double TRACE = 1e-5;

  private SearchTask task;
  private RuleState state;
  private ExactMean mean;
  private boolean[] behind;
  private int[] changed;
  private int changedCount;
  private long[] pencePerUnit;
  private long costPence;
  private double harm;
  private boolean softKnown;

  @Override
  public void resetWorkingSolution(PlanningProblem problem) {
    if (!problem.task().equals(task)) {
      task = problem.task();
      mean = new ExactMean(task.model());
      behind = new boolean[task.rules().lines()];
      changed = new int[behind.length];
      changedCount = 0;
      pencePerUnit = task.rules().pencePerUnit();
    }
    costPence = task.rules().costPence(problem.plan());
    state = new RuleState(task.rules(), problem.plan());
    for (int line = 0; line < behind.length; line++) {
      markBehind(line);
    }
  }

  private void markBehind(int line) {
    if (!behind[line]) {
      behind[line] = true;
      changed[changedCount++] = line;
    }
  }

  private void catchUp() {
    boolean same = softKnown;
    for (int c = 0; c < changedCount; c++) {
      int line = changed[c];
      behind[line] = false;
      if (mean.units(line) != state.units(line)) {
        mean.setUnits(line, state.units(line));
        same = false;
      }
    }
    changedCount = 0;
    if (!same) {
      harm = task.valuation().harm(mean, task.model().theCase());
      softKnown = true;
    }
  }

  RuleState state() {
    return state;
  }

  SearchTask task() {
    return task;
  }

  /** Returns the derivative of harm and money together by the units of each line. */
  double[] gradient() {
    catchUp();
    double[] gradient = task.valuation().harmGradient(mean, task.model().theCase());
    for (int line = 0; line < gradient.length; line++) {
      gradient[line] += task.valuation().harmPerPenny() * pencePerUnit[line];
    }
    return gradient;
  }

  @Override
  public void afterVariableChanged(Object entity, String variableName) {
    PlannedLine line = (PlannedLine) entity;
    costPence += pencePerUnit[line.line()] * (line.units() - state.units(line.line()));
    state.setUnits(line.line(), line.units());
    markBehind(line.line());
  }

  @Override
  public HardSoftLongScore calculateScore() {
    task.watch().scored();
    if (!state.isFeasible()) {
      return HardSoftLongScore.of(-state.excess(), 0);
    }
    catchUp();
    boolean charged = task.valuation().harmPerPenny() > 0 && task.rules().hasCharges();
    long cost = charged ? task.rules().costPence(state.plan()) : costPence;
    double money = task.valuation().harmPerPenny() * cost;
    if (task.harmAtMost() == Double.POSITIVE_INFINITY) {
      return HardSoftLongScore.of(0, -Math.round((harm + money) * task.scale()));
    }
    double above = Math.max(0, harm - task.harmAtMost());
    return HardSoftLongScore.of(
        -(long) Math.ceil(above * task.scale()),
        -Math.round((TRACE * harm + money) * task.scale()));
  }

  @Override
  public void beforeVariableChanged(Object entity, String variableName) {
    // Everything happens afterwards.
  }

  @Override
  public void beforeEntityAdded(Object entity) {
    // Lines are neither added nor removed during a search.
  }

  @Override
  public void afterEntityAdded(Object entity) {
    // Lines are neither added nor removed during a search.
  }

  @Override
  public void beforeEntityRemoved(Object entity) {
    // Lines are neither added nor removed during a search.
  }

  @Override
  public void afterEntityRemoved(Object entity) {
    // Lines are neither added nor removed during a search.
  }
}
