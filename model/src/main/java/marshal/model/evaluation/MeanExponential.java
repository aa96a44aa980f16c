package marshal.model.evaluation;

/**
 * The mean of exp(-u) over u from 0 to x, that is (1 - exp(-x)) / x, which turns a log reduction of
 * one intervention into what it prevents among others: r mean(R) of a total log reduction R.
 */
public final class MeanExponential {

  /** Below this size the closed form of the slope cancels. */
  private static final double SERIES = 1e-2;

  private MeanExponential() {}

  /**
   * Returns the mean.
   *
   * @param x any number; 1 at 0, falling
   */
  public static double of(double x) {
    if (Math.abs(x) < SERIES) {
      return 1 - x * (1.0 / 2 - x * (1.0 / 6 - x * (1.0 / 24 - x * (1.0 / 120 - x / 720))));
    }
    return -StrictMath.expm1(-x) / x;
  }

  /** Returns the derivative of {@link #of} by x, below 0 everywhere. */
  static double slope(double x) {
    if (Math.abs(x) < SERIES) {
      return -1.0 / 2 + x * (1.0 / 3 - x * (1.0 / 8 - x * (1.0 / 30 - x * (1.0 / 144 - x / 840))));
    }
    return (StrictMath.exp(-x) - of(x)) / x;
  }
}
