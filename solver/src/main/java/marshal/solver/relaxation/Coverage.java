package marshal.solver.relaxation;

import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Persistence;
import marshal.model.plan.PlanSpace;
import marshal.model.time.Horizon;

/**
 * Coverage of every site at every step as a function of units, with its range over the box.
 *
 * <p>Coverage is 1 - exp(-dose x active units): concave in the units of the site's periods.
 */
final class Coverage {

  final PlanSpace space;
  final int steps;
  final int periods;

  /** Active units of one unit, row-major [intervention][period][step]. */
  final double[] activeShare;

  /** Dose of one active unit, by site. */
  final double[] dosePerUnit;

  final int[] interventionOfSite;

  /** Active units if every line of the site has its least, at [site * steps + step]. */
  final double[] leastActive;

  /** Active units if every line of the site has its most, at [site * steps + step]. */
  final double[] mostActive;

  /** The coverage that goes with each. */
  private final double[] leastCovered;

  private final double[] mostCovered;

  Coverage(Case theCase, PlanSpace space, LinearRules rules) {
    Horizon horizon = theCase.horizon();
    this.space = space;
    this.steps = horizon.steps();
    this.periods = horizon.periods();
    int interventions = theCase.interventions().size();
    this.activeShare = new double[interventions * periods * steps];
    for (int k = 0; k < interventions; k++) {
      Persistence persistence = theCase.interventions().get(k).persistence();
      for (int q = 0; q < periods; q++) {
        for (int t = horizon.firstStep(q); t < steps; t++) {
          activeShare[(k * periods + q) * steps + t] =
              persistence.activeShare(t - horizon.firstStep(q), horizon.stepsPerPeriod());
        }
      }
    }
    this.dosePerUnit = new double[space.sites()];
    this.interventionOfSite = new int[space.sites()];
    this.leastActive = new double[space.sites() * steps];
    this.mostActive = new double[space.sites() * steps];
    this.leastCovered = new double[space.sites() * steps];
    this.mostCovered = new double[space.sites() * steps];
    for (int site = 0; site < space.sites(); site++) {
      int k = space.line(space.lineOf(site, 0)).intervention();
      Intervention intervention = theCase.interventions().get(k);
      interventionOfSite[site] = k;
      dosePerUnit[site] = 1 / (space.targetSize(site) * intervention.target().saturation());
      for (int t = 0; t < steps; t++) {
        leastActive[site * steps + t] = active(site, t, rules.least);
        mostActive[site * steps + t] = active(site, t, rules.most);
        leastCovered[site * steps + t] = ofActive(site, leastActive[site * steps + t]);
        mostCovered[site * steps + t] = ofActive(site, mostActive[site * steps + t]);
      }
    }
  }

  double active(int site, int step, double[] units) {
    int first = space.lineOf(site, 0);
    int row = interventionOfSite[site] * periods * steps + step;
    double active = 0;
    for (int q = 0; q < periods; q++) {
      active += units[first + q] * activeShare[row + q * steps];
    }
    return active;
  }

  double ofActive(int site, double active) {
    return active == 0 ? 0 : -StrictMath.expm1(-active * dosePerUnit[site]);
  }

  double least(int site, int step) {
    return leastCovered[site * steps + step];
  }

  double most(int site, int step) {
    return mostCovered[site * steps + step];
  }

  /** Returns the coverage of every site, at [site * steps + step]. */
  double[] at(double[] units) {
    double[] coverage = new double[space.sites() * steps];
    Chunks.run(
        space.sites(),
        (from, to) -> {
          for (int site = from; site < to; site++) {
            for (int t = 0; t < steps; t++) {
              coverage[site * steps + t] = ofActive(site, active(site, t, units));
            }
          }
        });
    return coverage;
  }
}
