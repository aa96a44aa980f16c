package marshal.solver.relaxation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The least of a convex function over the whole units in a box: branch and bound, lowest bound
 * first. Wherever it ends, the least of the bounds of all boxes that are left bounds the whole.
 */
final class BoxSearch {

  private static final double ROUNDING = 1e-7;

  /** A convex function. */
  interface Convex {

    /**
     * Bounds the function from below over a box, closely.
     *
     * @param low least units of each variable; not to be changed
     * @param high most units of each variable; not to be changed
     * @param at receives where it is least, fractions allowed
     */
    double least(double[] low, double[] high, double[] at);
  }

  private static final class Box {
    private final double bound;
    private final int number;
    private final double[] low;
    private final double[] high;

    /** Where the bound was found. */
    private final double[] at;

    private Box(double bound, int number, double[] low, double[] high, double[] at) {
      this.bound = bound;
      this.number = number;
      this.low = low;
      this.high = high;
      this.at = at;
    }
  }

  private final Convex function;
  private final int variables;
  private final PriorityQueue<Box> open =
      new PriorityQueue<>(
          Comparator.comparingDouble((Box box) -> box.bound).thenComparingInt(box -> box.number));
  private int boxes;
  private double leastFound = Double.POSITIVE_INFINITY;
  private final double[] units;

  private BoxSearch(Convex function, double[] units) {
    this.function = function;
    this.variables = units.length;
    this.units = units;
  }

  /**
   * Searches a box with whole bounds.
   *
   * @param precision how far below the least the bound may stay
   * @param mostBoxes most boxes to bound, 1 or more
   * @param units receives the best whole units found
   * @return a lower bound of the least
   */
  static double least(
      Convex function,
      double[] low,
      double[] high,
      double precision,
      int mostBoxes,
      double[] units) {
    return new BoxSearch(function, units).run(low, high, precision, mostBoxes);
  }

  private double run(double[] low, double[] high, double precision, int mostBoxes) {
    add(low.clone(), high.clone(), Double.NEGATIVE_INFINITY);
    while (true) {
      Box lowest = open.poll();
      int split = mostFractional(lowest);
      if (split < 0 || lowest.bound >= leastFound - precision || boxes >= mostBoxes) {
        return lowest.bound;
      }
      double[] below = lowest.high.clone();
      below[split] = Math.floor(lowest.at[split]);
      add(lowest.low, below, lowest.bound);
      double[] above = lowest.low.clone();
      above[split] = below[split] + 1;
      add(above, lowest.high, lowest.bound);
    }
  }

  private void add(double[] low, double[] high, double atLeast) {
    double[] at = new double[variables];
    double bound = Math.max(atLeast, function.least(low, high, at));
    boxes++;
    Box box = new Box(bound, boxes, low, high, at);
    open.add(box);
    if (mostFractional(box) < 0) {
      keep(at, bound);
    } else {
      tryNear(at);
    }
  }

  /** Whole units nearby tell what need not be looked for below. */
  private void tryNear(double[] at) {
    double[] near = Arrays.stream(at).map(Math::rint).toArray();
    if (!Arrays.equals(near, units) || leastFound == Double.POSITIVE_INFINITY) {
      keep(near, function.least(near, near, new double[variables]));
    }
  }

  private void keep(double[] at, double value) {
    if (value < leastFound) {
      leastFound = value;
      for (int v = 0; v < variables; v++) {
        units[v] = Math.rint(at[v]);
      }
    }
  }

  /** Returns the variable that is farthest from whole units, or -1 if all are whole. */
  private static int mostFractional(Box box) {
    int most = -1;
    double farthest = ROUNDING;
    for (int v = 0; v < box.at.length; v++) {
      double away = Math.abs(box.at[v] - Math.rint(box.at[v]));
      if (away > farthest) {
        farthest = away;
        most = v;
      }
    }
    return most;
  }
}
