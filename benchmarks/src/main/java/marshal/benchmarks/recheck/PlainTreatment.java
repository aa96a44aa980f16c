package marshal.benchmarks.recheck;

import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.TreatmentLever;
import marshal.model.plan.PlanSpace;
import marshal.model.time.Horizon;
import marshal.model.treatment.TreatmentGroup;
import marshal.model.world.WorldSet;

/** The mean flow of one group through treatment in one world, straight from its definition. */
final class PlainTreatment {

  private final double[] retained;
  private final double prevalence;
  private double waited;

  PlainTreatment(
      Case theCase, PlanSpace space, int g, PlainCoverage coverage, WorldSet worlds, int world) {
    TreatmentGroup group = theCase.treatmentGroups().get(g);
    int steps = theCase.horizon().steps();
    this.prevalence = group.prevalence();
    this.retained = new double[steps];
    int stages = group.retentionSteps();
    double[] early = new double[stages];
    for (int a = 0; a < stages; a++) {
      early[a] = group.inTreatmentAtStart() * (1 - group.retainedShareAtStart()) / stages;
    }
    double late = group.inTreatmentAtStart() * group.retainedShareAtStart();
    double queue = group.waitingAtStart();
    for (int t = 0; t < steps; t++) {
      double places = 0;
      boolean limited = false;
      double factor = 1;
      for (int site = 0; site < space.sites(); site++) {
        Intervention intervention = coverage.interventionAt(site);
        TreatmentLever lever = intervention.lever().orElse(null);
        if (lever == null || !lever.group().equals(group.id())) {
          continue;
        }
        if (lever instanceof TreatmentLever.Places) {
          limited = true;
          places += placesAt(theCase.horizon(), space, coverage, site, t);
        } else if (lever instanceof TreatmentLever.Retention retention) {
          double z = worlds.interventionDeviate(coverage.indexAt(site), world);
          double ratio =
              (1 + retention.change().meanChange()) * Math.exp(retention.change().logSd() * z);
          factor *= Math.pow(ratio, coverage.at(site, t));
        }
      }
      double hazard = Math.min(1, group.earlyExitHazard() * factor);
      double left = 0;
      for (int a = 0; a < stages; a++) {
        left += early[a] * hazard;
        early[a] *= 1 - hazard;
      }
      left += late * group.lateExitHazard();
      late = late * (1 - group.lateExitHazard()) + early[stages - 1];
      for (int a = stages - 1; a > 0; a--) {
        early[a] = early[a - 1];
      }
      early[0] = 0;
      double present = late;
      for (double stage : early) {
        present += stage;
      }
      if (limited && present > places) {
        left += present - places;
        double kept = places / present;
        late *= kept;
        for (int a = 0; a < stages; a++) {
          early[a] *= kept;
        }
        present = places;
      }
      queue = queue * (1 - group.giveUpHazard()) + group.presentationsPerStep();
      queue += group.rePresentationShare() * left;
      double admitted = limited ? Math.min(queue, places - present) : queue;
      early[0] += admitted;
      queue -= admitted;
      retained[t] = late;
      waited += queue;
    }
  }

  /** After the plan only what was promised goes on. */
  private static double placesAt(
      Horizon horizon, PlanSpace space, PlainCoverage coverage, int site, int t) {
    int period = t / horizon.stepsPerPeriod();
    return period < horizon.periods()
        ? coverage.units(site, period)
        : space.atLeast(space.lineOf(site, horizon.periods() - 1));
  }

  double retainedShare(int t) {
    return retained[t] / prevalence;
  }

  double personStepsWaited() {
    return waited;
  }
}
