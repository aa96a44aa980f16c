package marshal.model.evaluation;

/**
 * The exponential function in a form that compiles to vector instructions and gives the same bits
 * on every machine, as the platform's own need not.
 */
final class Exponential {

  /** Greatest exponent, in size, that {@link #ofNegative} takes. */
  static final double LIMIT = 6;

  private static final double SHRINK = -1.0 / 32;
  private static final double C2 = 1.0 / 2;
  private static final double C3 = 1.0 / 6;
  private static final double C4 = 1.0 / 24;
  private static final double C5 = 1.0 / 120;
  private static final double C6 = 1.0 / 720;
  private static final double C7 = 1.0 / 5_040;
  private static final double C8 = 1.0 / 40_320;
  private static final double C9 = 1.0 / 362_880;
  private static final double C10 = 1.0 / 3_628_800;

  private Exponential() {}

  /**
   * Writes exp(-x) over x.
   *
   * <p>The argument is shrunk 32-fold, a Taylor polynomial of degree 10 taken (its remainder is
   * below 1e-15 within the limit), and the result squared five times; the relative error is below
   * 2e-14.
   *
   * @param x exponents, each within -{@value #LIMIT}..{@value #LIMIT}
   */
  static void ofNegative(double[] x) {
    ofNegative(x, x.length);
  }

  /** Writes exp(-x) over the first so many x. */
  static void ofNegative(double[] x, int count) {
    for (int j = 0; j < count; j++) {
      double y = SHRINK * x[j];
      double p = C10 * y + C9;
      p = p * y + C8;
      p = p * y + C7;
      p = p * y + C6;
      p = p * y + C5;
      p = p * y + C4;
      p = p * y + C3;
      p = p * y + C2;
      p = p * y + 1;
      p = p * y + 1;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      x[j] = p * p;
    }
  }

  /**
   * Returns 1 - exp(-x), precise for small x too.
   *
   * <p>The same polynomial without its leading 1, and (1 + q)^2 - 1 = q (2 + q) five times.
   *
   * @param x 0 or more
   */
  static double oneMinusOfNegative(double x) {
    if (!(x <= LIMIT)) {
      return -StrictMath.expm1(-x);
    }
    double y = SHRINK * x;
    double q = C10 * y + C9;
    q = q * y + C8;
    q = q * y + C7;
    q = q * y + C6;
    q = q * y + C5;
    q = q * y + C4;
    q = q * y + C3;
    q = q * y + C2;
    q = q * y + 1;
    q *= y;
    q *= 2 + q;
    q *= 2 + q;
    q *= 2 + q;
    q *= 2 + q;
    return -q * (2 + q);
  }

  /** Writes exp(-x) over x for exponents of any size, as fast as the largest allows. */
  static void ofNegativeOfAnySize(double[] x) {
    double largest = 0;
    for (double value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest <= LIMIT) {
      ofNegative(x);
    } else {
      ofNegativeUnlimited(x);
    }
  }

  /** Writes exp(-x) over x for exponents of any size. */
  static void ofNegativeUnlimited(double[] x) {
    for (int j = 0; j < x.length; j++) {
      x[j] = StrictMath.exp(-x[j]);
    }
  }
}
