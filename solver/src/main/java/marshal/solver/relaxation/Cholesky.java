package marshal.solver.relaxation;

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
    double largest = Double.MIN_NORMAL;
    for (int i = 0; i < n; i++) {
      largest = free[i] ? Math.max(largest, matrix[i * n + i]) : largest;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i && free[i]; j++) {
        if (!free[j]) {
          continue;
        }
        double sum = matrix[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= free[k] ? factor[i * n + k] * factor[j * n + k] : 0;
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

  static void substitute(boolean[] free, double[] factor, double[] vector) {
    int n = free.length;
    for (int i = 0; i < n; i++) {
      if (free[i]) {
        for (int k = 0; k < i; k++) {
          vector[i] -= free[k] ? factor[i * n + k] * vector[k] : 0;
        }
        vector[i] /= factor[i * n + i];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      if (free[i]) {
        for (int k = i + 1; k < n; k++) {
          vector[i] -= free[k] ? factor[k * n + i] * vector[k] : 0;
        }
        vector[i] /= factor[i * n + i];
      }
    }
  }
}
