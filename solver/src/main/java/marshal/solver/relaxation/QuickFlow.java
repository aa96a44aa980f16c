package marshal.solver.relaxation;

import java.util.Arrays;
import marshal.model.treatment.TreatmentGroup;

/**
 * The mean flow through treatment reduced to one number, a price on who is retained and who waits:
 * what {@link marshal.model.treatment.TreatmentFlow} computes, without objects. Not safe for use by
 * several threads at once.
 */
final class QuickFlow {

  private final TreatmentGroup group;
  private final int stages;
  private final double[] early;

  QuickFlow(TreatmentGroup group) {
    this.group = group;
    this.stages = group.retentionSteps();
    this.early = new double[stages];
  }

  /**
   * Returns the cost of the flow.
   *
   * @param places open places by step, may be infinite
   * @param factor what the early exit hazard is multiplied by, by step
   * @param retainedPrice price of each person retained at the end of a step
   * @param waitingPrice price of each person waiting at the end of a step
   */
  double cost(double[] places, double[] factor, double[] retainedPrice, double waitingPrice) {
    double start = group.inTreatmentAtStart() * (1 - group.retainedShareAtStart()) / stages;
    Arrays.fill(early, start);
    double late = group.inTreatmentAtStart() * group.retainedShareAtStart();
    double queue = group.waitingAtStart();
    double cost = 0;
    for (int t = 0; t < places.length; t++) {
      double hazard = Math.min(1, group.earlyExitHazard() * factor[t]);
      double left = late * group.lateExitHazard();
      late -= left;
      for (int a = 0; a < stages; a++) {
        left += early[a] * hazard;
        early[a] *= 1 - hazard;
      }
      late += early[stages - 1];
      for (int a = stages - 1; a > 0; a--) {
        early[a] = early[a - 1];
      }
      early[0] = 0;
      double present = total(late);
      if (present > places[t]) {
        left += present - places[t];
        double kept = places[t] / present;
        for (int a = 0; a < stages; a++) {
          early[a] *= kept;
        }
        late *= kept;
        present = places[t];
      }
      queue =
          queue * (1 - group.giveUpHazard())
              + group.presentationsPerStep()
              + left * group.rePresentationShare();
      double admitted = Math.min(queue, places[t] - present);
      early[0] += admitted;
      queue -= admitted;
      cost += retainedPrice[t] * late + waitingPrice * queue;
    }
    return cost;
  }

  private double total(double late) {
    double total = late;
    for (double stage : early) {
      total += stage;
    }
    return total;
  }
}
