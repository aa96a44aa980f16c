package marshal.solver.relaxation;

import marshal.model.treatment.TreatmentGroup;

/**
 * Where the flow through treatment can be, step by step, under any plan within some bounds.
 *
 * <p>Ranges of who is in treatment, in which stage, and of who is known, in treatment or waiting.
 * What holds them together is that somebody waits at the end of a step only if every place is
 * taken. Bounds on a single plan leave no range.
 */
final class FlowRange {

  /** What is certain stays so when sums are rounded. */
  private static final double CERTAIN = 1e-9;

  final int steps;
  final int stages;

  /** Chance of leaving early in each step: at least and at most. */
  final double[] leastHazard;

  final double[] mostHazard;

  /** Share of those in treatment who keep their place in each step: at least and at most. */
  final double[] leastKept;

  final double[] mostKept;

  /** Whether every place is taken at the end of a step, whatever the plan. */
  final boolean[] isFull;

  /** Whether nobody waits at the end of a step, whatever the plan. */
  final boolean[] sufficesForAll;

  private final TreatmentGroup group;
  private final double[] leastPlaces;
  private final double[] mostPlaces;
  private final boolean[] mayChange;

  /** Most people who can enter a step in a stage, row-major [step][stage]. */
  private final double[] mostInStage;

  private final Span[] early;
  private final Span late = new Span();
  private final Span treated = new Span();
  private final Span known = new Span();

  /** A range of a number of people. */
  private static final class Span {
    private double least;
    private double most;

    void set(double atLeast, double atMost) {
      least = Math.max(0, atLeast);
      most = Math.max(least, atMost);
    }

    void narrow(double atLeast, double atMost) {
      set(Math.max(least, atLeast), Math.min(most, atMost));
    }

    void scale(double leastFactor, double mostFactor) {
      set(least * leastFactor, most * mostFactor);
    }
  }

  /**
   * Follows the flow of a group.
   *
   * @param leastHazard least chance of leaving early, by step
   * @param mostHazard greatest chance, by step
   * @param leastPlaces fewest places, by step; may be infinite
   * @param mostPlaces most places, by step; may be infinite
   * @param mayChange whether a step may have other places than the one before
   */
  FlowRange(
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
    this.leastPlaces = leastPlaces;
    this.mostPlaces = mostPlaces;
    this.mayChange = mayChange;
    this.leastKept = new double[steps];
    this.mostKept = new double[steps];
    this.isFull = new boolean[steps];
    this.sufficesForAll = new boolean[steps];
    this.mostInStage = new double[steps * stages];
    this.early = new Span[stages];
    double start = group.inTreatmentAtStart();
    for (int a = 0; a < stages; a++) {
      early[a] = new Span();
      double inStage = start * (1 - group.retainedShareAtStart()) / stages;
      early[a].set(inStage, inStage);
    }
    late.set(start * group.retainedShareAtStart(), start * group.retainedShareAtStart());
    treated.set(start, start);
    known.set(start + group.waitingAtStart(), start + group.waitingAtStart());
    for (int t = 0; t < steps; t++) {
      for (int a = 0; a < stages; a++) {
        mostInStage[t * stages + a] = early[a].most;
      }
      follow(t);
    }
  }

  double mostInStage(int step, int stage) {
    return mostInStage[step * stages + stage];
  }

  private void follow(int t) {
    Span inEarly = inEarly();
    double lateHazard = group.lateExitHazard();
    double lost = 1 - group.rePresentationShare();
    // Those early in treatment leave with another chance than the rest.
    double leastMore = leastHazard[t] - lateHazard;
    double mostMore = mostHazard[t] - lateHazard;
    double fewestMoreLeave = leastMore * (leastMore >= 0 ? inEarly.least : inEarly.most);
    double mostMoreLeave = mostMore * (mostMore >= 0 ? inEarly.most : inEarly.least);
    Span leaving = new Span();
    leaving.set(
        lateHazard * treated.least + fewestMoreLeave, lateHazard * treated.most + mostMoreLeave);
    leaving.narrow(
        lateHazard * late.least + leastHazard[t] * inEarly.least,
        lateHazard * late.most + mostHazard[t] * inEarly.most);
    Span present = new Span();
    present.set(
        (1 - lateHazard) * treated.least - mostMoreLeave,
        (1 - lateHazard) * treated.most - fewestMoreLeave);
    Span turnedOut = new Span();
    if (mayChange[t]) {
      turnedOut.set(present.least - mostPlaces[t], present.most - leastPlaces[t]);
      leastKept[t] = kept(leastPlaces[t], present.most);
      mostKept[t] = kept(mostPlaces[t], present.least);
      present.set(Math.min(present.least, leastPlaces[t]), Math.min(present.most, mostPlaces[t]));
    } else {
      leastKept[t] = 1;
      mostKept[t] = 1;
    }
    double newlyAsking = group.presentationsPerStep();
    Span newly = new Span();
    newly.set(
        newlyAsking + group.rePresentationShare() * (leaving.least + turnedOut.least),
        newlyAsking + group.rePresentationShare() * (leaving.most + turnedOut.most));
    boolean wasFull = t > 0 && isFull[t - 1];
    boolean didSuffice = t > 0 && sufficesForAll[t - 1];
    double perTreated = group.giveUpHazard() - lost * lateHazard;
    double stay = 1 - group.giveUpHazard();
    double fewestTreated = perTreated >= 0 ? treated.least : Math.min(treated.most, known.least);
    double mostTreated = perTreated >= 0 ? treated.most : treated.least;
    known.set(
        stay * known.least
            + perTreated * fewestTreated
            - lost * (mostMoreLeave + turnedOut.most)
            + newlyAsking,
        stay * known.most
            + perTreated * mostTreated
            - lost * (fewestMoreLeave + turnedOut.least)
            + newlyAsking);
    treated.set(Math.min(leastPlaces[t], known.least), Math.min(mostPlaces[t], known.most));
    isFull[t] = known.least >= mostPlaces[t] * (1 + CERTAIN);
    sufficesForAll[t] = known.most <= leastPlaces[t] * (1 - CERTAIN);
    Span admitted = new Span();
    admitted.set(treated.least - present.most, treated.most - present.least);
    if (!mayChange[t]) {
      // Either nobody waited, or every place was taken and only those who leave make room.
      double least = Math.min(leaving.least, newly.least);
      double most = Math.max(leaving.most, newly.most);
      if (wasFull) {
        most = leaving.most;
      } else if (didSuffice) {
        most = newly.most;
      }
      admitted.narrow(least, most);
    }
    for (int a = 0; a < stages; a++) {
      early[a].scale(1 - mostHazard[t], 1 - leastHazard[t]);
    }
    late.scale(1 - lateHazard, 1 - lateHazard);
    late.set(late.least + early[stages - 1].least, late.most + early[stages - 1].most);
    for (int a = stages - 1; a > 0; a--) {
      early[a].set(early[a - 1].least * leastKept[t], early[a - 1].most * mostKept[t]);
    }
    late.scale(leastKept[t], mostKept[t]);
    early[0].set(admitted.least, admitted.most);
  }

  /** Returns how many are early in treatment, and narrows how many are not. */
  private Span inEarly() {
    Span inEarly = new Span();
    for (Span stage : early) {
      inEarly.set(inEarly.least + stage.least, inEarly.most + stage.most);
    }
    late.narrow(treated.least - inEarly.most, treated.most - inEarly.least);
    inEarly.narrow(treated.least - late.most, treated.most - late.least);
    return inEarly;
  }

  private static double kept(double places, double people) {
    return people <= places ? 1 : places / people;
  }
}
