package marshal.solver.relaxation;

import java.util.Arrays;

/** Remaining shares exp(-x), in a form that compiles to vector instructions. */
final class Shares {

  /** Greatest exponent, in size, for which the polynomial is as exact as needed. */
  private static final double LIMIT = 6;

  private static final double SHRINK = 1.0 / 32;

  private Shares() {}

  /**
   * Writes exp(-x) over x.
   *
   * <p>A Taylor polynomial of degree 10 at a 32nd of the argument, squared five times: the relative
   * error is below 2e-14 for arguments of size 6 or less; others take the library's function.
   */
  static void exponentiate(double[] x, int from, int length) {
    double largest = 0;
    for (int j = from; j < from + length; j++) {
      largest = Math.max(largest, Math.abs(x[j]));
    }
    if (!(largest <= LIMIT)) {
      for (int j = from; j < from + length; j++) {
        x[j] = StrictMath.exp(-x[j]);
      }
      return;
    }
    if (largest == 0) {
      Arrays.fill(x, from, from + length, 1);
      return;
    }
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
}
