package marshal.model.treatment;

/**
 * The mean flow of people through treatment: a fluid in place of people.
 *
 * <p>In each step, in this order: people leave (more easily in their first twelve weeks); places
 * that are no longer paid for close and those in them leave; some who wait give up; people present,
 * and some who left come back; those waiting are admitted while places are free. The flow also
 * carries the derivative of each figure with respect to the places and to the early exit hazard's
 * factor of every step, by forward accumulation.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class TreatmentFlow {

  private final TreatmentGroup group;
  private final int steps;
  private final int stages;
  private final double[] retained;
  private final double[] waiting;
  private final double[] admitted;
  private final double[] inTreatment;

  /** Derivatives, row-major [step][direction]: first one per step's places, then per factor. */
  private final double[] retainedSlope;

  private final double[] waitingSlope;

  /** Prepares a flow over a number of steps. */
  public TreatmentFlow(TreatmentGroup group, int steps) {
    this.group = group;
    this.steps = steps;
    this.stages = group.retentionSteps();
    this.retained = new double[steps];
    this.waiting = new double[steps];
    this.admitted = new double[steps];
    this.inTreatment = new double[steps];
    this.retainedSlope = new double[steps * 2 * steps];
    this.waitingSlope = new double[steps * 2 * steps];
  }

  /**
   * Runs the flow.
   *
   * @param places open places in each step, 0 or more, may be infinite
   * @param earlyExitFactor what the early exit hazard is multiplied by in each step, 0 or more
   * @param withSlopes whether to compute the derivatives too
   */
  public void run(double[] places, double[] earlyExitFactor, boolean withSlopes) {
    int directions = withSlopes ? 2 * steps : 0;
    Flow[] early = new Flow[stages];
    double startEarly = group.inTreatmentAtStart() * (1 - group.retainedShareAtStart()) / stages;
    for (int a = 0; a < stages; a++) {
      early[a] = new Flow(startEarly, directions);
    }
    Flow late = new Flow(group.inTreatmentAtStart() * group.retainedShareAtStart(), directions);
    Flow queue = new Flow(group.waitingAtStart(), directions);
    for (int t = 0; t < steps; t++) {
      Flow left = new Flow(0, directions);
      Flow stay = new Flow(1, directions);
      double hazard = Math.min(1, group.earlyExitHazard() * earlyExitFactor[t]);
      stay.value = 1 - hazard;
      if (withSlopes && hazard < 1) {
        stay.slope[steps + t] = -group.earlyExitHazard();
      }
      for (Flow stage : early) {
        left.add(stage, 1);
        stage.multiply(stay);
        left.add(stage, -1);
      }
      left.add(late, group.lateExitHazard());
      late.scale(1 - group.lateExitHazard());
      late.add(early[stages - 1], 1);
      for (int a = stages - 1; a > 0; a--) {
        early[a] = early[a - 1];
      }
      early[0] = new Flow(0, directions);

      Flow present = total(early, late, directions);
      Flow open = new Flow(places[t], directions);
      if (withSlopes) {
        open.slope[t] = 1;
      }
      if (present.value > open.value) {
        left.add(present, 1);
        left.add(open, -1);
        Flow kept = open.over(present);
        for (Flow stage : early) {
          stage.multiply(kept);
        }
        late.multiply(kept);
        present = open;
      }
      queue.scale(1 - group.giveUpHazard());
      queue.value += group.presentationsPerStep();
      queue.add(left, group.rePresentationShare());
      Flow admittedNow;
      if (open.value - present.value >= queue.value) {
        admittedNow = queue.copy();
      } else {
        admittedNow = open.copy();
        admittedNow.add(present, -1);
      }
      early[0].add(admittedNow, 1);
      queue.add(admittedNow, -1);

      retained[t] = late.value;
      waiting[t] = queue.value;
      admitted[t] = admittedNow.value;
      inTreatment[t] = present.value + admittedNow.value;
      if (withSlopes) {
        System.arraycopy(late.slope, 0, retainedSlope, t * directions, directions);
        System.arraycopy(queue.slope, 0, waitingSlope, t * directions, directions);
      }
    }
  }

  private static Flow total(Flow[] early, Flow late, int directions) {
    Flow total = new Flow(0, directions);
    total.add(late, 1);
    for (Flow stage : early) {
      total.add(stage, 1);
    }
    return total;
  }

  /** Returns people retained for twelve weeks or more at the end of a step. */
  public double retained(int step) {
    return retained[step];
  }

  /** Returns people waiting at the end of a step. */
  public double waiting(int step) {
    return waiting[step];
  }

  /** Returns people admitted in a step. */
  public double admitted(int step) {
    return admitted[step];
  }

  /** Returns people in treatment at the end of a step. */
  public double inTreatment(int step) {
    return inTreatment[step];
  }

  /** Returns the derivative of {@link #retained} at a step by the places of another. */
  public double retainedPerPlace(int step, int placesStep) {
    return retainedSlope[step * 2 * steps + placesStep];
  }

  /** Returns the derivative of {@link #retained} at a step by the early exit factor of another. */
  public double retainedPerFactor(int step, int factorStep) {
    return retainedSlope[step * 2 * steps + steps + factorStep];
  }

  /** Returns the derivative of {@link #waiting} at a step by the places of another. */
  public double waitingPerPlace(int step, int placesStep) {
    return waitingSlope[step * 2 * steps + placesStep];
  }

  /** Returns the derivative of {@link #waiting} at a step by the early exit factor of another. */
  public double waitingPerFactor(int step, int factorStep) {
    return waitingSlope[step * 2 * steps + steps + factorStep];
  }

  /** A number of people with its derivatives. */
  private static final class Flow {
    private double value;
    private final double[] slope;

    Flow(double value, int directions) {
      this.value = value;
      this.slope = new double[directions];
    }

    Flow copy() {
      Flow copy = new Flow(value, slope.length);
      System.arraycopy(slope, 0, copy.slope, 0, slope.length);
      return copy;
    }

    void add(Flow other, double factor) {
      value += factor * other.value;
      for (int j = 0; j < slope.length; j++) {
        slope[j] += factor * other.slope[j];
      }
    }

    void scale(double factor) {
      value *= factor;
      for (int j = 0; j < slope.length; j++) {
        slope[j] *= factor;
      }
    }

    void multiply(Flow other) {
      for (int j = 0; j < slope.length; j++) {
        slope[j] = slope[j] * other.value + value * other.slope[j];
      }
      value *= other.value;
    }

    Flow over(Flow divisor) {
      Flow ratio = new Flow(value / divisor.value, slope.length);
      for (int j = 0; j < slope.length; j++) {
        ratio.slope[j] = (slope[j] - ratio.value * divisor.slope[j]) / divisor.value;
      }
      return ratio;
    }
  }
}
