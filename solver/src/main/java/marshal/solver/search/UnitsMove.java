package marshal.solver.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** Gives some lines new units, all at once. */
final class UnitsMove extends AbstractMove<PlanningProblem> {

  private final PlannedLine[] lines;
  private final int[] units;

  UnitsMove(PlannedLine[] lines, int[] units) {
    this.lines = lines;
    this.units = units;
  }

  @Override
  public boolean isMoveDoable(ScoreDirector<PlanningProblem> scoreDirector) {
    for (int c = 0; c < lines.length; c++) {
      if (lines[c].units() != units[c]) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected UnitsMove createUndoMove(ScoreDirector<PlanningProblem> scoreDirector) {
    return new UnitsMove(lines, Arrays.stream(lines).mapToInt(PlannedLine::units).toArray());
  }

  @Override
  protected void doMoveOnGenuineVariables(ScoreDirector<PlanningProblem> scoreDirector) {
    for (int c = 0; c < lines.length; c++) {
      scoreDirector.beforeVariableChanged(lines[c], PlannedLine.UNITS);
      lines[c].setUnits(units[c]);
      scoreDirector.afterVariableChanged(lines[c], PlannedLine.UNITS);
    }
  }

  @Override
  public UnitsMove rebase(ScoreDirector<PlanningProblem> destination) {
    PlannedLine[] rebased = new PlannedLine[lines.length];
    for (int c = 0; c < lines.length; c++) {
      rebased[c] = destination.lookUpWorkingObject(lines[c]);
    }
    return new UnitsMove(rebased, units);
  }

  @Override
  public Collection<?> getPlanningEntities() {
    return List.of(lines);
  }

  @Override
  public Collection<?> getPlanningValues() {
    List<Integer> values = new ArrayList<>();
    for (int value : units) {
      values.add(value);
    }
    return values;
  }

  @Override
  public String toString() {
    return Arrays.toString(lines) + " -> " + Arrays.toString(units);
  }
}
