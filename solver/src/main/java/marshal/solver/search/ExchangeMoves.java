package marshal.solver.search;

import java.util.Iterator;
import java.util.Random;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import org.optaplanner.core.impl.score.director.incremental.IncrementalScoreDirector;

/** Hands the drawn changes to OptaPlanner as moves, one at a time and without end. */
public final class ExchangeMoves implements MoveIteratorFactory<PlanningProblem, UnitsMove> {

  private MoveProposals proposals;

  @Override
  public void phaseStarted(ScoreDirector<PlanningProblem> scoreDirector) {
    HarmScoreCalculator calculator = calculator(scoreDirector);
    proposals = new MoveProposals(calculator, new LinesByLimit(calculator.task().rules()));
  }

  private static HarmScoreCalculator calculator(ScoreDirector<PlanningProblem> scoreDirector) {
    return (HarmScoreCalculator)
        ((IncrementalScoreDirector<PlanningProblem, ?>) scoreDirector)
            .getIncrementalScoreCalculator();
  }

  @Override
  public long getSize(ScoreDirector<PlanningProblem> scoreDirector) {
    return scoreDirector.getWorkingSolution().lines().size();
  }

  @Override
  public Iterator<UnitsMove> createOriginalMoveIterator(
      ScoreDirector<PlanningProblem> scoreDirector) {
    throw new UnsupportedOperationException("Changes are drawn at random; they have no order.");
  }

  @Override
  public Iterator<UnitsMove> createRandomMoveIterator(
      ScoreDirector<PlanningProblem> scoreDirector, Random workingRandom) {
    proposals.beginStep();
    PlanningProblem problem = scoreDirector.getWorkingSolution();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public UnitsMove next() {
        proposals.draw(workingRandom);
        problem.task().watch().drawn(proposals.count());
        PlannedLine[] lines = new PlannedLine[proposals.count()];
        int[] units = new int[lines.length];
        for (int c = 0; c < lines.length; c++) {
          lines[c] = problem.lines().get(proposals.line(c));
          units[c] = lines[c].units() + proposals.change(c);
        }
        return new UnitsMove(lines, units);
      }
    };
  }
}
