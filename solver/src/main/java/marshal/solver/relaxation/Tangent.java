package marshal.solver.relaxation;

/**
 * A function of coverage and units that is affine and nowhere above the harm: constant + sum of
 * slopes by coverage times coverage + sum of slopes by units times units.
 */
final class Tangent {

  /** Value of the convex underestimate where the tangent was taken. */
  double value;

  double constant;

  /** Sum of the sizes of what the constant was added up from, for the margin of rounding. */
  double size;

  /** Slopes at [site * steps + step]. */
  final double[] byCoverage;

  /** Slopes of lines that do not act through coverage alone. */
  final double[] byUnits;

  Tangent(int cells, int lines) {
    byCoverage = new double[cells];
    byUnits = new double[lines];
  }
}
