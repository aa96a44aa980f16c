package marshal.solver.relaxation;

import marshal.model.treatment.TreatmentGroup;

/**
 * The least that treatment can cost, person by person, at a price of being in treatment.
 *
 * <p>The flow through treatment is one way, among many, of admitting people and closing places with
 * no more people in treatment than places. With a price per place and step each person could choose
 * alone; the sum of the cheapest choices less the price of all places is at most the cost of the
 * flow (weak duality). Where every place is taken whatever the plan, a price may be below 0. Where
 * nobody waits whatever the plan, people have no choice: they are admitted at once. Each is turned
 * out with a chance that lies where the flow's can.
 */
final class TreatmentCost {

  private final TreatmentGroup group;
  private final FlowRange range;
  private final int steps;
  private final int stages;

  /**
   * Prepares the flow of a group.
   *
   * @param range where it can be
   */
  TreatmentCost(TreatmentGroup group, FlowRange range) {
    this.group = group;
    this.range = range;
    this.steps = range.steps;
    this.stages = range.stages;
  }

  /** What a person costs in a step, by where the step ends for them. */
  static final class Prices {
    final double[] retained;
    final double[] inTreatment;
    final double waiting;

    Prices(double[] retained, double waiting) {
      this.retained = retained;
      this.inTreatment = new double[retained.length];
      this.waiting = waiting;
    }
  }

  /** Returns the least cost of somebody who may be turned out. */
  private double kept(int step, double staying, double leaving) {
    double share = staying <= leaving ? range.mostKept[step] : range.leastKept[step];
    return leaving + share * (staying - leaving);
  }

  /**
   * Returns the least cost of all people over all steps.
   *
   * @param credit true to let people leave early with the greatest chance where leaving is dear,
   *     and to report what keeping them would save; false to take the least chance there
   * @param savedByStaying receives what one more person who stays saves, row-major [step][stage]
   */
  double least(Prices prices, boolean credit, double[] savedByStaying) {
    double[] early = new double[stages];
    double[] earlyBefore = new double[stages];
    double late = 0;
    double queue = 0;
    double total = 0;
    for (int t = steps - 1; t >= 0; t--) {
      double beginning = prices.inTreatment[t] + early[0];
      double wait = prices.waiting + queue;
      double asking = range.sufficesForAll[t] ? beginning : Math.min(wait, beginning);
      double leaving = group.rePresentationShare() * asking;
      double lateHere = kept(t, prices.inTreatment[t] + prices.retained[t] + late, leaving);
      for (int a = 0; a < stages; a++) {
        double staying =
            a < stages - 1 ? kept(t, prices.inTreatment[t] + early[a + 1], leaving) : lateHere;
        double saved = leaving - staying;
        double hazard = saved >= 0 && !credit ? range.leastHazard[t] : range.mostHazard[t];
        earlyBefore[a] = hazard * leaving + (1 - hazard) * staying;
        savedByStaying[t * stages + a] = Math.max(0, saved);
      }
      late = group.lateExitHazard() * leaving + (1 - group.lateExitHazard()) * lateHere;
      queue = (1 - group.giveUpHazard()) * asking;
      total += group.presentationsPerStep() * asking;
      double[] swap = early;
      early = earlyBefore;
      earlyBefore = swap;
    }
    double startEarly = group.inTreatmentAtStart() * (1 - group.retainedShareAtStart()) / stages;
    for (int a = 0; a < stages; a++) {
      total += startEarly * early[a];
    }
    total += group.inTreatmentAtStart() * group.retainedShareAtStart() * late;
    return total + group.waitingAtStart() * queue;
  }

  double mostInStage(int step, int stage) {
    return range.mostInStage(step, stage);
  }
}
