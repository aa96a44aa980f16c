package marshal.solver.rules;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;

/** The least and most units of each line, from promises, offers, locks, bounds and packages. */
final class LineBounds {

  private static final int UNLOCKED = -1;

  final int[] least;
  final int[] most;

  /** Units of locked lines; negative for those that are not. */
  final int[] locked;

  /** Least units of a line that holds any. */
  final int[] smallest;

  LineBounds(Case theCase, PlanSpace space) {
    int lines = space.lines();
    least = new int[lines];
    most = new int[lines];
    locked = new int[lines];
    smallest = new int[lines];
    Arrays.fill(locked, UNLOCKED);
    Arrays.fill(smallest, 1);
    for (int line = 0; line < lines; line++) {
      least[line] = space.atLeast(line);
      most[line] = space.atMost(line);
    }
    for (Rule.MinimumPackage rule : theCase.resources().rules(Rule.MinimumPackage.class)) {
      int k = LineLinks.index(theCase, rule.intervention());
      for (int line = 0; line < lines; line++) {
        if (space.line(line).intervention() == k) {
          smallest[line] = Math.max(smallest[line], rule.units());
        }
      }
    }
    for (Rule.Bound rule : theCase.resources().rules(Rule.Bound.class)) {
      if (rule.level() == Rule.Level.LINE) {
        apply(rule, theCase, space);
      }
    }
    for (int line = 0; line < lines; line++) {
      if (least[line] > 0) {
        least[line] = Math.max(least[line], smallest[line]);
      }
      if (most[line] < smallest[line]) {
        most[line] = 0;
      }
    }
    for (Rule.Lock rule : theCase.resources().rules(Rule.Lock.class)) {
      for (LineUnits units : rule.lines()) {
        OptionalInt line = Stability.find(units, theCase, space);
        if (line.isPresent()) {
          locked[line.getAsInt()] = units.units();
          least[line.getAsInt()] = units.units();
          most[line.getAsInt()] = units.units();
        }
      }
    }
  }

  private void apply(Rule.Bound rule, Case theCase, PlanSpace space) {
    for (int line = 0; line < least.length; line++) {
      if (selects(rule, theCase, space.line(line))) {
        least[line] = Math.max(least[line], (int) leastUnits(rule, theCase, space.line(line)));
        most[line] = (int) Math.min(most[line], mostUnits(rule, theCase, space.line(line)));
      }
    }
  }

  /** Returns the fewest units of a line that a bound on single lines allows. */
  static long leastUnits(Rule.Bound rule, Case theCase, Line line) {
    long per = perUnit(rule, theCase, line);
    return Math.min(Integer.MAX_VALUE, (rule.atLeast() + per - 1) / per);
  }

  /** Returns the most units of a line that a bound on single lines allows. */
  static long mostUnits(Rule.Bound rule, Case theCase, Line line) {
    long per = perUnit(rule, theCase, line);
    return Math.min(Integer.MAX_VALUE, rule.atMost() / per);
  }

  /** Returns what a unit of a line counts in a bound. */
  static long perUnit(Rule.Bound rule, Case theCase, Line line) {
    return rule.measure() == Rule.Measure.UNITS
        ? 1
        : theCase.interventions().get(line.intervention()).unitCostPence();
  }

  /** Returns whether a bound holds for a line; one on money does not for what costs nothing. */
  static boolean selects(Rule.Bound rule, Case theCase, Line line) {
    boolean city = line.place() == Line.CITY;
    boolean costsNothing = perUnit(rule, theCase, line) == 0;
    if (costsNothing || (city && rule.level() == Rule.Level.NEIGHBOURHOOD)) {
      return false;
    }
    return isIn(rule.interventions(), theCase.interventions().get(line.intervention()).id())
        && (rule.periods().isEmpty() || rule.periods().contains(line.period()))
        && (rule.neighbourhoods().isEmpty()
            || (!city
                && rule.neighbourhoods()
                    .contains(theCase.area().neighbourhood(line.place()).code())));
  }

  private static boolean isIn(List<String> list, String id) {
    return list.isEmpty() || list.contains(id);
  }
}
