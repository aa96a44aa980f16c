package marshal.model.evaluation;

/**
 * The exponential function in a form that compiles to vector instructions and gives the same bits
 * on every machine, as the platform's own need not.
 */
final class Exponential {

  /** Greatest exponent, in size, that {@link #ofNegative} takes. */
  static final double LIMIT = 6;

  private static final double SHRINK = 1.0 / 32;

  private Exponential() {}

  /**
   * Writes exp(-x) over x.
   *
   * <p>The argument is shrunk 32-fold, a Taylor polynomial of degree 10 taken (its remainder is
   * below 1e-15 within the limit), and the result squared five times; the relative error is below
   * 2e-14.
   *
   * @param x exponents, each within -{@value #LIMIT}..{@value #LIMIT}
   * @param from first index
   * @param length number of exponents
   */
  static void ofNegative(double[] x, int from, int length) {
    for (int j = from; j < from + length; j++) {
      double y = -SHRINK * x[j];
      double p = 1 + y * (1.0 / 10);
      p = 1 + y * (1.0 / 9) * p;
      p = 1 + y * (1.0 / 8) * p;
      p = 1 + y * (1.0 / 7) * p;
      p = 1 + y * (1.0 / 6) * p;
      p = 1 + y * (1.0 / 5) * p;
      p = 1 + y * (1.0 / 4) * p;
      p = 1 + y * (1.0 / 3) * p;
      p = 1 + y * (1.0 / 2) * p;
      p = 1 + y * p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      x[j] = p * p;
    }
  }

  /** Writes exp(-x) over x for exponents of any size. */
  static void ofNegativeUnlimited(double[] x, int from, int length) {
    for (int j = from; j < from + length; j++) {
      x[j] = StrictMath.exp(-x[j]);
    }
  }
}
