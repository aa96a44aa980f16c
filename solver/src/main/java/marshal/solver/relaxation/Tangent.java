package marshal.solver.relaxation;

/**
 * A function of coverage and units that is nowhere above the harm: constant + sum of slopes by
 * coverage times coverage + sum of slopes by units times units.
 */
final class Tangent {

  /** Value of the convex underestimate, money included, where the tangent was taken. */
  final double value;

  /** Units that it was taken at, and their coverage. */
  final double[] units;

  final double[] covered;

  double constant;

  /** Sum of the sizes of what the constant was added up from, for the margin of rounding. */
  double size;

  /** Slopes at [site * steps + step]. */
  final double[] byCoverage;

  /** Slopes of lines that do not act through coverage alone. */
  final double[] byUnits;

  /** Slopes by retained share, by group, which {@link ConvexHarm#priced} turns into the others. */
  final double[][] byRetained;

  /** Weight that each world was given. */
  final double[] worldWeights;

  Tangent(
      double value,
      double[] units,
      double[] covered,
      double[][] byRetained,
      double[] worldWeights) {
    this.value = value;
    this.units = units;
    this.covered = covered;
    this.byCoverage = new double[covered.length];
    this.byUnits = new double[units.length];
    this.byRetained = byRetained;
    this.worldWeights = worldWeights;
  }

  private Tangent(Tangent other) {
    this.value = other.value;
    this.units = other.units;
    this.covered = other.covered;
    this.constant = other.constant;
    this.size = other.size;
    this.byCoverage = other.byCoverage.clone();
    this.byUnits = other.byUnits.clone();
    this.byRetained = other.byRetained;
    this.worldWeights = other.worldWeights;
  }

  Tangent copy() {
    return new Tangent(this);
  }

  void addConstant(double part) {
    constant += part;
    size += Math.abs(part);
  }
}
