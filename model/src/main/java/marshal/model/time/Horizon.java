package marshal.model.time;

import java.time.LocalDate;

/**
 * The time that a plan is made for and judged over.
 *
 * @param firstDay first day of the first step
 * @param stepLength how long a step is
 * @param periods planning periods, for example four quarters
 * @param stepsPerPeriod whole steps in each period
 * @param stepsAfterPlan further steps over which harm is still counted after the last period, for
 *     what outlasts the plan; 0 counts the plan's own time only
 */
public record Horizon(
    LocalDate firstDay,
    StepLength stepLength,
    int periods,
    int stepsPerPeriod,
    int stepsAfterPlan) {

  /** Checks that there is time to plan for. */
  public Horizon {
    if (periods < 1 || stepsPerPeriod < 1 || stepsAfterPlan < 0) {
      throw new IllegalArgumentException(
          "A horizon needs one period of one step or more, but has %d periods of %d steps and %d after."
              .formatted(periods, stepsPerPeriod, stepsAfterPlan));
    }
  }

  /** Returns the number of steps over which harm is counted. */
  public int steps() {
    return periods * stepsPerPeriod + stepsAfterPlan;
  }

  /** Returns the first step of a period. */
  public int firstStep(int period) {
    return period * stepsPerPeriod;
  }

  /** Returns the first day of a step; a negative step lies before the horizon. */
  public LocalDate day(int step) {
    return stepLength.plus(firstDay, step);
  }

  /** Returns the name of a step. */
  public String stepName(int step) {
    return stepLength.name(day(step));
  }
}
