package marshal.model.intervention;

/**
 * How the effect of units bought in a period grows and fades.
 *
 * @param rampUpSteps steps until a unit works in full; 0 for at once
 * @param halfLifeSteps steps after its period in which a unit's effect halves; 0 if it ends with
 *     the period, infinite if it stays
 */
public record Persistence(int rampUpSteps, double halfLifeSteps) {

  /** Checks the durations. */
  public Persistence {
    if (rampUpSteps < 0 || !(halfLifeSteps >= 0)) {
      throw new IllegalArgumentException(
          "Ramp-up (%d) and half-life (%s) must be 0 steps or more."
              .formatted(rampUpSteps, halfLifeSteps));
    }
  }

  /**
   * Returns the active share of a unit.
   *
   * @param stepsSinceStart steps since the first step of the period that paid for it, 0 or more
   * @param stepsPaid steps in that period
   * @return a fraction from 0 to 1
   */
  public double activeShare(int stepsSinceStart, int stepsPaid) {
    double ramp = Math.min(1, (stepsSinceStart + 1.0) / (rampUpSteps + 1.0));
    int stepsUnpaid = stepsSinceStart - stepsPaid + 1;
    if (stepsUnpaid <= 0) {
      return ramp;
    }
    return halfLifeSteps == 0 ? 0 : ramp * Math.pow(2, -stepsUnpaid / halfLifeSteps);
  }
}
