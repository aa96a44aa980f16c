package marshal.solver.relaxation;

import java.util.Arrays;
import marshal.model.treatment.TreatmentGroup;

/**
 * Prices of treatment places at which the flow under some places is what people would choose.
 *
 * <p>While every place is taken, the price makes it the same to wait and to begin. Where places
 * close, it makes the same, on average, to keep a place and to be turned out. Where places are left
 * they cost nothing. Found backwards from the last step, these prices are also what the cost of the
 * flow changes by with its places. Not safe for use by several threads at once.
 */
final class PlacePrices {

  private final TreatmentGroup group;
  private final int stages;

  /** How the flow went, by step. */
  private final double[] hazard;

  private final double[] keptShare;
  private final boolean[] isFull;

  /** People who had not left by themselves before places closed, [step][stage], late ones last. */
  private final double[] present;

  PlacePrices(TreatmentGroup group, int steps) {
    this.group = group;
    this.stages = group.retentionSteps();
    this.hazard = new double[steps];
    this.keptShare = new double[steps];
    this.isFull = new boolean[steps];
    this.present = new double[steps * (stages + 1)];
  }

  /**
   * Finds the prices.
   *
   * @param places open places by step, may be infinite
   * @param factor what the early exit hazard is multiplied by, by step
   * @param range where the flow can be: it says where prices may be below 0
   * @param prices what being retained and waiting cost; receives the prices of places
   */
  void find(double[] places, double[] factor, FlowRange range, TreatmentCost.Prices prices) {
    run(places, factor);
    double[] early = new double[stages];
    double[] earlyBefore = new double[stages];
    double late = 0;
    double queue = 0;
    for (int t = places.length - 1; t >= 0; t--) {
      double wait = prices.waiting + queue;
      double lateHere = prices.retained[t] + late;
      double price = 0;
      if (isFull[t]) {
        price = wait - early[0];
        if (keptShare[t] < 1) {
          double leaving = group.rePresentationShare() * wait;
          price = Math.max(price, leaving - averageOfPresent(t, early, lateHere));
        }
        price = range.isFull[t] ? price : Math.max(0, price);
      }
      prices.inTreatment[t] = price;
      double beginning = price + early[0];
      double asking = isFull[t] ? Math.min(wait, beginning) : beginning;
      double leaving = group.rePresentationShare() * asking;
      lateHere = leaving + keptShare[t] * (price + lateHere - leaving);
      for (int a = 0; a < stages; a++) {
        double staying =
            a < stages - 1 ? leaving + keptShare[t] * (price + early[a + 1] - leaving) : lateHere;
        earlyBefore[a] = hazard[t] * leaving + (1 - hazard[t]) * staying;
      }
      late = group.lateExitHazard() * leaving + (1 - group.lateExitHazard()) * lateHere;
      queue = (1 - group.giveUpHazard()) * asking;
      double[] swap = early;
      early = earlyBefore;
      earlyBefore = swap;
    }
  }

  /** Returns what those present before places close cost from here on, on average. */
  private double averageOfPresent(int t, double[] early, double lateHere) {
    double people = 0;
    double cost = 0;
    for (int a = 0; a <= stages; a++) {
      double here = present[t * (stages + 1) + a];
      people += here;
      cost += here * (a == stages ? lateHere : early[a]);
    }
    return cost / people;
  }

  /** Follows the flow as {@link marshal.model.treatment.TreatmentFlow} does. */
  private void run(double[] places, double[] factor) {
    double[] early = new double[stages];
    Arrays.fill(early, group.inTreatmentAtStart() * (1 - group.retainedShareAtStart()) / stages);
    double late = group.inTreatmentAtStart() * group.retainedShareAtStart();
    double queue = group.waitingAtStart();
    for (int t = 0; t < places.length; t++) {
      hazard[t] = Math.min(1, group.earlyExitHazard() * factor[t]);
      double left = late * group.lateExitHazard();
      late -= left;
      for (int a = 0; a < stages; a++) {
        left += early[a] * hazard[t];
        early[a] *= 1 - hazard[t];
      }
      late += early[stages - 1];
      System.arraycopy(early, 0, early, 1, stages - 1);
      early[0] = 0;
      double all = late;
      for (int a = 0; a < stages; a++) {
        all += early[a];
        present[t * (stages + 1) + a] = early[a];
      }
      present[t * (stages + 1) + stages] = late;
      keptShare[t] = all > places[t] ? places[t] / all : 1;
      if (keptShare[t] < 1) {
        left += all - places[t];
        for (int a = 0; a < stages; a++) {
          early[a] *= keptShare[t];
        }
        late *= keptShare[t];
        all = places[t];
      }
      queue =
          queue * (1 - group.giveUpHazard())
              + group.presentationsPerStep()
              + left * group.rePresentationShare();
      isFull[t] = queue > places[t] - all;
      double admitted = isFull[t] ? places[t] - all : queue;
      early[0] += admitted;
      queue -= admitted;
    }
  }
}
