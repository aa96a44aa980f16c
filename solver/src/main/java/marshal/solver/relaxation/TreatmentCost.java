package marshal.solver.relaxation;

import marshal.model.treatment.TreatmentGroup;

/**
 * The least that treatment can cost, person by person, at a price of being in treatment.
 *
 * <p>The flow through treatment is one way, among many, of admitting people and closing places with
 * no more people in treatment than places. With a price per place and step each person could choose
 * alone; the sum of the cheapest choices less the price of all places is at most the cost of the
 * flow (weak duality). In the first steps, in which places suffice whatever the plan, people have
 * no choice: they are admitted at once and nobody is turned out. Later each is turned out with a
 * chance that lies where the flow's can, and only where places may become fewer.
 */
final class TreatmentCost {

  private final TreatmentGroup group;
  private final int steps;
  private final int stages;

  /** Chance of leaving early in each step: at least and at most. */
  private final double[] leastHazard;

  private final double[] mostHazard;

  /** Share of those in treatment who keep their place in each step: at least and at most. */
  private final double[] leastKept;

  private final double[] mostKept;

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
   * @param mostPlaces most places, by step; may be infinite
   * @param mayChange whether a step may have other places than the one before
   */
  TreatmentCost(
      TreatmentGroup group,
      double[] leastHazard,
      double[] mostHazard,
      double[] leastPlaces,
      double[] mostPlaces,
      boolean[] mayChange) {
    this.group = group;
    this.steps = leastHazard.length;
    this.stages = group.retentionSteps();
    this.leastHazard = leastHazard;
    this.mostHazard = mostHazard;
    this.mostInStage = new double[steps * stages];
    this.leastKept = new double[steps];
    this.mostKept = new double[steps];
    for (int t = 0; t < steps; t++) {
      leastKept[t] = mayChange[t] ? 0 : 1;
      mostKept[t] = 1;
    }
    while (stepsWithoutChoice < steps && sufficient(leastPlaces)) {
      stepsWithoutChoice++;
    }
    boundStages(leastPlaces, mostPlaces, mayChange);
    boundKept(leastPlaces, mostPlaces, mayChange);
  }

  /**
   * Bounds the share that keeps its place where places may become fewer: places over those who are
   * still in treatment, and no more than one.
   *
   * <p>How many those are at least follows from how many are known, in treatment or waiting: who is
   * known is in treatment unless every place is taken.
   */
  private void boundKept(double[] leastPlaces, double[] mostPlaces, boolean[] mayChange) {
    double[] least = new double[steps];
    double[] most = new double[steps];
    double late = group.lateExitHazard();
    double lost = 1 - group.rePresentationShare();
    double fewestTreated = group.inTreatmentAtStart();
    double mostTreated = fewestTreated;
    double fewestKnown = fewestTreated + group.waitingAtStart();
    for (int t = 0; t < steps; t++) {
      double early = 0;
      for (int a = 0; a < stages; a++) {
        early += mostInStage(t, a);
      }
      early = Math.min(early, mostTreated);
      double moreLeave = Math.max(0, mostHazard[t] - late) * early;
      double moreStay = Math.max(0, late - leastHazard[t]) * early;
      double fewestStay = Math.max(0, fewestTreated * (1 - late) - moreLeave);
      double mostStay = mostTreated * (1 - late) + moreStay;
      least[t] = mayChange[t] ? kept(leastPlaces[t], mostStay) : 1;
      most[t] = mayChange[t] ? kept(mostPlaces[t], fewestStay) : 1;
      double turnedOut = mayChange[t] ? Math.max(0, mostStay - leastPlaces[t]) : 0;
      // Of those in treatment and those waiting, as many as can be are taken to lose more.
      double treated =
          group.giveUpHazard() > lost * late ? fewestTreated : Math.min(mostTreated, fewestKnown);
      fewestKnown +=
          group.presentationsPerStep()
              - lost * (late * treated + moreLeave + turnedOut)
              - group.giveUpHazard() * (fewestKnown - treated);
      fewestKnown = Math.max(0, fewestKnown);
      fewestTreated = Math.min(leastPlaces[t], fewestKnown);
      mostTreated = Math.min(mostKnown(t), mostPlaces[t]);
    }
    System.arraycopy(least, 0, leastKept, 0, steps);
    System.arraycopy(most, 0, mostKept, 0, steps);
  }

