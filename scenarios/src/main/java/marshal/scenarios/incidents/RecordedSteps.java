package marshal.scenarios.incidents;

import java.time.LocalDate;
import marshal.model.time.StepLength;

/**
 * Numbers the steps that incidents are counted in: calendar months, or weeks that begin on the
 * weekday of a given day.
 *
 * @param length length of a step
 * @param alignment a day on which a week begins; any day for months
 */
public record RecordedSteps(StepLength length, LocalDate alignment) {
  /** Months, whatever day a plan begins on. */
  public static final RecordedSteps MONTHS = new RecordedSteps(StepLength.MONTH, LocalDate.EPOCH);

  /** Days before and after are taken for mistakes. */
  private static final int FIRST_YEAR = 1990;

  private static final int LAST_YEAR = 2199;
  private static final int MONTHS_PER_YEAR = 12;
  private static final int DAYS_PER_WEEK = 7;

  /** Returns whether a day is one that incidents can be recorded on. */
  static boolean isPlausible(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }

  /** Returns the number of the step that holds a day, above 0 for every plausible one. */
  int number(LocalDate day) {
    return length == StepLength.MONTH
        ? day.getYear() * MONTHS_PER_YEAR + day.getMonthValue() - 1
        : (int) Math.floorDiv(day.toEpochDay() - weekday(), DAYS_PER_WEEK);
  }

  /** Returns the first day of a step. */
  LocalDate firstDay(int number) {
    return length == StepLength.MONTH
        ? LocalDate.of(number / MONTHS_PER_YEAR, number % MONTHS_PER_YEAR + 1, 1)
        : LocalDate.ofEpochDay(number * (long) DAYS_PER_WEEK + weekday());
  }

  /** Returns the name of a step: 2014-01, or the first day of a week. */
  String name(int number) {
    return length.name(firstDay(number));
  }

  private int weekday() {
    return Math.floorMod(alignment.toEpochDay(), DAYS_PER_WEEK);
  }
}
