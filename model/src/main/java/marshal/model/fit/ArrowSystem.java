package marshal.model.fit;

import java.util.Arrays;

/**
 * Solves with an arrow-shaped curvature: the area effects are eliminated (Schur complement), so the
 * cost grows linearly with the number of areas.
 */
final class ArrowSystem {
  /** A pivot below this share of its diagonal entry counts as zero. */
  private static final double PIVOT_TOLERANCE = 1e-11;

  private final int areas;
  private final int shared;
  private final double[] diagonal; // [area]
  private final double[] border; // [area][shared]
  private final double[] factor; // lower Cholesky factor of the complement, [shared][shared]
  private boolean[] held;

  ArrowSystem(int areas, int shared) {
    this.areas = areas;
    this.shared = shared;
    diagonal = new double[areas];
    border = new double[areas * shared];
    factor = new double[shared * shared];
  }

  /**
   * Factors the curvature plus damping times its scale.
   *
   * @param held coefficients that stay where they are
   * @return whether the damped curvature is positive definite
   */
  boolean factor(Evaluation at, boolean[] held, double damping) {
    this.held = held;
    int p = shared;
    for (int k = 0; k < p; k++) {
      for (int l = 0; l <= k; l++) {
        boolean out = held[areas + k] || held[areas + l];
        factor[k * p + l] = out ? (k == l ? 1 : 0) : at.corner[k * p + l];
      }
      if (!held[areas + k]) {
        factor[k * p + k] += damping * at.scale[areas + k];
      }
    }
    double[] original = new double[p];
    for (int k = 0; k < p; k++) {
      original[k] = factor[k * p + k];
    }
    for (int i = 0; i < areas; i++) {
      int row = i * p;
      if (held[i]) {
        diagonal[i] = 1;
        Arrays.fill(border, row, row + p, 0);
        continue;
      }
      double d = at.diagonal[i] + damping * at.scale[i];
      if (!(d > 0)) {
        return false;
      }
      diagonal[i] = d;
      for (int k = 0; k < p; k++) {
        border[row + k] = held[areas + k] ? 0 : at.border[row + k];
      }
      for (int k = 0; k < p; k++) {
        double ratio = border[row + k] / d;
        for (int l = 0; l <= k; l++) {
          factor[k * p + l] -= ratio * border[row + l];
        }
      }
    }
    for (int k = 0; k < p; k++) {
      for (int l = 0; l <= k; l++) {
        double sum = factor[k * p + l];
        for (int m = 0; m < l; m++) {
          sum -= factor[k * p + m] * factor[l * p + m];
        }
        if (k == l) {
          if (!(sum > PIVOT_TOLERANCE * original[k])) {
            return false;
          }
          factor[k * p + k] = Math.sqrt(sum);
        } else {
          factor[k * p + l] = sum / factor[l * p + l];
        }
      }
    }
    return true;
  }

  /** Writes the step that the factored curvature takes against a gradient. */
  void solve(double[] gradient, double[] step) {
    int p = shared;
    double[] rhs = new double[p];
    for (int k = 0; k < p; k++) {
      rhs[k] = held[areas + k] ? 0 : gradient[areas + k];
    }
    for (int i = 0; i < areas; i++) {
      if (!held[i]) {
        double ratio = gradient[i] / diagonal[i];
        for (int k = 0; k < p; k++) {
          rhs[k] -= border[i * p + k] * ratio;
        }
      }
    }
    solveShared(rhs);
    System.arraycopy(rhs, 0, step, areas, p);
    for (int i = 0; i < areas; i++) {
      double sum = held[i] ? 0 : gradient[i];
      for (int k = 0; k < p; k++) {
        sum -= border[i * p + k] * rhs[k];
      }
      step[i] = sum / diagonal[i];
    }
  }

  /** Returns the covariance of the shared coefficients; those held have none. */
  double[] sharedCovariance() {
    int p = shared;
    double[] covariance = new double[p * p];
    for (int k = 0; k < p; k++) {
      if (!held[areas + k]) {
        double[] unit = new double[p];
        unit[k] = 1;
        solveShared(unit);
        for (int l = 0; l < p; l++) {
          covariance[l * p + k] = unit[l];
        }
      }
    }
    return covariance;
  }

  /** Returns the variance of each area effect when the shared coefficients are known. */
  double[] conditionalVariance() {
    double[] variance = new double[areas];
    for (int i = 0; i < areas; i++) {
      variance[i] = held[i] ? 0 : 1 / diagonal[i];
    }
    return variance;
  }

  /** Returns how far each area effect moves per unit of each shared one, [area][shared]. */
  double[] response() {
    double[] response = new double[areas * shared];
    for (int i = 0; i < areas; i++) {
      for (int k = 0; k < shared; k++) {
        response[i * shared + k] = -border[i * shared + k] / diagonal[i];
      }
    }
    return response;
  }

  private void solveShared(double[] rhs) {
    int p = shared;
    for (int k = 0; k < p; k++) {
      double sum = rhs[k];
      for (int l = 0; l < k; l++) {
        sum -= factor[k * p + l] * rhs[l];
      }
      rhs[k] = sum / factor[k * p + k];
    }
    for (int k = p - 1; k >= 0; k--) {
      double sum = rhs[k];
      for (int l = k + 1; l < p; l++) {
        sum -= factor[l * p + k] * rhs[l];
      }
      rhs[k] = sum / factor[k * p + k];
    }
  }
}
