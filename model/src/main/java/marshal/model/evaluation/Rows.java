package marshal.model.evaluation;

import java.util.Arrays;

/**
 * Sums of rows of worlds, each times a factor.
 *
 * <p>Several rows at a time are added one after the other, so the bits are those of one call for
 * each; but the sum is read and written once. Loops over whole arrays from 0 on compile to vector
 * instructions, and other forms do not.
 */
final class Rows {

  private Rows() {}

  /** Writes a start plus a row. */
  static void set(double[] sum, double start, double factor, double[] row) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] = start + factor * row[d];
    }
  }

  /** Adds a row. */
  static void add(double[] sum, double factor, double[] row) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] += factor * row[d];
    }
  }

  /** Adds two rows. */
  static void add(double[] sum, double f0, double[] r0, double f1, double[] r1) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] = sum[d] + f0 * r0[d] + f1 * r1[d];
    }
  }

  /** Adds four rows. */
  static void add(
      double[] sum,
      double f0,
      double[] r0,
      double f1,
      double[] r1,
      double f2,
      double[] r2,
      double f3,
      double[] r3) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] = sum[d] + f0 * r0[d] + f1 * r1[d] + f2 * r2[d] + f3 * r3[d];
    }
  }

  /** Writes the sum of the rows of a table from one on to before another. */
  static void sum(double[] sum, double[][] table, int from, int end) {
    Arrays.fill(sum, 0);
    int row = from;
    for (; row + 3 < end; row += 4) {
      addFour(sum, table[row], table[row + 1], table[row + 2], table[row + 3]);
    }
    for (; row < end; row++) {
      add(sum, 1, table[row]);
    }
  }

  private static void addFour(double[] sum, double[] r0, double[] r1, double[] r2, double[] r3) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] = sum[d] + r0[d] + r1[d] + r2[d] + r3[d];
    }
  }
}
