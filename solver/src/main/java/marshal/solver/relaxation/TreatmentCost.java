package marshal.solver.relaxation;

import marshal.model.treatment.TreatmentGroup;

/**
 * The least that treatment can cost, person by person, at a price of being in treatment.
 *
 * <p>The flow through treatment is one way, among many, of admitting people and closing places with
 * no more people in treatment than places. With a price per place and step each person could choose
 * alone; the sum of the cheapest choices less the price of all places is at most the cost of the
 * flow (weak duality). In the first steps, in which places suffice whatever the plan, people have
 * no choice: they are admitted at once and nobody is turned out.
 */
final class TreatmentCost {

  private final TreatmentGroup group;
  private final int steps;
  private final int stages;

  /** Chance of leaving early in each step: at least and at most. */
  private final double[] leastHazard;

  private final double[] mostHazard;

  /** Steps at the start in which places suffice. */
  private int stepsWithoutChoice;

  /** Most people who can enter a step in a stage, row-major [step][stage]. */
  private final double[] mostInStage;

  /**
   * Prepares the flow of a group.
   *
   * @param leastHazard least chance of leaving early, by step
   * @param mostHazard greatest chance, by step
   * @param leastPlaces fewest places, by step; may be infinite
   */
  TreatmentCost(
      TreatmentGroup group, double[] leastHazard, double[] mostHazard, double[] leastPlaces) {
    this.group = group;
    this.steps = leastHazard.length;
    this.stages = group.retentionSteps();
    this.leastHazard = leastHazard;
    this.mostHazard = mostHazard;
    this.mostInStage = new double[steps * stages];
    while (stepsWithoutChoice < steps && sufficient(leastPlaces)) {
      stepsWithoutChoice++;
    }
    double early = group.inTreatmentAtStart() * (1 - group.retainedShareAtStart()) / stages;
    for (int a = 0; a < stages; a++) {
      mostInStage[a] = early;
      for (int t = 1; t < steps; t++) {
        mostInStage[t * stages + a] = -least(new Prices(steps).rewarding(t - 1, a), false, null);
      }
    }
  }

  private boolean sufficient(double[] leastPlaces) {
    int t = stepsWithoutChoice;
    if (leastPlaces[t] == Double.POSITIVE_INFINITY) {
      return true;
    }
    Prices counted = new Prices(steps);
    counted.inTreatment[t] = -1;
    stepsWithoutChoice++;
    double most = -least(counted, false, null);
    stepsWithoutChoice--;
    return most <= leastPlaces[t] * (1 - 1e-9);
  }

  /** What a person costs in a step, by where the step ends for them. */
  static final class Prices {
    final double[] retained;
    final double[] inTreatment;
    double waiting;
    private int rewardedStep = -1;
    private int rewardedStage;

    Prices(int steps) {
      retained = new double[steps];
      inTreatment = new double[steps];
    }

    private Prices rewarding(int step, int stage) {
      rewardedStep = step;
      rewardedStage = stage;
      return this;
    }

    private double early(int step, int stage) {
      return inTreatment[step] - (step == rewardedStep && stage == rewardedStage ? 1 : 0);
    }
  }

  double mostInStage(int step, int stage) {
    return mostInStage[step * stages + stage];
  }

  /**
   * Returns the least cost of all people over all steps.
   *
   * @param credit true to let people leave early with the greatest chance where leaving is dear,
   *     and to report what keeping them would save; false to take the least chance there
   * @param savedByStaying receives what one more person who stays saves, row-major [step][stage];
   *     null if not wanted
   */
  double least(Prices prices, boolean credit, double[] savedByStaying) {
    double[] early = new double[stages];
    double[] earlyBefore = new double[stages];
    double late = 0;
    double queue = 0;
    double total = 0;
    for (int t = steps - 1; t >= 0; t--) {
      boolean choice = t >= stepsWithoutChoice;
      double beginning = prices.early(t, 0) + early[0];
      double wait = prices.waiting + queue;
      double asking = choice ? Math.min(wait, beginning) : beginning;
      double leaving = group.rePresentationShare() * asking;
      double lateHere = prices.inTreatment[t] + prices.retained[t] + late;
      if (choice) {
        lateHere = Math.min(lateHere, leaving);
      }
      for (int a = 0; a < stages; a++) {
        double staying = lateHere;
        if (a < stages - 1) {
          staying = prices.early(t, a + 1) + early[a + 1];
          if (choice) {
            staying = Math.min(staying, leaving);
          }
        }
        double saved = leaving - staying;
        double hazard = saved >= 0 && !credit ? leastHazard[t] : mostHazard[t];
        earlyBefore[a] = hazard * leaving + (1 - hazard) * staying;
        if (savedByStaying != null) {
          savedByStaying[t * stages + a] = Math.max(0, saved);
        }
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
}
