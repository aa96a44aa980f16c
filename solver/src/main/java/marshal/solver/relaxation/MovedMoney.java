package marshal.solver.relaxation;

import java.util.Optional;
import java.util.OptionalLong;
import marshal.solver.rules.CaseRules;

/**
 * The rule of stability as a limit: every unit that a line has fewer than in the current plan moves
 * its money away, and what moves has a most. What a line uses of it is convex in its units.
 *
 * <p>Arrays are by line and not to be changed.
 */
final class MovedMoney {

  /** Index of the limit. */
  final int limit;

  /** What may move, in pence. */
  final double capacity;

  private final double[] current;
  private final double[] pencePerUnit;

  private MovedMoney(int limit, double capacity, double[] current, double[] pencePerUnit) {
    this.limit = limit;
    this.capacity = capacity;
    this.current = current;
    this.pencePerUnit = pencePerUnit;
  }

  /** Reads the rule of a case; empty where there is none. */
  static Optional<MovedMoney> of(CaseRules rules, int limit) {
    OptionalLong mayMove = rules.penceThatMayMove();
    if (mayMove.isEmpty()) {
      return Optional.empty();
    }
    long[] pence = rules.pencePerUnit();
    double[] current = new double[rules.lines()];
    double[] pencePerUnit = new double[current.length];
    for (int line = 0; line < current.length; line++) {
      current[line] = rules.currentUnits(line);
      pencePerUnit[line] = pence[line];
    }
    return Optional.of(new MovedMoney(limit, mayMove.getAsLong(), current, pencePerUnit));
  }

  /** Returns what some units move away. */
  double used(double[] units) {
    double moved = 0;
    for (int line = 0; line < units.length; line++) {
      moved += used(line, units[line]);
    }
    return moved;
  }

  /** Returns what some units of a line move away. */
  double used(int line, double units) {
    return pencePerUnit[line] * Math.max(0, current[line] - units);
  }

  /** Returns what one more unit of a line changes. */
  double perUnit(int line, double units) {
    return units < current[line] ? -pencePerUnit[line] : 0;
  }

  /** Returns what a unit less of a line costs, at some prices of the limits, below the current. */
  double priceOfLess(int line, double[] prices) {
    return prices[limit] * pencePerUnit[line];
  }

  /** Returns the units of a line in the current plan. */
  double current(int line) {
    return current[line];
  }
}
