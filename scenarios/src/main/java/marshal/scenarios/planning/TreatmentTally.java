package marshal.scenarios.planning;

import java.util.Arrays;
import marshal.model.Case;
import marshal.model.time.Horizon;
import marshal.model.treatment.TreatmentChain;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.TreatmentFigures;

/**
 * Keeps what simulated treatment comes to, by plan, group and world.
 *
 * <p>Each world has a place of its own, so several threads may record different worlds at once.
 */
final class TreatmentTally {

  private static final double DAYS_PER_YEAR = 365.25;

  private static final int IN_TREATMENT = 0;
  private static final int RETAINED = 1;
  private static final int WAITING = 2;
  private static final int MEAN_WAITING = 3;
  private static final int WAIT_DAYS = 4;
  private static final int LITTLES_WAIT_DAYS = 5;
  private static final int GAVE_UP = 6;
  private static final int UNMET = 7;
  private static final int FIGURES = 8;

  private final double daysPerStep;

  /** By plan, group, figure and world. */
  private final double[][][][] values;

  TreatmentTally(Case theCase, int plans, int worlds) {
    this.daysPerStep = daysPerStep(theCase.horizon());
    this.values = new double[plans][theCase.treatmentGroups().size()][FIGURES][worlds];
  }

  static double daysPerStep(Horizon horizon) {
    return DAYS_PER_YEAR / horizon.stepLength().stepsPerYear();
  }

  void record(int plan, int group, int world, TreatmentChain chain) {
    int steps = chain.steps();
    int last = steps - 1;
    long admitted = 0;
    long asked = 0;
    long gaveUp = 0;
    for (int t = 0; t < steps; t++) {
      admitted += chain.admitted(t);
      asked += chain.joined(t);
      gaveUp += chain.gaveUp(t);
    }
    double waited = (double) chain.personStepsWaited();
    double[][] figures = values[plan][group];
    figures[IN_TREATMENT][world] = chain.inTreatment(last);
    figures[RETAINED][world] = chain.retained(last);
    figures[WAITING][world] = chain.waiting(last);
    figures[MEAN_WAITING][world] = waited / steps;
    figures[WAIT_DAYS][world] = perPerson((double) chain.stepsWaitedByAdmitted(), admitted);
    figures[LITTLES_WAIT_DAYS][world] = perPerson(waited, asked);
    figures[GAVE_UP][world] = gaveUp;
    figures[UNMET][world] = Math.max(0, chain.group().prevalence() - chain.inTreatment(last));
  }

  private double perPerson(double personSteps, long people) {
    return people == 0 ? Double.NaN : daysPerStep * personSteps / people;
  }

  TreatmentFigures figures(int plan, int group) {
    double[][] figures = values[plan][group];
    return new TreatmentFigures(
        estimate(figures[IN_TREATMENT]),
        estimate(figures[RETAINED]),
        estimate(figures[WAITING]),
        estimate(figures[MEAN_WAITING]),
        estimate(figures[WAIT_DAYS]),
        estimate(figures[LITTLES_WAIT_DAYS]),
        estimate(figures[GAVE_UP]),
        estimate(figures[UNMET]));
  }

  private static Estimate estimate(double[] byWorld) {
    double[] told = Arrays.stream(byWorld).filter(value -> !Double.isNaN(value)).toArray();
    return told.length == 0
        ? new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
        : Estimates.of(Arrays.stream(told).average().orElseThrow(), told);
  }
}
