package marshal.model.fit;

import java.util.Arrays;

/**
 * Value, gradient and curvature of the objective at one point.
 *
 * <p>The curvature (minus the matrix of second derivatives) has the shape of an arrow: area effects
 * do not interact with each other, only with the few shared coefficients. It is kept as the area
 * effects' diagonal, their border with the shared coefficients, and the corner.
 */
final class Evaluation {
  double logLikelihood;
  double value;

  /** By area, then by shared coefficient. */
  final double[] gradient;

  final double[] diagonal; // [area]
  final double[] border; // [area][shared]
  final double[] corner; // [shared][shared]

  /** A positive scale of each coefficient's curvature, for damping. */
  final double[] scale;

  Evaluation(int areas, int shared) {
    gradient = new double[areas + shared];
    diagonal = new double[areas];
    border = new double[areas * shared];
    corner = new double[shared * shared];
    scale = new double[areas + shared];
  }

  void clear() {
    logLikelihood = 0;
    value = 0;
    Arrays.fill(gradient, 0);
    Arrays.fill(diagonal, 0);
    Arrays.fill(border, 0);
    Arrays.fill(corner, 0);
    Arrays.fill(scale, 0);
  }
}
