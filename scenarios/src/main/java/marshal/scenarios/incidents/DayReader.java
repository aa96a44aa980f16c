package marshal.scenarios.incidents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** Reads the day of a row of one file. */
final class DayReader {
  private static final int ISO_LENGTH = 10;

  private final CsvRows rows;
  private final int[] columns;
  private final Optional<DateTimeFormatter> format;
  private final String expected;

  /**
   * Finds the columns.
   *
   * @throws marshal.scenarios.problem.InputException if one is missing
   */
  DayReader(CsvRows rows, DatedColumns columns) {
    this.rows = rows;
    this.columns = columns.date().stream().mapToInt(rows::column).toArray();
    this.format = columns.datePattern().map(DayReader::format);
    this.expected =
        this.columns.length > 1
            ? "expected a year, a month and a day"
            : columns
                .datePattern()
                .map(pattern -> "expected a date written as " + pattern)
                .orElse("expected a date such as 2014-01-31");
  }

  /**
   * Returns what reads dates.
   *
   * @throws IllegalArgumentException if the pattern is none
   */
  static DateTimeFormatter format(String pattern) {
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(pattern)
          .toFormatter(Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The date format '%s' is none (%s).\nTry for example dd/MM/yyyy or MM/dd/yyyy HH:mm."
              .formatted(pattern, e.getMessage()),
          e);
    }
  }

  /** Returns the day of the current row; empty if it names none that can be. */
  Optional<LocalDate> day() {
    try {
      return Optional.of(parse()).filter(RecordedSteps::isPlausible);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private LocalDate parse() {
    if (columns.length > 1) {
      return LocalDate.of(number(columns[0]), number(columns[1]), number(columns[2]));
    }
    String text = rows.cell(columns[0]).strip();
    if (format.isPresent()) {
      return LocalDate.from(format.get().parse(text));
    }
    boolean followedByTime =
        text.length() > ISO_LENGTH && "T ".indexOf(text.charAt(ISO_LENGTH)) >= 0;
    return LocalDate.parse(followedByTime ? text.substring(0, ISO_LENGTH) : text);
  }

  private int number(int column) {
    return Integer.parseInt(rows.cell(column).strip());
  }

  /** Returns what the cells of the date hold. */
  String shown() {
    StringBuilder text = new StringBuilder();
    for (int column : columns) {
      text.append(text.length() == 0 ? "" : "-").append(rows.cell(column));
    }
    return text.toString();
  }

  /** Returns the rule that a date must follow. */
  String expected() {
    return expected;
  }
}
