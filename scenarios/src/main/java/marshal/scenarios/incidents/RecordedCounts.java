package marshal.scenarios.incidents;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Counts by month or week, neighbourhood and category, as {@code recorded-crime.csv} holds them:
 * {@code month,neighbourhood,category,count}, sorted in this order, without zeros.
 *
 * <p>Immutable. A step is observed if any row exists for it, which may then be of 0; one without
 * rows is a gap, not a step without crime.
 */
public final class RecordedCounts {

  /** Name of the file in a case folder. */
  public static final String FILE_NAME = "recorded-crime.csv";

  private static final String HEADER = ",neighbourhood,category,count\n";
  private static final int CATEGORY_BITS = 16;
  private static final int NEIGHBOURHOOD_BITS = 24;

  /** Greatest number of neighbourhoods that a key can hold. */
  static final int MAX_NEIGHBOURHOODS = 1 << NEIGHBOURHOOD_BITS;

  /**
   * One line of the file.
   *
   * @param firstDay of the month or week
   */
  public record Row(LocalDate firstDay, String neighbourhood, String category, int count) {}

  private final RecordedSteps steps;
  private final List<String> neighbourhoods;
  private final List<String> categories;

  /** Packed step, neighbourhood and category, ascending, and the count of each. */
  private final long[] keys;

  private final int[] counts;

  /**
   * Sorts counts that are keyed by {@link #key}.
   *
   * @param steps how the keys number steps
   * @param neighbourhoods codes, ascending
   * @param categories names, in the order in which keys number them
   */
  RecordedCounts(
      CellCounts cells, RecordedSteps steps, List<String> neighbourhoods, List<String> categories) {
    this.steps = steps;
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

  /** Returns the key of a cell: step above neighbourhood above category. */
  static long key(int step, int neighbourhood, int category) {
    return ((long) step << (NEIGHBOURHOOD_BITS + CATEGORY_BITS))
        | ((long) neighbourhood << CATEGORY_BITS)
        | category;
  }

  /** Returns the number of rows, one for each cell. */
  public int size() {
    return keys.length;
  }

  /** Returns a row by its position in the file, from 0. */
  public Row row(int index) {
    long key = keys[index];
    return new Row(
        steps.firstDay(step(key)),
        neighbourhoods.get((int) (key >>> CATEGORY_BITS) & (MAX_NEIGHBOURHOODS - 1)),
        categories.get((int) key & ((1 << CATEGORY_BITS) - 1)),
        counts[index]);
  }

  /** Returns all rows in the order of the file. */
  public List<Row> rows() {
    return IntStream.range(0, size()).mapToObj(this::row).toList();
  }

  /** Returns the first days of the steps that have rows, ascending. */
  public List<LocalDate> steps() {
    return Arrays.stream(keys)
        .mapToInt(RecordedCounts::step)
        .distinct()
        .mapToObj(steps::firstDay)
        .toList();
  }

  private static int step(long key) {
    return (int) (key >>> (NEIGHBOURHOOD_BITS + CATEGORY_BITS));
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
    writer.write(steps.length().name().toLowerCase(Locale.ROOT) + HEADER);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      Row row = row(i);
      line.setLength(0);
      line.append(steps.length().name(row.firstDay())).append(',');
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
