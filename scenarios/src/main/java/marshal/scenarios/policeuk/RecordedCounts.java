package marshal.scenarios.policeuk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Monthly counts by neighbourhood and category, as {@code recorded-crime.csv} holds them: {@code
 * month,neighbourhood,category,count}, sorted in this order, without zeros.
 *
 * <p>Immutable. A month is observed if any row exists for it; a month without rows is a gap, not a
 * month without crime.
 */
public final class RecordedCounts {

  /** Name of the file in a case folder. */
  public static final String FILE_NAME = "recorded-crime.csv";

  private static final String HEADER = "month,neighbourhood,category,count\n";
  private static final int CATEGORY_BITS = 16;
  private static final int NEIGHBOURHOOD_BITS = 24;
  private static final int MONTHS_PER_YEAR = 12;

  /** Greatest number of neighbourhoods that a key can hold. */
  static final int MAX_NEIGHBOURHOODS = 1 << NEIGHBOURHOOD_BITS;

  /** One line of the file. */
  public record Row(YearMonth month, String neighbourhood, String category, int count) {}

  private final List<String> neighbourhoods;
  private final List<String> categories;

  /** Packed month, neighbourhood and category, ascending, and the count of each. */
  private final long[] keys;

  private final int[] counts;

  /**
   * Sorts counts that are keyed by {@link #key}.
   *
   * @param neighbourhoods codes, ascending
   * @param categories names, in the order in which keys number them
   */
  RecordedCounts(CellCounts cells, List<String> neighbourhoods, List<String> categories) {
    this.neighbourhoods = List.copyOf(neighbourhoods);
    this.categories = categories.stream().sorted().toList();
    int[] rank =
        categories.stream().mapToInt(c -> Collections.binarySearch(this.categories, c)).toArray();
    keys = new long[cells.size()];
    counts = new int[cells.size()];
    int[] end = {0};
    long categoryMask = (1L << CATEGORY_BITS) - 1;
    cells.forEach(
        (key, count) -> keys[end[0]++] = (key & ~categoryMask) | rank[(int) (key & categoryMask)]);
    Arrays.sort(keys);
    cells.forEach(
        (key, count) -> {
          long ranked = (key & ~categoryMask) | rank[(int) (key & categoryMask)];
          counts[Arrays.binarySearch(keys, ranked)] = count;
        });
  }

  /** Returns the key of a cell: month above neighbourhood above category. */
  static long key(int monthNumber, int neighbourhood, int category) {
    return ((long) monthNumber << (NEIGHBOURHOOD_BITS + CATEGORY_BITS))
        | ((long) neighbourhood << CATEGORY_BITS)
        | category;
  }

  /** Returns the number of a month: 12 per year, 0 for January of the year 0. */
  static int monthNumber(int year, int month) {
    return year * MONTHS_PER_YEAR + month - 1;
  }

  /** Returns the month of a number. */
  static YearMonth month(int monthNumber) {
    return YearMonth.of(monthNumber / MONTHS_PER_YEAR, monthNumber % MONTHS_PER_YEAR + 1);
  }

  /** Returns the number of rows, one for each cell that is not zero. */
  public int size() {
    return keys.length;
  }

  /** Returns a row by its position in the file, from 0. */
  public Row row(int index) {
    long key = keys[index];
    return new Row(
        month((int) (key >>> (NEIGHBOURHOOD_BITS + CATEGORY_BITS))),
        neighbourhoods.get((int) (key >>> CATEGORY_BITS) & (MAX_NEIGHBOURHOODS - 1)),
        categories.get((int) key & ((1 << CATEGORY_BITS) - 1)),
        counts[index]);
  }

  /** Returns all rows in the order of the file. */
  public List<Row> rows() {
    return IntStream.range(0, size()).mapToObj(this::row).toList();
  }

  /** Returns the months that have rows, ascending. */
  public List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    long last = -1;
    for (long key : keys) {
      long number = key >>> (NEIGHBOURHOOD_BITS + CATEGORY_BITS);
      if (number != last) {
        months.add(month((int) number));
        last = number;
      }
    }
    return List.copyOf(months);
  }

  /** Returns the sum of all counts. */
  public long total() {
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }

  /**
   * Writes the file, whole or not at all: a file that was there before stays until the new one is
   * complete.
   *
   * @throws InputException if the folder does not exist or cannot be written
   */
  public void write(Path file) {
    Path whole = file.toAbsolutePath();
    Path temporary =
        whole.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (BufferedWriter writer =
          Files.newBufferedWriter(
              temporary, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
        writeTo(writer);
      }
      try {
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw new InputException(
          Problem.ofFile(
              file.toString(),
              "the file cannot be written (" + e + ")",
              "Check that the folder exists, may be written and has room."),
          e);
    }
  }

  /** Writes the content of the file: UTF-8 is the caller's to choose, line ends are LF. */
  public void writeTo(Writer writer) throws IOException {
    writer.write(HEADER);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      Row row = row(i);
      line.setLength(0);
      line.append(row.month()).append(',');
      appendCell(row.neighbourhood(), line);
      line.append(',');
      appendCell(row.category(), line);
      line.append(',').append(row.count()).append('\n');
      writer.append(line);
    }
  }

  private static void appendCell(String text, StringBuilder line) {
    if (text.indexOf(',') < 0
        && text.indexOf('"') < 0
        && text.chars().noneMatch(Character::isISOControl)) {
      line.append(text);
    } else {
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
  }
}
