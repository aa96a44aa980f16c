package marshal.model.paths;

import java.util.Arrays;

/**
 * The counts that are certain from a coarse look at the mean and at the uniform number.
 *
 * <p>Quantiles rise with the mean and with u. Where the quantile at the lower corner of a cell of
 * (mean, u) equals that at the upper corner, it is the quantile everywhere between. The mean's
 * cells are even in its square root, so that a cell spans about the same part of a standard
 * deviation; u's are even. The share of uncertain cells is about the width of a mean's cell plus
 * the number of likely counts over {@value #CELLS}.
 */
final class QuantileTable {
  static final QuantileTable NONE = new QuantileTable(0, new byte[0]);

  private static final int CELL_BITS = 10;
  private static final int CELLS = 1 << CELL_BITS;
  private static final double STRIPS_PER_ROOT = 128;
  private static final double LARGEST_MEAN = NegativeBinomialQuantile.LARGEST_SUMMED_MEAN;
  private static final int UNCERTAIN = 0xff;
  private static final int MOST = 1024;
  // Wider than what rounding a mean to 30 bits, and any error in it, do to a distribution function.
  private static final double MARGIN = 1e-6;

  private final int strips;
  // Row-major [strip of the mean][cell of u]: the count, or UNCERTAIN. Bytes, so that a table has
  // room near the processor; larger counts are found without it.
  private final byte[] counts;

  private QuantileTable(int strips, byte[] counts) {
    this.strips = strips;
    this.counts = counts;
  }

  static QuantileTable of(NegativeBinomialQuantile quantiles, double largestMean) {
    double root = Math.sqrt(Math.min(LARGEST_MEAN, largestMean));
    int strips = 1 + (int) (root * STRIPS_PER_ROOT);
    byte[] counts = new byte[strips << CELL_BITS];
    double[] low = new double[MOST];
    double[] high = new double[MOST];
    sum(quantiles, 0, low);
    for (int strip = 0; strip < strips; strip++) {
      double edge = (strip + 1) / STRIPS_PER_ROOT;
      sum(quantiles, edge * edge, high);
      fill(low, high, counts, strip << CELL_BITS);
      double[] swap = low;
      low = high;
      high = swap;
    }
    return new QuantileTable(strips, counts);
  }

  /** Returns the count, or -1 where the table cannot tell. */
  int find(double mean, long bits) {
    int strip = (int) (Math.sqrt(mean) * STRIPS_PER_ROOT);
    if (strip >= strips) {
      return -1;
    }
    int count = counts[(strip << CELL_BITS) + (int) (bits >>> (64 - CELL_BITS))] & 0xff;
    return count == UNCERTAIN ? -1 : count;
  }

  /** Writes the distribution function, as far as it stays below the last cell, and then ones. */
  private static void sum(NegativeBinomialQuantile quantiles, double mean, double[] function) {
    double psi = quantiles.psi();
    double inverse = 1 / (1 + psi * mean);
    double c = mean * inverse;
    double term = quantiles.probabilityOfZero(mean, inverse);
    double sum = term;
    int k = 0;
    while (k < MOST && sum < 1 - 0.5 / CELLS) {
      function[k] = sum;
      term *= c * (1 + psi * k) / (k + 1);
      sum += term;
      k++;
    }
    Arrays.fill(function, k, MOST, 1);
  }

  /**
   * Writes the row between two means.
   *
   * @param low distribution function of the smaller mean: the larger function
   * @param high distribution function of the larger mean
   */
  private static void fill(double[] low, double[] high, byte[] counts, int row) {
    int cell = 0;
    for (int k = 0; k < MOST && cell < CELLS - 1; k++) {
      // Numbers in cells before the first of these surely give no more than k, after the second
      // more.
      int from = Math.min(CELLS - 1, (int) ((high[k] - MARGIN) * CELLS));
      int to = Math.min(CELLS - 1, (int) ((low[k] + MARGIN) * CELLS));
      if (from > cell) {
        Arrays.fill(counts, row + cell, row + from, (byte) Math.min(k, UNCERTAIN));
        cell = from;
      }
      if (to >= cell) {
        Arrays.fill(counts, row + cell, row + to + 1, (byte) UNCERTAIN);
        cell = to + 1;
      }
    }
    // The last cell holds the endless tail.
    Arrays.fill(counts, row + Math.min(cell, CELLS - 1), row + CELLS, (byte) UNCERTAIN);
  }
}
