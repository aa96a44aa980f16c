package marshal.scenarios.planning;

import java.util.ArrayList;
import java.util.List;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.scenarios.outcome.LineOutcome;

/** Says what each line of a plan does, by exact differences in the worlds of the search. */
final class LineJudge {

  private static final String CITY = "city";

  private final Case theCase;
  private final PlanSpace space;
  private final Plan plan;
  private final ExactMean mean;

  LineJudge(HarmModel model, Plan plan) {
    this.theCase = model.theCase();
    this.space = model.space();
    this.plan = plan;
    this.mean = new ExactMean(model);
  }

  List<LineOutcome> lines() {
    double[] averts = Attribution.shares(mean, space, plan);
    double harm = mean.harm();
    List<LineOutcome> lines = new ArrayList<>();
    for (int index = 0; index < space.lines(); index++) {
      if (plan.units(index) > 0) {
        lines.add(line(index, averts[index], harm));
      }
    }
    return lines;
  }

  private LineOutcome line(int index, double averts, double harm) {
    Line line = space.line(index);
    int units = plan.units(index);
    int committed = Math.min(units, space.atLeast(index));
    double lastAverts = units > committed ? harmAt(index, units - 1) - harm : 0;
    double nextAverts = harm - harmAt(index, units + 1);
    mean.setUnits(index, units);
    return new LineOutcome(
        theCase.interventions().get(line.intervention()).id(),
        line.place() == Line.CITY ? CITY : theCase.area().neighbourhood(line.place()).code(),
        line.period() + 1,
        units,
        committed,
        units * theCase.interventions().get(line.intervention()).unitCostPence(),
        averts,
        lastAverts,
        nextAverts);
  }

  private double harmAt(int line, int units) {
    mean.setUnits(line, units);
    return mean.harm();
  }
}
