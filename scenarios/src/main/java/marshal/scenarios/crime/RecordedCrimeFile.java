package marshal.scenarios.crime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.model.time.StepLength;
import marshal.scenarios.file.Limits;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.file.Table;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/**
 * Reads {@code recorded-crime.csv}: month (or week), neighbourhood, category, count. A week is
 * named by its first day, or as an ISO week where the plan begins on a Monday.
 *
 * <p>Rows may come in any order and rows of 0 may be left out; a step with any row was observed.
 */
public final class RecordedCrimeFile {

  /**
   * What the file held.
   *
   * @param crime the counts; empty if a row could not be used or there is none
   * @param categories the categories named in any row, in alphabetical order
   * @param sha256 hash of the file in hexadecimal; empty if it was not read to its end
   */
  public record Content(Optional<RecordedCrime> crime, List<String> categories, String sha256) {

    /** Copies the list. */
    public Content {
      categories = List.copyOf(categories);
    }
  }

  private final StepLength stepLength;
  private final LocalDate alignment;
  private final Map<String, Integer> indexByCode;
  private final SortedMap<String, Integer> categories = new TreeMap<>();
  private final Map<String, OptionalInt> ordinals = new HashMap<>();

  /** Rows as they come: ordinal of the step, neighbourhood, category, count, line. */
  private int[] rows = new int[5 * 1024];

  private int size;
  private boolean complete = true;

  private RecordedCrimeFile(
      StepLength stepLength, LocalDate alignment, Map<String, Integer> indexByCode) {
    this.stepLength = stepLength;
    this.alignment = alignment;
    this.indexByCode = indexByCode;
  }

  /**
   * Reads the file.
   *
   * @param source the file
   * @param stepLength length of a step; names the first column
   * @param alignment a day on which a week begins; any day for months
   * @param indexByCode index of each neighbourhood; empty if they are not known, then codes are not
   *     checked
   * @param problems receives what is wrong
   */
  public static Content read(
      SourceFile source,
      StepLength stepLength,
      LocalDate alignment,
      Map<String, Integer> indexByCode,
      Problems problems) {
    RecordedCrimeFile reader = new RecordedCrimeFile(stepLength, alignment, indexByCode);
    String step = stepLength == StepLength.MONTH ? "month" : "week";
    String other = stepLength == StepLength.MONTH ? "week" : "month";
    Table.Columns.Foreign otherSteps =
        new Table.Columns.Foreign(
            other,
            "these are counts by %s, and case.yaml has the step %s".formatted(other, step),
            "Count by %s with: marshal import incidents, or make a case with: marshal new DIR --step %s"
                .formatted(step, other));
    Table.Summary summary =
        Table.read(
            source,
            Table.Columns.exactly(step, "neighbourhood", "category", "count").unless(otherSteps),
            problems,
            row -> reader.add(row, step));
    Optional<RecordedCrime> crime =
        summary.sha256().isEmpty() || indexByCode.isEmpty()
            ? Optional.empty()
            : reader.assemble(source.name(), summary.header(), problems);
    return new Content(crime, new ArrayList<>(reader.categories.keySet()), summary.sha256());
  }

  private void add(Table.Row row, String step) {
    OptionalInt ordinal = ordinals.computeIfAbsent(row.text(step), this::ordinal);
    if (ordinal.isEmpty()) {
      row.problem(
          step,
          stepLength == StepLength.MONTH
              ? "expected a month as 2014-01"
              : "expected the first day of a week as "
                  + alignment
                  + ", on the weekday that the plan begins on (a Monday for ISO weeks as 2020-W14)",
          "");
    }
    String code = row.text("neighbourhood");
    Integer index = indexByCode.get(code);
    if (index == null && !indexByCode.isEmpty()) {
      row.problem(
          "neighbourhood",
          "neighbourhoods.csv has no such code",
          Nearest.remedy(code, indexByCode.keySet()));
    }
    Optional<String> category = row.requiredText("category");
    category.ifPresent(name -> categories.putIfAbsent(name, categories.size()));
    OptionalInt count = row.whole("count", 0, Limits.COUNT);
    if (ordinal.isEmpty() || index == null || category.isEmpty() || count.isEmpty()) {
      complete = false;
      return;
    }
    if (size + 5 > rows.length) {
      rows = Arrays.copyOf(rows, rows.length * 2);
    }
    rows[size++] = ordinal.getAsInt();
    rows[size++] = index;
    rows[size++] = categories.get(category.get());
    rows[size++] = count.getAsInt();
    rows[size++] = row.number();
  }

  private OptionalInt ordinal(String text) {
    try {
      LocalDate day = stepLength.firstDay(text);
      if (stepLength == StepLength.MONTH) {
        return OptionalInt.of((int) day.getLong(ChronoField.PROLEPTIC_MONTH));
      }
      long days = day.toEpochDay() - alignment.toEpochDay();
      return days % 7 == 0 ? OptionalInt.of((int) (days / 7)) : OptionalInt.empty();
    } catch (DateTimeException e) {
      return OptionalInt.empty();
    }
  }

  private LocalDate day(int ordinal) {
    return stepLength == StepLength.MONTH
        ? LocalDate.of(Math.floorDiv(ordinal, 12), Math.floorMod(ordinal, 12) + 1, 1)
        : alignment.plusWeeks(ordinal);
  }

  private Optional<RecordedCrime> assemble(String file, List<String> header, Problems problems) {
    if (size == 0) {
      if (complete && !header.isEmpty()) {
        problems.add(Problem.ofFile(file, "no crime is recorded", "Import some months."));
      }
      return Optional.empty();
    }
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (int row = 0; row < size; row += 5) {
      first = Math.min(first, rows[row]);
      last = Math.max(last, rows[row]);
    }
    int steps = last - first + 1;
    int areas = indexByCode.size();
    if (steps > Limits.RECORDED_STEPS
        || (long) steps * areas * categories.size() > Limits.RECORDED_CELLS) {
      problems.add(
          Problem.ofFile(
              file,
              "%d steps of %d neighbourhoods and %d categories are too many"
                  .formatted(steps, areas, categories.size()),
              "The limit is %d steps and %d counts; check the first and last step."
                  .formatted(Limits.RECORDED_STEPS, Limits.RECORDED_CELLS)));
      return Optional.empty();
    }
    boolean[] observed = new boolean[steps];
    // First where in the rows each count stands, so that a repeated row can name the earlier one.
    int[][] counts = new int[categories.size()][steps * areas];
    for (int[] ofCategory : counts) {
      Arrays.fill(ofCategory, -1);
    }
    for (int row = 0; row < size; row += 5) {
      int step = rows[row] - first;
      int cell = step * areas + rows[row + 1];
      observed[step] = true;
      int earlier = counts[rows[row + 2]][cell];
      if (earlier >= 0) {
        complete = false;
        problems.add(
            new Problem(
                file,
                "row " + rows[row + 4],
                "",
                "step, neighbourhood and category are those of row " + rows[earlier + 4],
                "Add the counts up in one row."));
      }
      counts[rows[row + 2]][cell] = row;
    }
    if (!complete) {
      return Optional.empty();
    }
    SortedMap<String, int[]> byCategory = new TreeMap<>();
    categories.forEach(
        (name, index) -> {
          int[] ofCategory = counts[index];
          for (int cell = 0; cell < ofCategory.length; cell++) {
            ofCategory[cell] = ofCategory[cell] < 0 ? 0 : rows[ofCategory[cell] + 3];
          }
          byCategory.put(name, ofCategory);
        });
    return Optional.of(new RecordedCrime(stepLength, day(first), areas, observed, byCategory));
  }
}
