package marshal.solver.relaxation;

/**
 * How strongly lines without curvature of their own are held where they are, so that a round does
 * not throw them from bound to bound. The bound itself is always found without.
 */
final class Pull {

  /** A line whose unit is worth this much crosses that share of its range in a round. */
  private static final double SHARE_OF_RANGE = 0.25;

  private Pull() {}

  /** Returns room for the weights by line, or null if every line has curvature. */
  static double[] of(ConvexHarm harm, LinearRules rules) {
    boolean needed = false;
    for (TreatmentTerm term : harm.treatment) {
      for (int line : term.placeLines) {
        needed |= rules.most[line] > rules.least[line];
      }
    }
    return needed ? new double[rules.lines()] : null;
  }

  static void scale(double[] pull, Tangent tangent, ConvexHarm harm, LinearRules rules) {
    if (pull == null) {
      return;
    }
    for (TreatmentTerm term : harm.treatment) {
      for (int line : term.placeLines) {
        double range = Math.max(1, rules.most[line] - rules.least[line]);
        double worth = Math.max(Math.abs(tangent.byUnits[line]), 1e-9 * tangent.value / range);
        pull[line] = Math.max(pull[line], worth / (SHARE_OF_RANGE * range));
      }
    }
  }
}
