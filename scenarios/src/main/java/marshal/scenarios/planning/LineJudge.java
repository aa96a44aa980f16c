package marshal.scenarios.planning;

import java.util.List;
import java.util.stream.IntStream;
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

  /** Lines judged by one thread at a time; a thread starts with an evaluation of the whole plan. */
  private static final int BLOCK = 64;

  private final HarmModel model;
  private final Case theCase;
  private final PlanSpace space;
  private final Plan plan;

  LineJudge(HarmModel model, Plan plan) {
    this.model = model;
    this.theCase = model.theCase();
    this.space = model.space();
    this.plan = plan;
  }

  /** Returns the lines with units; the same to the bit for any number of threads. */
  List<LineOutcome> lines() {
    ExactMean whole = new ExactMean(model);
    double[] averts = Attribution.shares(whole, space, plan);
    double harm = whole.harm();
    int[] used = IntStream.range(0, space.lines()).filter(line -> plan.units(line) > 0).toArray();
    LineOutcome[] lines = new LineOutcome[used.length];
    IntStream.range(0, (used.length + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            block -> {
              ExactMean mean = new ExactMean(model);
              mean.setPlan(plan);
              for (int k = block * BLOCK; k < Math.min(used.length, (block + 1) * BLOCK); k++) {
                lines[k] = line(mean, used[k], averts[used[k]], harm);
              }
            });
    return List.of(lines);
  }

  private LineOutcome line(ExactMean mean, int index, double averts, double harm) {
    Line line = space.line(index);
    int units = plan.units(index);
    int committed = Math.min(units, space.atLeast(index));
    double lastAverts = units > committed ? harmAt(mean, index, units - 1) - harm : 0;
    double nextAverts = harm - harmAt(mean, index, units + 1);
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

  private static double harmAt(ExactMean mean, int line, int units) {
    mean.setUnits(line, units);
    return mean.harm();
  }
}
