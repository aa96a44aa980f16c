package marshal.model.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How long a time step is. */
public enum StepLength {
  /** A calendar month, as recorded crime is published. */
  MONTH(12),
  /** Seven days. */
  WEEK(52);

  private final int stepsPerYear;

  StepLength(int stepsPerYear) {
    this.stepsPerYear = stepsPerYear;
  }

  /** Returns the number of steps in a year: 12 or 52. */
  public int stepsPerYear() {
    return stepsPerYear;
  }

  /** Returns the first day of the step that lies a number of steps after another. */
  public LocalDate plus(LocalDate firstDay, int steps) {
    return this == MONTH ? firstDay.plusMonths(steps) : firstDay.plusWeeks(steps);
  }

  /** Returns how many whole steps lie between two first days; negative if the second is earlier. */
  public int between(LocalDate from, LocalDate to) {
    ChronoUnit unit = this == MONTH ? ChronoUnit.MONTHS : ChronoUnit.WEEKS;
    return Math.toIntExact(unit.between(from, to));
  }

  /**
   * Returns the first day of a named step: {@code 2015-04} for a month; for a week its first day,
   * or {@code 2015-W14}, which begins on a Monday (ISO 8601).
   *
   * @throws java.time.DateTimeException if there is no such step of this length
   */
  public LocalDate firstDay(String name) {
    if (this == MONTH) {
      return YearMonth.parse(name).atDay(1);
    }
    return name.indexOf('W') < 0
        ? LocalDate.parse(name)
        : LocalDate.parse(name + "-1", DateTimeFormatter.ISO_WEEK_DATE);
  }

  /** Returns the name of the step that starts on a day: {@code 2015-04}, or the day for a week. */
  public String name(LocalDate firstDay) {
    return this == MONTH
        ? String.format(Locale.ROOT, "%d-%02d", firstDay.getYear(), firstDay.getMonthValue())
        : firstDay.toString();
  }
}
