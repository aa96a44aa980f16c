package marshal.solver.rules;

import java.util.OptionalInt;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;

/** How much money may move away from a plan, and what a unit less on each line moves. */
final class Stability {

  final Rule.Stability rule;

  /** Units of each line that money moves away from. */
  final int[] from;

  final long[] unitPence;

  /** What the units of the plan that money moves away from cost. */
  final long costPence;

  final long allowedPence;

  Stability(Rule.Stability rule, Case theCase, PlanSpace space) {
    this.rule = rule;
    this.from = new int[space.lines()];
    this.unitPence = new long[space.lines()];
    for (int line = 0; line < unitPence.length; line++) {
      unitPence[line] =
          theCase.interventions().get(space.line(line).intervention()).unitCostPence();
    }
    long cost = 0;
    for (LineUnits units : rule.from()) {
      OptionalInt line = find(units, theCase, space);
      if (line.isPresent()) {
        from[line.getAsInt()] = units.units();
        cost = Saturated.sum(cost, Saturated.product(units.units(), unitPence[line.getAsInt()]));
      }
    }
    this.costPence = cost;
    // A share such as 0.1 must not lose a penny.
    this.allowedPence = (long) Math.floor(cost * rule.share() + 1e-6);
  }

  /** Finds the line that units are for; empty where the case does not offer it. */
  static OptionalInt find(LineUnits units, Case theCase, PlanSpace space) {
    int place =
        units
            .neighbourhood()
            .map(code -> theCase.area().indexByCode().getOrDefault(code, -2))
            .orElse(Line.CITY);
    for (int k = 0; k < theCase.interventions().size(); k++) {
      if (theCase.interventions().get(k).id().equals(units.intervention())) {
        return space.findIndex(new Line(k, place, units.period()));
      }
    }
    return OptionalInt.empty();
  }

  /** Returns the pence that move away from a line. */
  long movedPence(int line, int units) {
    return Saturated.product(Math.max(0, from[line] - units), unitPence[line]);
  }

  /** Returns the pence that move away in a whole plan. */
  long movedPence(int[] units) {
    long moved = 0;
    for (int line = 0; line < units.length; line++) {
      moved = Saturated.sum(moved, movedPence(line, units[line]));
    }
    return moved;
  }
}