  private static double kept(double places, double people) {
    return people <= places ? 1 : places / people;
  }

  /**
   * Bounds how many enter each step in each early stage under any plan. The true flow admits whom
   * it can: who waits at the end of a step does so because every place is taken.
   */
  private void boundStages(double[] leastPlaces, double[] mostPlaces, boolean[] mayChange) {
    double start = group.inTreatmentAtStart() * (1 - group.retainedShareAtStart()) / stages;
    double waiting = group.waitingAtStart();
    double treated = group.inTreatmentAtStart();
    for (int a = 0; a < stages; a++) {
      mostInStage[a] = start;
    }
    for (int t = 0; t < steps - 1; t++) {
      double early = 0;
      for (int a = 0; a < stages; a++) {
        early += mostInStage[t * stages + a];
        if (a > 0) {
          mostInStage[(t + 1) * stages + a] =
              mostInStage[t * stages + a - 1] * (1 - leastHazard[t]);
        }
      }
      double moreEarly = Math.max(0, mostHazard[t] - group.lateExitHazard());
      double leaving = group.lateExitHazard() * treated + moreEarly * Math.min(early, treated);
      double turnedOut = mayChange[t] ? Math.max(0, treated - leastPlaces[t]) : 0;
      double newlyAsking =
          group.presentationsPerStep() + group.rePresentationShare() * (leaving + turnedOut);
      double asking = (1 - group.giveUpHazard()) * waiting + newlyAsking;
      double known = mostKnown(t);
      double admitted = Math.min(asking, Math.min(known, mostPlaces[t]));
      if (!mayChange[t]) {
        // Either nobody waited, or every place was taken and only those who leave make room.
        admitted = Math.min(admitted, Math.max(leaving, newlyAsking));
      }
      mostInStage[(t + 1) * stages] = admitted;
      waiting = Math.min(asking, Math.max(0, known - leastPlaces[t]));
      treated = Math.min(known, mostPlaces[t]);
    }
  }

  /** Returns the most people who can be in treatment or waiting at the end of a step. */
  private double mostKnown(int step) {
    Prices counted = new Prices(steps);
    counted.inTreatment[step] = -1;
    counted.waitingOnlyAt = step;
    counted.waiting = -1;
    return -least(counted, false, null);
  }

  /** Returns the least cost of somebody who may be turned out. */
  private double kept(int step, double staying, double leaving) {
    double share = staying <= leaving ? mostKept[step] : leastKept[step];
    return leaving + share * (staying - leaving);
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
    private int waitingOnlyAt = -1;

    Prices(int steps) {
      retained = new double[steps];
      inTreatment = new double[steps];
    }

    private double waiting(int step) {
      return waitingOnlyAt < 0 || waitingOnlyAt == step ? waiting : 0;
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
      double beginning = prices.inTreatment[t] + early[0];
      double wait = prices.waiting(t) + queue;
      double asking = choice ? Math.min(wait, beginning) : beginning;
      double leaving = group.rePresentationShare() * asking;
      double lateHere = prices.inTreatment[t] + prices.retained[t] + late;
      if (choice) {
        lateHere = kept(t, lateHere, leaving);
      }
      for (int a = 0; a < stages; a++) {
        double staying = lateHere;
        if (a < stages - 1) {
          staying = prices.inTreatment[t] + early[a + 1];
          if (choice) {
            staying = kept(t, staying, leaving);
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
