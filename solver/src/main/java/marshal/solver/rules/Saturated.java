package marshal.solver.rules;

/** Sums and products that stop at a ceiling: a file may hold numbers too large for a long. */
final class Saturated {

  private static final long CEILING = Long.MAX_VALUE / 4;

  private Saturated() {}

  /** Returns the product of a number of 0 or more and any other. */
  static long product(long first, long second) {
    if (second < 0) {
      return -product(first, -second);
    }
    return first > 0 && second > CEILING / first ? CEILING : first * second;
  }

  static long sum(long first, long second) {
    return Math.max(-CEILING, Math.min(CEILING, clamp(first) + clamp(second)));
  }

  private static long clamp(long number) {
    return Math.max(-CEILING, Math.min(CEILING, number));
  }
}
