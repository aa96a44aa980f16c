package marshal.model.fit;

import java.util.Arrays;

/**
 * Past incidents of one stream: a table of counts by observed step and neighbourhood.
 *
 * <p>Rows are the observed steps only, each with its absolute step number, ascending; two rows are
 * adjacent in time when their numbers are consecutive, so a missing month or a gap of years between
 * two blocks is simply a jump in the numbers. Immutable.
 */
public final class CountSeries {
  private final int[] counts; // [row][neighbourhood]
  private final int neighbourhoods;
  private final int[] steps;
  private final int stepsPerYear;
  private final int stepOfYearAtZero;
  private final int[] breakSteps;

  private CountSeries(
      int[] counts,
      int neighbourhoods,
      int[] steps,
      int stepsPerYear,
      int stepOfYearAtZero,
      int[] breakSteps) {
    this.counts = counts;
    this.neighbourhoods = neighbourhoods;
    this.steps = steps;
    this.stepsPerYear = stepsPerYear;
    this.stepOfYearAtZero = stepOfYearAtZero;
    this.breakSteps = breakSteps;
  }

  /**
   * Creates a series without level breaks.
   *
   * @param counts incidents, row-major [row][neighbourhood], each 0 or more
   * @param neighbourhoods columns, 1 or more
   * @param steps absolute step number of each row, strictly ascending
   * @param stepsPerYear 12 for months, 52 for weeks
   * @param stepOfYearAtZero place in the year (0 is January or the first week) of step number 0
   * @throws IllegalArgumentException if a count is negative, the sizes disagree or the steps are
   *     out of order
   */
  public static CountSeries of(
      int[] counts, int neighbourhoods, int[] steps, int stepsPerYear, int stepOfYearAtZero) {
    if (neighbourhoods < 1) {
      throw new IllegalArgumentException(
          "The number of neighbourhoods (" + neighbourhoods + ") must be 1 or more.");
    }
    if (steps.length < 1 || (long) steps.length * neighbourhoods != counts.length) {
      throw new IllegalArgumentException(
          "The number of counts (%d) must be steps (%d, at least 1) x neighbourhoods (%d)."
              .formatted(counts.length, steps.length, neighbourhoods));
    }
    if (stepsPerYear < 1) {
      throw new IllegalArgumentException(
          "The steps per year (" + stepsPerYear + ") must be 1 or more.\nMaybe 12 or 52.");
    }
    if (stepOfYearAtZero < 0 || stepOfYearAtZero >= stepsPerYear) {
      throw new IllegalArgumentException(
          "The step of the year at step 0 (%d) must lie in 0..%d."
              .formatted(stepOfYearAtZero, stepsPerYear - 1));
    }
    for (int row = 1; row < steps.length; row++) {
      if (steps[row] <= steps[row - 1]) {
        throw new IllegalArgumentException(
            "The step %d of row %d must come after the step %d before it.\nMaybe sort the months."
                .formatted(steps[row], row, steps[row - 1]));
      }
    }
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] < 0) {
        throw new IllegalArgumentException(
            "The count (%d) of neighbourhood %d at step %d must be 0 or more."
                .formatted(counts[cell], cell % neighbourhoods, steps[cell / neighbourhoods]));
      }
    }
    return new CountSeries(
        counts.clone(), neighbourhoods, steps.clone(), stepsPerYear, stepOfYearAtZero, new int[0]);
  }

  /** Creates a series without gaps whose first row is step 0, the first step of a year. */
  public static CountSeries contiguous(int[] counts, int neighbourhoods, int stepsPerYear) {
    int rows = neighbourhoods < 1 ? 0 : counts.length / neighbourhoods;
    int[] steps = new int[rows];
    Arrays.setAll(steps, row -> row);
    return of(counts, neighbourhoods, steps, stepsPerYear, 0);
  }

  /**
   * Returns a copy in which the level moves by a coefficient of its own from each given step on.
   *
   * @param breakSteps first step of each new level, strictly ascending
   */
  public CountSeries withBreaks(int... breakSteps) {
    for (int b = 1; b < breakSteps.length; b++) {
      if (breakSteps[b] <= breakSteps[b - 1]) {
        throw new IllegalArgumentException(
            "The level breaks (" + Arrays.toString(breakSteps) + ") must ascend.");
      }
    }
    return new CountSeries(
        counts, neighbourhoods, steps, stepsPerYear, stepOfYearAtZero, breakSteps.clone());
  }

  /**
   * Returns the rows up to and including a step: the training part.
   *
   * @throws IllegalArgumentException if the step lies before the first row
   */
  public CountSeries until(int lastStep) {
    int rows = 0;
    while (rows < steps.length && steps[rows] <= lastStep) {
      rows++;
    }
    if (rows == 0) {
      throw new IllegalArgumentException(
          "The training cut-off (step %d) must not lie before the first step (%d)."
              .formatted(lastStep, steps[0]));
    }
    return new CountSeries(
        Arrays.copyOf(counts, rows * neighbourhoods),
        neighbourhoods,
        Arrays.copyOf(steps, rows),
        stepsPerYear,
        stepOfYearAtZero,
        breakSteps);
  }

  /** Returns how many steps were observed. */
  public int rows() {
    return steps.length;
  }

  /** Returns the number of neighbourhoods. */
  public int neighbourhoods() {
    return neighbourhoods;
  }

  /** Returns the absolute step number of a row. */
  public int step(int row) {
    return steps[row];
  }

  /** Returns the last observed step. */
  public int lastStep() {
    return steps[steps.length - 1];
  }

  /** Returns how many steps make a year. */
  public int stepsPerYear() {
    return stepsPerYear;
  }

  /** Returns the place in the year of any step, observed or not: 0 is January. */
  public int stepOfYear(int step) {
    return Math.floorMod(step + stepOfYearAtZero, stepsPerYear);
  }

  /** Returns the place in the year of step 0. */
  public int stepOfYearAtZero() {
    return stepOfYearAtZero;
  }

  /** Returns the steps from which the level differs, ascending. */
  public int[] breakSteps() {
    return breakSteps.clone();
  }

  /** Returns the incidents of a neighbourhood in a row. */
  public int count(int row, int neighbourhood) {
    return counts[row * neighbourhoods + neighbourhood];
  }

  /** Returns whether a step was observed. */
  public boolean isObserved(int step) {
    return findRow(step) >= 0;
  }

  /**
   * Returns the incidents of a neighbourhood in a step.
   *
   * @throws IllegalArgumentException if the step was not observed
   */
  public int countAt(int step, int neighbourhood) {
    int row = findRow(step);
    if (row < 0) {
      throw new IllegalArgumentException("The step " + step + " was not observed.");
    }
    return count(row, neighbourhood);
  }

  /** Returns the row of a step, or -1 where the step was not observed. */
  int findRow(int step) {
    int row = Arrays.binarySearch(steps, step);
    return row < 0 ? -1 : row;
  }

  /** Returns whether the rows of the given number of steps before a row are all observed. */
  boolean hasLags(int row, int lags) {
    return row >= lags && steps[row - lags] == steps[row] - lags;
  }
}
