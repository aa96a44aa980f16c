package marshal.scenarios.crime;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.model.time.StepLength;

/** Counts of recorded incidents by step, neighbourhood and category. */
public final class RecordedCrime {

  private final StepLength stepLength;
  private final LocalDate firstDay;
  private final int neighbourhoods;
  private final boolean[] observed;
  private final SortedMap<String, int[]> counts;

  /**
   * Holds counts.
   *
   * @param stepLength length of a step
   * @param firstDay first day of the first step
   * @param neighbourhoods number of neighbourhoods
   * @param observed whether anything was recorded at all, by step
   * @param counts by category, row-major [step][neighbourhood]
   */
  RecordedCrime(
      StepLength stepLength,
      LocalDate firstDay,
      int neighbourhoods,
      boolean[] observed,
      SortedMap<String, int[]> counts) {
    this.stepLength = stepLength;
    this.firstDay = firstDay;
    this.neighbourhoods = neighbourhoods;
    this.observed = observed.clone();
    this.counts = new TreeMap<>(counts);
  }

  /** Returns the length of a step. */
  public StepLength stepLength() {
    return stepLength;
  }

  /** Returns the first day of the first step. */
  public LocalDate firstDay() {
    return firstDay;
  }

  /** Returns the number of steps from the first to the last that have a row. */
  public int steps() {
    return observed.length;
  }

  /** Returns the number of neighbourhoods. */
  public int neighbourhoods() {
    return neighbourhoods;
  }

  /** Returns the name of a step: {@code 2014-01}, or the first day of a week. */
  public String stepName(int step) {
    return stepLength.name(stepLength.plus(firstDay, step));
  }

  /** Returns the categories in alphabetical order. */
  public List<String> categories() {
    return List.copyOf(counts.keySet());
  }

  /** Returns whether a step has any row; one without is missing, not free of crime. */
  public boolean isObserved(int step) {
    return observed[step];
  }

  /**
   * Returns the counts of some categories, added up.
   *
   * @return row-major [step][neighbourhood], neighbourhoods in the order of the case's area
   * @throws IllegalArgumentException if a category is not recorded
   */
  public int[] counts(Collection<String> categories) {
    int[] sum = new int[observed.length * neighbourhoods];
    for (String category : categories) {
      int[] of = counts.get(category);
      if (of == null) {
        throw new IllegalArgumentException("Nothing is recorded under '" + category + "'.");
      }
      for (int cell = 0; cell < sum.length; cell++) {
        sum[cell] += of[cell];
      }
    }
    return sum;
  }
}
