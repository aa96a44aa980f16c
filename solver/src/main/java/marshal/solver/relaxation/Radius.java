package marshal.solver.relaxation;

/**
 * How far treatment places may move in a round. Their worth is piecewise linear, so without a leash
 * a round would throw them from bound to bound; it lengthens while they move one way and shortens
 * when they turn. The bound itself is always found without.
 */
final class Radius {

  private static final double FIRST_SHARE_OF_RANGE = 0.25;
  private static final double LEAST_SHARE_OF_RANGE = 1e-7;

  /** Radius by line; 0 for lines that are not places. */
  final double[] of;

  private final ConvexHarm harm;
  private final LinearRules rules;
  private final double[] moved;

  Radius(ConvexHarm harm, LinearRules rules, double scale) {
    this.harm = harm;
    this.rules = rules;
    this.of = new double[harm.treatment.isEmpty() ? 0 : rules.lines()];
    this.moved = new double[of.length];
    for (TreatmentTerm term : harm.treatment) {
      for (int line : term.placeLines) {
        of[line] = scale * FIRST_SHARE_OF_RANGE * (rules.most[line] - rules.least[line]);
      }
    }
  }

  /** Returns the weight of half the squared move by line; null if no line is held. */
  double[] pull(Tangent tangent, double[] prices) {
    if (of.length == 0) {
      return null;
    }
    double[] pull = new double[of.length];
    for (TreatmentTerm term : harm.treatment) {
      for (int line : term.placeLines) {
        if (of[line] > 0) {
          double worth =
              Math.max(Math.abs(tangent.byUnits[line]), rules.priceOf(line, prices));
          pull[line] = Math.max(worth, 1e-12 * tangent.value / of[line]) / of[line];
        }
      }
    }
    return pull;
  }

  void heed(double[] direction) {
    for (TreatmentTerm term : harm.treatment) {
      for (int line : term.placeLines) {
        double range = rules.most[line] - rules.least[line];
        boolean onward = direction[line] * moved[line] > 0;
        boolean far = Math.abs(direction[line]) > 0.3 * of[line];
        double factor = onward && far ? 1.5 : moved[line] == 0 && far ? 1 : 0.5;
        of[line] =
            Math.min(Math.max(of[line] * factor, LEAST_SHARE_OF_RANGE * range), range / 2);
        moved[line] = direction[line];
      }
    }
  }
}
