package marshal.benchmarks.recheck;

import java.util.ArrayList;
import java.util.List;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.time.Horizon;

/** Coverage of every site at every step under some units, straight from the definition. */
final class PlainCoverage {
  private final Case theCase;
  private final PlanSpace space;
  private final int[] units;
  private final List<List<Integer>> sites = new ArrayList<>();
  private final double[][] covered;

  PlainCoverage(Case theCase, PlanSpace space, int[] units) {
    this.theCase = theCase;
    this.space = space;
    this.units = units;
    for (int i = 0; i < theCase.area().size(); i++) {
      sites.add(new ArrayList<>());
    }
    Horizon horizon = theCase.horizon();
    this.covered = new double[space.sites()][horizon.steps()];
    for (int site = 0; site < space.sites(); site++) {
      int place = space.line(space.lineOf(site, 0)).place();
      if (place == Line.CITY) {
        for (List<Integer> everywhere : sites) {
          everywhere.add(site);
        }
      } else {
        sites.get(place).add(site);
      }
      for (int t = 0; t < horizon.steps(); t++) {
        covered[site][t] = 1 - Math.exp(-dose(site, t));
      }
    }
  }

  private double dose(int site, int t) {
    Intervention intervention = interventionAt(site);
    Horizon horizon = theCase.horizon();
    double active = 0;
    for (int q = 0; q < horizon.periods(); q++) {
      int since = t - q * horizon.stepsPerPeriod();
      if (since >= 0) {
        active += units(site, q) * active(intervention, since, horizon.stepsPerPeriod());
      }
    }
    return active / space.targetSize(site) / intervention.target().saturation();
  }

  private static double active(Intervention intervention, int since, int paid) {
    int ramp = intervention.persistence().rampUpSteps();
    double halfLife = intervention.persistence().halfLifeSteps();
    double grown = Math.min(1, (since + 1.0) / (ramp + 1.0));
    if (since < paid) {
      return grown;
    }
    return halfLife == 0 ? 0 : grown * Math.pow(0.5, (since - paid + 1) / halfLife);
  }

  int units(int site, int period) {
    return units[space.lineOf(site, period)];
  }

  double at(int site, int t) {
    return covered[site][t];
  }

  List<Integer> sitesAt(int neighbourhood) {
    return sites.get(neighbourhood);
  }

  int indexAt(int site) {
    return space.line(space.lineOf(site, 0)).intervention();
  }

  Intervention interventionAt(int site) {
    return theCase.interventions().get(indexAt(site));
  }
}
