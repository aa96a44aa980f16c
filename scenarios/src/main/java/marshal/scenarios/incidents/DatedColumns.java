package marshal.scenarios.incidents;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which columns of a table say when, where and what.
 *
 * @param date the column of the date, or three columns of year, month and day
 * @param datePattern how the date is written, as {@link java.time.format.DateTimeFormatter}
 *     understands it; empty for ISO 8601, of which the first ten characters are read
 * @param place column with the neighbourhood, as the locator knows it; empty for coordinates
 * @param longitude column of degrees east
 * @param latitude column of degrees north
 * @param id column of an identifier; empty if rows have none
 * @param category what the rows are
 */
public record DatedColumns(
    List<String> date,
    Optional<String> datePattern,
    Optional<String> place,
    String longitude,
    String latitude,
    Optional<String> id,
    Category category) {
  private static final int PARTS_OF_A_DATE = 3;

  /**
   * The category of a row.
   *
   * @param column column that holds it; empty if all rows are of one
   * @param name the one category; needed without a column
   * @param renamed what to count categories of the column as; others keep their name
   */
  public record Category(
      Optional<String> column, Optional<String> name, Map<String, String> renamed) {

    /** Checks that there is one or the other. */
    public Category {
      renamed = Map.copyOf(renamed);
      if (column.isPresent() == name.isPresent()) {
        throw new IllegalArgumentException(
            "Either a column holds the category or all rows are of one.");
      }
    }
  }

  /** Copies the list and checks it. */
  public DatedColumns {
    date = List.copyOf(date);
    if (date.size() != 1 && date.size() != PARTS_OF_A_DATE) {
      throw new IllegalArgumentException(
          "The date must be in one column, or in three of year, month and day; found "
              + String.join(",", date)
              + ".");
    }
    if (date.size() != 1 && datePattern.isPresent()) {
      throw new IllegalArgumentException("A date in three columns takes no pattern.");
    }
    datePattern.ifPresent(DayReader::format);
  }
}
