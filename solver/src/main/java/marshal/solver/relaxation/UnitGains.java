package marshal.solver.relaxation;

import java.util.Arrays;

/**
 * What one unit more or less of a line averts under a tangent, for plans that grow and shrink by
 * whole units.
 */
final class UnitGains {

  private final ConvexHarm harm;
  private final Coverage coverage;
  private final Tangent tangent;
  private final double[] units;

  /** Active units at [site * steps + step]. */
  private final double[] active;

  /** Whether a line acts on treatment. */
  private final boolean[] onTreatment;

  private double[] covered;

  /** What one step of a line averted when last asked, and how far it was; NaN if not asked. */
  private final double[] known;

  private final double[] knownStep;

  UnitGains(ConvexHarm harm, Tangent tangent, double[] units) {
    this.harm = harm;
    this.coverage = harm.coverage;
    this.tangent = tangent;
    this.units = units.clone();
    this.known = new double[units.length];
    this.knownStep = new double[units.length];
    Arrays.fill(knownStep, Double.NaN);
    this.active = new double[coverage.space.sites() * coverage.steps];
    for (int site = 0; site < coverage.space.sites(); site++) {
      for (int t = 0; t < coverage.steps; t++) {
        active[site * coverage.steps + t] = coverage.active(site, t, units);
      }
    }
    this.onTreatment = new boolean[units.length];
    for (TreatmentTerm term : harm.treatment) {
      for (int line : term.placeLines) {
        onTreatment[line] = true;
      }
      for (int site : term.retentionSites) {
        for (int q = 0; q < coverage.periods; q++) {
          onTreatment[coverage.space.lineOf(site, q)] = true;
        }
      }
    }
    this.covered = harm.treatment.isEmpty() ? new double[0] : coverage.at(units);
  }

  double units(int line) {
    return units[line];
  }

  /**
   * Returns the harm averted by some units more (or fewer, then negative) of a line, less what
   * their money counts for.
   */
  double averted(int line, double more) {
    if (knownStep[line] != more || onTreatment[line]) {
      known[line] = findAverted(line, more);
      knownStep[line] = more;
    }
    return known[line];
  }

  private double findAverted(int line, double more) {
    int site = coverage.space.site(line);
    int period = coverage.space.line(line).period();
    int row = (coverage.interventionOfSite[site] * coverage.periods + period) * coverage.steps;
    double dose = coverage.dosePerUnit[site];
    double sum = 0;
    for (int t = 0; t < coverage.steps; t++) {
      int cell = site * coverage.steps + t;
      double gamma = tangent.byCoverage[cell];
      double share = coverage.activeShare[row + t];
      if (gamma != 0 && share != 0) {
        sum += gamma * Math.exp(-dose * active[cell]) * Math.expm1(-dose * share * more);
      }
    }
    sum -= more * harm.moneyPerUnit[line];
    return onTreatment[line] ? sum + avertedByTreatment(line, more) : sum;
  }

  private double avertedByTreatment(int line, double more) {
    double before = treatmentCost();
    double[] coveredBefore = covered;
    units[line] += more;
    covered = covered.clone();
    coverAgain(coverage.space.site(line));
    double after = treatmentCost();
    units[line] -= more;
    covered = coveredBefore;
    return before - after;
  }

  private void coverAgain(int site) {
    for (int t = 0; t < coverage.steps; t++) {
      covered[site * coverage.steps + t] = coverage.ofActive(site, coverage.active(site, t, units));
    }
  }

  private double treatmentCost() {
    double sum = 0;
    for (int g = 0; g < harm.treatment.size(); g++) {
      sum +=
          harm.treatment
              .get(g)
              .linearCost(units, covered, tangent.byRetained[g], tangent.worldWeights);
    }
    return sum;
  }

  /** Changes a line. */
  void add(int line, double more) {
    int site = coverage.space.site(line);
    units[line] += more;
    for (int t = 0; t < coverage.steps; t++) {
      active[site * coverage.steps + t] = coverage.active(site, t, units);
    }
    int first = coverage.space.lineOf(site, 0);
    Arrays.fill(knownStep, first, first + coverage.periods, Double.NaN);
    if (onTreatment[line]) {
      coverAgain(site);
    }
  }
}
