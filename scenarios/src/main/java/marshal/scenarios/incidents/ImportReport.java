package marshal.scenarios.incidents;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.scenarios.problem.Problem;

/**
 * What an import read, counted, left out and changed; every row read is either counted or in
 * exactly one group of {@link LeftOut}.
 *
 * @param filesRead street-level files read, those in archives included
 * @param ignoredEntries entries of archives passed over, by kind
 * @param rowsRead rows of all files, headers not included
 * @param leftOut rows not counted, by reason
 * @param keptThoughAlike rows counted although another row resembles them
 * @param firstMalformed the first few malformed rows
 * @param renamed rows counted under the present name of their category, by the name in the files
 * @param unknown rows of categories that are not known, counted under their own name
 * @param months months with counts, ascending
 * @param emptyMonths months that the files have but without any row inside the area
 * @param outsideByOwnName rows outside the area whose LSOA is named after a place that lies mostly
 *     inside, by that place: a sign that the lookup is of another edition of LSOAs
 */
public record ImportReport(
    int filesRead,
    SortedMap<String, Integer> ignoredEntries,
    long rowsRead,
    LeftOut leftOut,
    KeptThoughAlike keptThoughAlike,
    List<Problem> firstMalformed,
    SortedMap<String, Long> renamed,
    SortedMap<String, Long> unknown,
    List<YearMonth> months,
    List<YearMonth> emptyMonths,
    SortedMap<String, Long> outsideByOwnName) {

  /** Until the month before, categories were fewer and wider. */
  private static final YearMonth PRESENT_CATEGORIES_SINCE = YearMonth.of(2013, 5);

  /**
   * Rows that were not counted.
   *
   * @param outside in none of the neighbourhoods
   * @param withoutLocation without LSOA code or coordinates
   * @param malformed not readable as a row
   * @param identical with a Crime ID and the same in every column as another row of the file
   * @param inEarlierFile with a Crime ID that an earlier file has for the month
   * @param inEarlierFileWithoutId without Crime ID and the same in every column as a row of an
   *     earlier file
   */
  public record LeftOut(
      long outside,
      long withoutLocation,
      long malformed,
      long identical,
      long inEarlierFile,
      long inEarlierFileWithoutId) {

    /** Returns the number of all rows left out. */
    public long total() {
      return outside
          + withoutLocation
          + malformed
          + identical
          + inEarlierFile
          + inEarlierFileWithoutId;
    }
  }

  /**
   * Rows counted although another row resembles them.
   *
   * @param sameCrimeId with the Crime ID of another row of the month, different in other columns
   * @param alikeWithoutId without Crime ID, the same in every column as another row of the file
   * @param unchecked read after the table of known rows was full
   */
  public record KeptThoughAlike(long sameCrimeId, long alikeWithoutId, long unchecked) {}

  /** Copies the collections. */
  public ImportReport {
    ignoredEntries = Collections.unmodifiableSortedMap(new TreeMap<>(ignoredEntries));
    firstMalformed = List.copyOf(firstMalformed);
    renamed = Collections.unmodifiableSortedMap(new TreeMap<>(renamed));
    unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
    months = List.copyOf(months);
    emptyMonths = List.copyOf(emptyMonths);
    outsideByOwnName = Collections.unmodifiableSortedMap(new TreeMap<>(outsideByOwnName));
  }

  /** Returns the number of rows counted. */
  public long rowsCounted() {
    return rowsRead - leftOut.total();
  }

  /** Returns the months without counts between the first and the last month with counts. */
  public List<YearMonth> missingMonths() {
    List<YearMonth> missing = new ArrayList<>();
    for (int i = 1; i < months.size(); i++) {
      for (YearMonth month = months.get(i - 1).plusMonths(1);
          month.isBefore(months.get(i));
          month = month.plusMonths(1)) {
        missing.add(month);
      }
    }
    return List.copyOf(missing);
  }

  /** Whether some months are older than the present categories. */
  public boolean mixesCategoryGenerations() {
    return !months.isEmpty() && months.get(0).isBefore(PRESENT_CATEGORIES_SINCE);
  }

  /** Returns the report for people, in lines of at most 100 characters. */
  public String toText() {
    return new ImportReportText(this).text();
  }
}
