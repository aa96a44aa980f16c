package marshal.solver.relaxation;

import java.util.Arrays;

/** Solves small symmetric systems in place. */
final class Cholesky {

  /** What is added to a diagonal element, relative to it, so that none vanishes. */
  private static final double RIDGE = 1e-12;

  private Cholesky() {}

  /**
   * Solves the rows and columns that are free.
   *
   * @param matrix positive semidefinite, row-major
   * @param free which unknowns there are; the others stay
   * @param factor scratch of the matrix's size
   * @param vector the right-hand side, then the solution
   */
  static void solve(double[] matrix, boolean[] free, double[] factor, double[] vector) {
    factorise(matrix, free, factor);
    substitute(free, factor, vector);
  }

  static void factorise(double[] matrix, boolean[] free, double[] factor) {
    int n = free.length;
    int[] index = indices(free);
    double largest = Double.MIN_NORMAL;
    for (int i : index) {
      largest = Math.max(largest, matrix[i * n + i]);
    }
    for (int row = 0; row < index.length; row++) {
      int i = index[row];
      for (int column = 0; column <= row; column++) {
        int j = index[column];
        double sum = matrix[i * n + j];
        for (int before = 0; before < column; before++) {
          int k = index[before];
          sum -= factor[i * n + k] * factor[j * n + k];
        }
        if (i == j) {
          double least = RIDGE * (matrix[i * n + i] + RIDGE * largest);
          factor[i * n + i] = Math.sqrt(Math.max(sum, Math.max(least, Double.MIN_NORMAL)));
        } else {
          factor[i * n + j] = sum / factor[j * n + j];
        }
      }
    }
  }

  private static int[] indices(boolean[] free) {
    int[] index = new int[free.length];
    int found = 0;
    for (int i = 0; i < free.length; i++) {
      if (free[i]) {
        index[found++] = i;
      }
    }
    return Arrays.copyOf(index, found);
  }

  static void substitute(boolean[] free, double[] factor, double[] vector) {
    int n = free.length;
    int[] index = indices(free);
    for (int row = 0; row < index.length; row++) {
      int i = index[row];
      for (int before = 0; before < row; before++) {
        vector[i] -= factor[i * n + index[before]] * vector[index[before]];
      }
      vector[i] /= factor[i * n + i];
    }
    for (int row = index.length - 1; row >= 0; row--) {
      int i = index[row];
      for (int after = row + 1; after < index.length; after++) {
        vector[i] -= factor[index[after] * n + i] * vector[index[after]];
      }
      vector[i] /= factor[i * n + i];
    }
  }
}
