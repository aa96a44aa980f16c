package marshal.solver.relaxation;

/**
 * What treatment places are worth near where they stand, line by line, for the next step of a
 * search. Each round looks further where places move on and closer where they settle. Bounds are
 * always found without.
 */
final class PlaceModels {

  private static final double FIRST_SHARE_OF_RANGE = 0.5;
  private static final double LEAST_SHARE_OF_RANGE = 1e-6;
  private static final int VALUES = 9;

  /** How far each line may move in a round; 0 for lines that are not places. */
  final double[] radius;

  private final ConvexHarm harm;
  private final LinearRules rules;

  PlaceModels(ConvexHarm harm, LinearRules rules, double shareOfRange) {
    this.harm = harm;
    this.rules = rules;
    this.radius = new double[harm.treatment.isEmpty() ? 0 : rules.lines()];
    for (TreatmentTerm term : harm.treatment) {
      for (int line : term.placeLines) {
        radius[line] = shareOfRange * (rules.most[line] - rules.least[line]);
      }
    }
  }

  static PlaceModels wide(ConvexHarm harm, LinearRules rules) {
    return new PlaceModels(harm, rules, FIRST_SHARE_OF_RANGE);
  }

  /** Returns a table for each place line, null for others; null if there are no places. */
  WorthTable[] tables(Tangent tangent) {
    if (radius.length == 0) {
      return null;
    }
    WorthTable[] tables = new WorthTable[radius.length];
    for (int g = 0; g < harm.treatment.size(); g++) {
      TreatmentTerm term = harm.treatment.get(g);
      for (int line : term.placeLines) {
        double low = Math.max(rules.least[line], tangent.units[line] - radius[line]);
        double high = Math.min(rules.most[line], tangent.units[line] + radius[line]);
        if (high > low) {
          double[] values = new double[VALUES];
          double[] units = tangent.units.clone();
          for (int j = 0; j < VALUES; j++) {
            units[line] = low + (high - low) * j / (VALUES - 1);
            values[j] =
                term.linearCost(units, tangent.covered, tangent.byRetained[g], tangent.worldWeights)
                    + harm.moneyPerUnit[line] * units[line];
          }
          tables[line] = new WorthTable(low, high, values);
        }
      }
    }
    return tables;
  }

  /** Looks closer everywhere. */
  void shorten() {
    for (int line = 0; line < radius.length; line++) {
      double range = rules.most[line] - rules.least[line];
      radius[line] =
          Math.max(0.3 * radius[line], Math.min(radius[line], LEAST_SHARE_OF_RANGE * range));
    }
  }

  /** Learns from how far places went. */
  void heed(double[] direction) {
    for (TreatmentTerm term : harm.treatment) {
      for (int line : term.placeLines) {
        double range = rules.most[line] - rules.least[line];
        boolean far = Math.abs(direction[line]) > 0.6 * radius[line];
        boolean near = Math.abs(direction[line]) < 0.25 * radius[line];
        double factor = far ? 1.5 : near ? 0.4 : 0.7;
        radius[line] =
            Math.min(Math.max(radius[line] * factor, LEAST_SHARE_OF_RANGE * range), range / 2);
      }
    }
  }
}
