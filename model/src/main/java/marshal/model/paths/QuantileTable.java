package marshal.model.paths;

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
  private static final double LARGEST_MEAN = 100;
  private static final int UNCERTAIN = 0xff;
  // Wider than the rounding of a mean to 30 bits, and than any error in a distribution function.
  private static final double MARGIN_MEAN = 1e-8;
  private static final double MARGIN_U = 1e-10;

  private final int strips;
  // Row-major [strip of the mean][cell of u]: the count, or UNCERTAIN.
  private final byte[] counts;

  private QuantileTable(int strips, byte[] counts) {
    this.strips = strips;
    this.counts = counts;
  }

  static QuantileTable of(NegativeBinomialQuantile quantiles, double largestMean) {
    double root = Math.sqrt(Math.min(LARGEST_MEAN, largestMean));
    int strips = 1 + (int) (root * STRIPS_PER_ROOT);
    byte[] counts = new byte[strips << CELL_BITS];
    for (int strip = 0; strip < strips; strip++) {
      fill(quantiles, strip, counts);
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

  private static void fill(NegativeBinomialQuantile quantiles, int strip, byte[] counts) {
    double lowRoot = strip / STRIPS_PER_ROOT;
    double highRoot = (strip + 1) / STRIPS_PER_ROOT;
    double low = lowRoot * lowRoot * (1 - MARGIN_MEAN);
    double high = highRoot * highRoot * (1 + MARGIN_MEAN);
    double psi = quantiles.psi();
    double lowOdds = low / (1 + psi * low);
    double highOdds = high / (1 + psi * high);
    double lowTerm = quantiles.probabilityOfZero(low);
    double highTerm = quantiles.probabilityOfZero(high);
    double lowSum = lowTerm;
    double highSum = highTerm;
    int row = strip << CELL_BITS;
    int cell = 0;
    for (int k = 0; cell < CELLS; k++) {
      // u up to the first of these surely gives no more than k, from the second surely more.
      int from = (int) Math.max(0, Math.floor((highSum - MARGIN_U) * CELLS));
      int to = (int) Math.floor((lowSum + MARGIN_U) * CELLS);
      if (k >= UNCERTAIN) {
        from = cell;
        to = CELLS - 1;
      }
      for (; cell < from && cell < CELLS - 1; cell++) {
        counts[row + cell] = (byte) k;
      }
      // The last cell holds the endless tail.
      boolean last = from >= CELLS - 1;
      for (; cell < CELLS && (cell <= to || last); cell++) {
        counts[row + cell] = (byte) UNCERTAIN;
      }
      double ratio = (1 + psi * k) / (k + 1);
      lowTerm *= lowOdds * ratio;
      highTerm *= highOdds * ratio;
      lowSum += lowTerm;
      highSum += highTerm;
    }
  }
}
