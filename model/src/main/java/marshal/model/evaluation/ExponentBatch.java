package marshal.model.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of exponents to be exponentiated together: a vector loop pays once it is long, and a row of
 * few worlds is not.
 */
final class ExponentBatch {

  private final int width;
  private final List<double[]> rows = new ArrayList<>();
  private final double[] together;

  /**
   * Prepares for about as many rows of a width, in two kinds.
   *
   * @param width worlds in a row
   */
  ExponentBatch(int steps, int width) {
    this.width = width;
    this.together = new double[2 * steps * width];
  }

  /**
   * Takes a row in.
   *
   * @param exponents one per world
   * @param bound upper bound of their size
   */
  void add(double[] exponents, double bound) {
    if (bound <= Exponential.LIMIT) {
      System.arraycopy(exponents, 0, together, rows.size() * width, width);
      rows.add(exponents);
    } else {
      Exponential.ofNegativeUnlimited(exponents);
    }
  }

  /** Writes exp(-x) over each x of the rows and forgets them. */
  void exponentiate() {
    Exponential.ofNegative(together, rows.size() * width);
    for (int r = 0; r < rows.size(); r++) {
      System.arraycopy(together, r * width, rows.get(r), 0, width);
    }
    rows.clear();
  }
}
