package marshal.solver.search;

import java.util.ArrayList;
import java.util.List;
import marshal.model.plan.Plan;
import marshal.solver.rules.CaseRules;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/** The planning solution: every line of a plan, with its score. */
@PlanningSolution(solutionCloner = LineCloner.class)
public final class PlanningProblem {

  /** What the score calculator needs to know; the same object in every clone. */
  private SearchTask task;

  @PlanningEntityCollectionProperty private List<PlannedLine> lines;

  @PlanningScore private HardSoftLongScore score;

  /** For OptaPlanner. */
  PlanningProblem() {}

  private PlanningProblem(SearchTask task, List<PlannedLine> lines, HardSoftLongScore score) {
    this.task = task;
    this.lines = lines;
    this.score = score;
  }

  static PlanningProblem of(SearchTask task, Plan start) {
    CaseRules rules = task.rules();
    List<PlannedLine> lines = new ArrayList<>();
    for (int line = 0; line < rules.lines(); line++) {
      lines.add(new PlannedLine(line, start.units(line), rules.least(line), rules.most(line)));
    }
    return new PlanningProblem(task, lines, null);
  }

  PlanningProblem copy() {
    List<PlannedLine> copies = new ArrayList<>(lines.size());
    for (PlannedLine line : lines) {
      copies.add(line.copy());
    }
    return new PlanningProblem(task, copies, score);
  }

  SearchTask task() {
    return task;
  }

  List<PlannedLine> lines() {
    return lines;
  }

  Plan plan() {
    return Plan.of(lines.stream().mapToInt(PlannedLine::units).toArray());
  }
}
