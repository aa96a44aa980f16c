package marshal.model.evaluation;

import java.util.Arrays;
import marshal.model.time.Horizon;
import marshal.model.treatment.PathPeople;
import marshal.model.treatment.TreatmentChain;
import marshal.model.treatment.TreatmentFlow;

/** Treatment of one group under the current units, in every world. */
final class TreatmentState {

  /** Share of the people in need who are retained, [step][world]. */
  final double[][] retainedShare;

  /** Greatest of those shares over worlds, by step. */
  final double[] largestShare;

  /** Person-steps of waiting over the horizon, [0][world]. */
  private final double[][] waitingTotal;

  private final HarmModel model;
  private final TreatmentTables tables;
  private final int steps;
  private final int worlds;
  private final TreatmentFlow flow;
  private final double[] places;
  private final double[] factor;
  private final ReplacedRows replaced;
  private int dirtyFrom = -1;

  TreatmentState(HarmModel model, int group) {
    this.model = model;
    this.tables = model.treatment.get(group);
    this.steps = model.theCase.horizon().steps();
    this.worlds = model.worlds.size();
    this.flow = new TreatmentFlow(tables.group, steps);
    this.places = new double[steps];
    this.factor = new double[steps];
    this.retainedShare = new double[steps][worlds];
    this.largestShare = new double[steps];
    this.waitingTotal = new double[1][worlds];
    this.replaced = new ReplacedRows(worlds);
  }

  double[] waitingTotal() {
    return waitingTotal[0];
  }

  void markSite(int site, int fromStep) {
    if (contains(tables.placeSites, site) || contains(tables.retentionSites, site)) {
      dirtyFrom = dirtyFrom < 0 ? fromStep : Math.min(dirtyFrom, fromStep);
    }
  }

  private static boolean contains(int[] sites, int site) {
    for (int candidate : sites) {
      if (candidate == site) {
        return true;
      }
    }
    return false;
  }

  /**
   * Recomputes the flow if it changed, and returns the first changed step, or -1.
   *
   * @param remember whether {@link #takeBack} may be asked for next
   */
  int refresh(double[] units, double[] coverage, boolean remember) {
    int changedFrom = dirtyFrom;
    replaced.begin(remember);
    if (changedFrom >= 0) {
      run(units, coverage);
      dirtyFrom = -1;
    }
    return changedFrom;
  }

  boolean canTakeBack() {
    return replaced.canPutBack();
  }

  /** Undoes the last refresh. */
  void takeBack() {
    replaced.putBack();
    findLargest();
  }

  void run(double[] units, double[] coverage) {
    findPlaces(units);
    for (int t = 0; t < steps; t++) {
      replaced.replace(retainedShare, t);
    }
    double[] waitingByWorld = replaced.replace(waitingTotal, 0);
    // Without retention work every world has the same flow.
    boolean oneFlow = isIdle(coverage);
    for (int d = 0; d < worlds; d++) {
      if (d == 0 || !oneFlow) {
        findFactor(coverage, d);
        flow.run(places, factor, false);
      }
      double waiting = 0;
      for (int t = 0; t < steps; t++) {
        retainedShare[t][d] = flow.retained(t) / tables.group.prevalence();
        waiting += flow.waiting(t);
      }
      waitingByWorld[d] = waiting;
    }
    findLargest();
  }

  private void findLargest() {
    for (int t = 0; t < steps; t++) {
      largestShare[t] = TreatmentTables.size(retainedShare[t]);
    }
  }

  private boolean isIdle(double[] coverage) {
    for (int site : tables.retentionSites) {
      for (int t = 0; t < steps; t++) {
        if (coverage[site * steps + t] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private void findPlaces(double[] units) {
    Horizon horizon = model.theCase.horizon();
    Arrays.fill(places, tables.placeSites.length == 0 ? Double.POSITIVE_INFINITY : 0);
    int planned = horizon.periods() * horizon.stepsPerPeriod();
    for (int site : tables.placeSites) {
      for (int t = 0; t < planned; t++) {
        places[t] += units[model.space.lineOf(site, t / horizon.stepsPerPeriod())];
      }
      // After the plan only what was promised goes on.
      for (int t = planned; t < steps; t++) {
        places[t] += model.space.atLeast(model.space.lineOf(site, horizon.periods() - 1));
      }
    }
  }

  private void findFactor(double[] coverage, int world) {
    Arrays.fill(factor, 1);
    for (int r = 0; r < tables.retentionSites.length; r++) {
      double perCoverage = tables.retentionCoefficient[r][world];
      for (int t = 0; t < steps; t++) {
        factor[t] *= StrictMath.exp(perCoverage * coverage[tables.retentionSites[r] * steps + t]);
      }
    }
  }

  TreatmentFlow flow(double[] units, double[] coverage, int world) {
    findPlaces(units);
    findFactor(coverage, world);
    flow.run(places, factor, false);
    return flow;
  }

  /** Simulates a path of the group person by person. */
  void simulate(
      TreatmentChain chain, double[] units, double[] coverage, int world, PathPeople people) {
    findPlaces(units);
    findFactor(coverage, world);
    chain.run(places, factor, people);
  }

  /**
   * Carries derivatives by the retained share on to the lines that act on treatment.
   *
   * @param waitingWeight harm of one person waiting for one step
   * @param byRetainedShare derivative of the harm by {@link #retainedShare}
   */
  void addGradient(
      double waitingWeight,
      double[] worldWeights,
      double[][] byRetainedShare,
      double[] units,
      double[] coverage,
      double[] byCoverage,
      double[] byUnits) {
    Horizon horizon = model.theCase.horizon();
    findPlaces(units);
    double[] byPlaces = new double[steps];
    for (int d = 0; d < worlds; d++) {
      findFactor(coverage, d);
      flow.run(places, factor, true);
      double[] byFactor = new double[steps];
      for (int t = 0; t < steps; t++) {
        double byRetained = byRetainedShare[t][d] / tables.group.prevalence();
        double byWaiting = waitingWeight * worldWeights[d];
        for (int u = 0; u <= t; u++) {
          byPlaces[u] +=
              byRetained * flow.retainedPerPlace(t, u) + byWaiting * flow.waitingPerPlace(t, u);
          byFactor[u] +=
              byRetained * flow.retainedPerFactor(t, u) + byWaiting * flow.waitingPerFactor(t, u);
        }
      }
      for (int r = 0; r < tables.retentionSites.length; r++) {
        for (int t = 0; t < steps; t++) {
          byCoverage[tables.retentionSites[r] * steps + t] +=
              byFactor[t] * factor[t] * tables.retentionCoefficient[r][d];
        }
      }
    }
    for (int site : tables.placeSites) {
      for (int t = 0; t < horizon.periods() * horizon.stepsPerPeriod(); t++) {
        byUnits[model.space.lineOf(site, t / horizon.stepsPerPeriod())] += byPlaces[t];
      }
    }
  }
}
