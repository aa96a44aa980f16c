package marshal.solver.relaxation;

/** A number that is only known to lie in a range. Mutable, to be used again cell by cell. */
final class Range {

  double low;
  double high;

  Range set(double first, double second) {
    low = Math.min(first, second);
    high = Math.max(first, second);
    return this;
  }

  /** Adds a factor times a number between two others. */
  void add(double factor, double first, double second) {
    low += Math.min(factor * first, factor * second);
    high += Math.max(factor * first, factor * second);
  }

  /** Returns the least product of this and a number between two others. */
  double leastTimes(double first, double second) {
    return Math.min(Math.min(low * first, low * second), Math.min(high * first, high * second));
  }

  /** Returns the greatest product of this and a number between two others. */
  double mostTimes(double first, double second) {
    return Math.max(Math.max(low * first, low * second), Math.max(high * first, high * second));
  }
}
