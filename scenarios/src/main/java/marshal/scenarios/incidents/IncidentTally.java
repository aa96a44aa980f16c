package marshal.scenarios.incidents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Counts rows by step, neighbourhood and category, each incident once, and remembers how many rows
 * were left out and why. Memory does not grow with the number of rows.
 */
final class IncidentTally {
  private static final int PROGRESS_ROWS = 1 << 14;
  private static final int MALFORMED_SHOWN = 5;

  /** So many malformed rows are left out with a line in the report; more are an error... */
  private static final int MALFORMED_ALLOWED = 10;

  /** ... unless they are less than one row in so many. */
  private static final int ROWS_PER_MALFORMED_ALLOWED = 100;

  private static final int MAX_CATEGORIES = 200;

  private final List<String> neighbourhoods;
  private final ImportOptions options;
  private final ProgressListener listener;
  private final RowRegister register;
  private final CellCounts cells = new CellCounts();
  private final List<String> categories = new ArrayList<>();
  private final Map<String, Integer> positionByCategory = new HashMap<>();
  private final Map<RowRegister.Verdict, Long> verdicts = new EnumMap<>(RowRegister.Verdict.class);
  private final List<Problem> malformedShown = new ArrayList<>();
  private String file = "";
  private long rowsRead;
  private long malformed;
  private long outside;
  private long withoutLocation;

  /**
   * Begins a count.
   *
   * @param neighbourhoods codes in ascending order
   */
  IncidentTally(List<String> neighbourhoods, ImportOptions options, ProgressListener listener) {
    if (neighbourhoods.size() > RecordedCounts.MAX_NEIGHBOURHOODS) {
      throw new IllegalArgumentException("There are too many neighbourhoods.");
    }
    this.neighbourhoods = neighbourhoods;
    this.options = options;
    this.listener = listener;
    this.register = new RowRegister(options.maxRowKeys());
  }

  /** Begins a file. */
  void startFile(String name) {
    file = name;
    listener.progress(file, rowsRead);
    if (!register.startFile()) {
      throw new InputException(
          Problem.ofFile(
              file,
              "there are more than " + Quantity.of(RowRegister.MAX_FILES) + " files",
              "Import fewer at a time."));
    }
  }

  /** Ends the file. */
  void endFile() {
    listener.progress(file, rowsRead);
  }

  /** Notes that a row was read. */
  void addRow() {
    rowsRead++;
    if ((rowsRead & (PROGRESS_ROWS - 1)) == 0) {
      listener.progress(file, rowsRead);
    }
  }

  /** Notes that the row cannot be read. */
  void addMalformed(Problem problem) {
    malformed++;
    if (malformedShown.size() < MALFORMED_SHOWN) {
      malformedShown.add(problem);
    }
  }

  /**
   * Counts the row, unless it lies outside, does not say where, or was counted before.
   *
   * @param neighbourhood position of its code, or what a {@link NeighbourhoodLocator} says instead
   * @param category position of its category
   * @param id its identifier, empty if it has none
   * @param rowHash hash of all its columns
   * @return whether it counts
   */
  boolean add(int step, int neighbourhood, int category, String id, long rowHash) {
    if (neighbourhood == NeighbourhoodLocator.NO_LOCATION) {
      withoutLocation++;
      return false;
    }
    if (neighbourhood == NeighbourhoodLocator.OUTSIDE) {
      outside++;
      return false;
    }
    RowRegister.Verdict verdict = register.register(step, id, rowHash);
    verdicts.merge(verdict, 1L, Long::sum);
    if (verdict.counts()) {
      addToCell(step, neighbourhood, category, 1);
    }
    return verdict.counts();
  }

  /** Notes that a step was recorded, whether or not anything happened in it. */
  void addEmptyStep(int step) {
    addToCell(step, 0, 0, 0);
  }

  private void addToCell(int step, int neighbourhood, int category, int count) {
    cells.add(RecordedCounts.key(step, neighbourhood, category), count);
    if (cells.size() > options.maxCells()) {
      throw new InputException(
          Problem.ofFile(
              file,
              "the files together have more than "
                  + Quantity.of(options.maxCells())
                  + " combinations of step, neighbourhood and category",
              "Import fewer steps or a smaller area at a time."));
    }
  }

  /**
   * Returns the position of a category.
   *
   * @param column what the files call the column, for a message
   */
  int category(String name, String column) {
    Integer position = positionByCategory.get(name);
    if (position == null) {
      position = categories.size();
      categories.add(name);
      positionByCategory.put(name, position);
      if (categories.size() > MAX_CATEGORIES) {
        throw new InputException(
            new Problem(
                file,
                column,
                name,
                "there are more than " + MAX_CATEGORIES + " different categories",
                "Maybe the columns are shifted against their header."));
      }
    }
    return position;
  }

  String categoryName(int position) {
    return categories.get(position);
  }

  /** Returns what makes the rows as a whole unusable. */
  List<Problem> listProblems(String firstFile, String remedy) {
    List<Problem> problems = new ArrayList<>();
    if (malformed > MALFORMED_ALLOWED && malformed > rowsRead / ROWS_PER_MALFORMED_ALLOWED) {
      problems.addAll(malformedShown);
      problems.add(
          Problem.ofFile(
              firstFile,
              Quantity.of(malformed)
                  + " of "
                  + Quantity.of(rowsRead)
                  + " rows of all files are malformed, the first of them as listed",
              "Maybe an editor changed the file: download it again."));
    } else if (cells.size() == 0) {
      String rule =
          rowsRead == 0
              ? "the files have a header but no rows"
              : "none of the "
                  + Quantity.of(rowsRead)
                  + " rows lies in the area ("
                  + Quantity.of(outside)
                  + " outside, "
                  + Quantity.of(withoutLocation)
                  + " without a location)";
      problems.add(Problem.ofFile(firstFile, rule, remedy));
    }
    return problems;
  }

  RecordedCounts counts(RecordedSteps steps) {
    return new RecordedCounts(cells, steps, neighbourhoods, categories);
  }

  long rowsRead() {
    return rowsRead;
  }

  List<Problem> malformedShown() {
    return malformedShown;
  }

  ImportReport.LeftOut leftOut() {
    return new ImportReport.LeftOut(
        outside,
        withoutLocation,
        malformed,
        verdict(RowRegister.Verdict.IDENTICAL),
        verdict(RowRegister.Verdict.IN_EARLIER_FILE),
        verdict(RowRegister.Verdict.IN_EARLIER_FILE_WITHOUT_ID));
  }

  ImportReport.KeptThoughAlike keptThoughAlike() {
    return new ImportReport.KeptThoughAlike(
        verdict(RowRegister.Verdict.SAME_ID),
        verdict(RowRegister.Verdict.ALIKE_WITHOUT_ID),
        verdict(RowRegister.Verdict.UNCHECKED));
  }

  private long verdict(RowRegister.Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }
}
