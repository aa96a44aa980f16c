package marshal.model.evaluation;

import java.util.Arrays;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Persistence;
import marshal.model.plan.PlanSpace;
import marshal.model.time.Horizon;

/**
 * Turns the units of a plan into the coverage of each site at each step, and back for gradients.
 *
 * <p>Coverage is 1 - exp(-dose), the dose being active units per target over the saturation.
 */
final class Doses {

  private final PlanSpace space;
  private final int steps;
  private final int periods;

  /** Active share of a unit, row-major [intervention][period][step]. */
  private final double[] activeShare;

  /** Dose of one active unit, by site. */
  private final double[] dosePerUnit;

  Doses(Case theCase, PlanSpace space) {
    Horizon horizon = theCase.horizon();
    this.space = space;
    this.steps = horizon.steps();
    this.periods = horizon.periods();
    this.activeShare = new double[theCase.interventions().size() * periods * steps];
    for (int k = 0; k < theCase.interventions().size(); k++) {
      Persistence persistence = theCase.interventions().get(k).persistence();
      for (int q = 0; q < periods; q++) {
        for (int t = horizon.firstStep(q); t < steps; t++) {
          activeShare[(k * periods + q) * steps + t] =
              persistence.activeShare(t - horizon.firstStep(q), horizon.stepsPerPeriod());
        }
      }
    }
    this.dosePerUnit = new double[space.sites()];
    for (int site = 0; site < dosePerUnit.length; site++) {
      Intervention intervention =
          theCase.interventions().get(space.line(space.lineOf(site, 0)).intervention());
      dosePerUnit[site] = 1 / (space.targetSize(site) * intervention.target().saturation());
    }
  }

  /** Writes the coverage of a site at every step from one on to [site * steps + step]. */
  void cover(int site, int fromStep, double[] units, double[] coverage) {
    int first = space.lineOf(site, 0);
    int row = space.line(first).intervention() * periods * steps;
    int begin = site * steps;
    Arrays.fill(coverage, begin + fromStep, begin + steps, 0);
    boolean any = false;
    for (int q = 0; q < periods; q++) {
      double ofPeriod = units[first + q];
      any |= ofPeriod != 0;
      for (int t = fromStep; ofPeriod != 0 && t < steps; t++) {
        coverage[begin + t] += ofPeriod * activeShare[row + q * steps + t];
      }
    }
    for (int t = fromStep; any && t < steps; t++) {
      coverage[begin + t] = Exponential.oneMinusOfNegative(coverage[begin + t] * dosePerUnit[site]);
    }
  }

  /**
   * Turns derivatives by coverage into derivatives by units.
   *
   * @param byCoverage at [site * steps + step]
   * @param coverage the coverage itself, in the same place
   * @param byUnits receives the derivative of each line; added to what is there
   */
  void addGradient(int site, double[] byCoverage, double[] coverage, double[] byUnits) {
    int first = space.lineOf(site, 0);
    int k = space.line(first).intervention();
    for (int t = 0; t < steps; t++) {
      int cell = site * steps + t;
      double byActive = byCoverage[cell] * (1 - coverage[cell]) * dosePerUnit[site];
      for (int q = 0; q < periods; q++) {
        byUnits[first + q] += byActive * activeShare[(k * periods + q) * steps + t];
      }
    }
  }
}
