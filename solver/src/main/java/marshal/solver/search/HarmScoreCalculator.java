package marshal.solver.search;

import marshal.model.evaluation.ExactMean;
import marshal.solver.rules.RuleState;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/**
 * Scores a plan: hard is minus what it lacks to keep every rule, in pence, minutes and units added
 * up; soft is minus its harm times {@link SearchTask#scale()}. The harm of a plan that breaks a
 * rule is not computed, so its soft score is 0.
 *
 * <p>The exact mean follows only when a score is asked for: a move that is undone and done again at
 * once costs nothing.
 */
public final class HarmScoreCalculator
    implements IncrementalScoreCalculator<PlanningProblem, HardSoftLongScore> {

  private SearchTask task;
  private RuleState state;
  private ExactMean mean;
  private boolean[] behind;
  private int[] changed;
  private int changedCount;
  private long soft;
  private boolean softKnown;

  @Override
  public void resetWorkingSolution(PlanningProblem problem) {
    if (!problem.task().equals(task)) {
      task = problem.task();
      mean = new ExactMean(task.model());
      behind = new boolean[task.rules().lines()];
      changed = new int[behind.length];
      changedCount = 0;
    }
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
      soft = -Math.round(mean.harm() * task.scale());
      softKnown = true;
    }
  }

  RuleState state() {
    return state;
  }

  SearchTask task() {
    return task;
  }

  /** Returns the derivative of the harm of the working plan by the units of each line. */
  double[] gradient() {
    catchUp();
    return mean.gradient();
  }

  @Override
  public void afterVariableChanged(Object entity, String variableName) {
    PlannedLine line = (PlannedLine) entity;
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
    return HardSoftLongScore.of(0, soft);
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
