package marshal.scenarios.incidents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Turns any tables of incidents, a row each with a date and a place, into counts by month or week,
 * neighbourhood and category.
 *
 * <p>Files are read once, row by row, as {@link PoliceUkImport} reads its own; rows that were
 * counted before are recognised by the same rules.
 */
public final class DatedImport {
  private static final int MAX_PLACE_NAMES = 5_000;
  private static final IncidentFiles.Kind TABLES =
      new IncidentFiles.Kind(".csv", "Name an archive with tables in it.");

  private final Setup setup;
  private final ImportOptions options;
  private final IncidentTally tally;
  private final Map<String, Integer> positionByCategory = new HashMap<>();
  private final Map<String, Long> rowsByStrangePlace = new HashMap<>();
  private long outsideSpan;
  private LocalDate firstDay = LocalDate.MAX;
  private LocalDate lastDay = LocalDate.MIN;

  /**
   * What to count, and how.
   *
   * @param columns which columns say what
   * @param locator gives each row its neighbourhood
   * @param steps months or weeks
   * @param from first day that counts; empty for all
   * @param until last day that counts; empty for all
   * @param complete whether the files hold every incident between their first and last step, so
   *     that a step without any is one in which nothing happened; otherwise it was not recorded
   */
  public record Setup(
      DatedColumns columns,
      NeighbourhoodLocator locator,
      RecordedSteps steps,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      boolean complete) {

    /** Checks that coordinates are there for outlines, and only there. */
    public Setup {
      if (locator.usesCoordinates() == columns.place().isPresent()) {
        throw new IllegalArgumentException(
            "Outlines need coordinates, and names of places a column.");
      }
    }
  }

  private DatedImport(Setup setup, ImportOptions options, ProgressListener listener) {
    this.setup = setup;
    this.options = options;
    this.tally = new IncidentTally(setup.locator().codes(), options, listener);
  }

  /**
   * Imports files.
   *
   * @param inputs files, one or more; where downloads overlap, the earlier file counts
   * @throws InputException if a file cannot be used, with the problems of all files, or if no row
   *     lies in the area, or if too many rows are malformed
   */
  public static DatedImportResult run(
      List<Path> inputs, Setup setup, ImportOptions options, ProgressListener listener) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("An import needs at least one file.");
    }
    DatedImport dated = new DatedImport(setup, options, listener);
    IncidentFiles files = new IncidentFiles(TABLES, options, dated::read);
    for (Path input : inputs) {
      files.read(input);
    }
    List<Problem> problems = new ArrayList<>(files.problems());
    if (problems.isEmpty()) {
      problems.addAll(dated.tally.listProblems(inputs.get(0).toString(), dated.remedy()));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return dated.result(files.filesRead());
  }

  private String remedy() {
    return rowsByStrangePlace.isEmpty()
        ? "Check the columns, --from and --until."
        : "Check the names of places: the files have for example \"%s\", the neighbourhoods \"%s\"."
            .formatted(
                new TreeMap<>(rowsByStrangePlace).firstKey(), setup.locator().codes().get(0));
  }

  private DatedImportResult result(int filesRead) {
    RecordedCounts counts = tally.counts(setup.steps());
    List<LocalDate> steps = counts.steps();
    List<LocalDate> without = new ArrayList<>();
    int last = setup.steps().number(steps.get(steps.size() - 1));
    for (int step = setup.steps().number(steps.get(0)), k = 0; step <= last; step++) {
      if (setup.steps().number(steps.get(k)) == step) {
        k++;
      } else {
        without.add(setup.steps().firstDay(step));
        if (setup.complete()) {
          tally.addEmptyStep(step);
        }
      }
    }
    SortedMap<String, Long> strange = new TreeMap<>(rowsByStrangePlace);
    return new DatedImportResult(
        tally.counts(setup.steps()),
        new DatedImportReport(
            setup.steps().length(),
            filesRead,
            tally.rowsRead(),
            tally.leftOut(),
            outsideSpan,
            tally.keptThoughAlike(),
            tally.malformedShown(),
            steps,
            without,
            setup.complete(),
            firstDay,
            lastDay,
            strange));
  }

  private void read(InputStream input, String file) throws IOException {
    tally.startFile(file);
    CsvRows rows = new CsvRows(input, file, options.maxLineCharacters());
    try {
      new FileRows(rows, file).readAll();
    } catch (IOException e) {
      throw InputFiles.unreadable(file, rows.lineReached(), e);
    }
    tally.endFile();
  }

  /** One file's columns. */
  private final class FileRows {
    private final CsvRows rows;
    private final String file;
    private final DayReader days;
    private final int place;
    private final int longitude;
    private final int latitude;
    private final int category;
    private final int id;

    private FileRows(CsvRows rows, String file) {
      DatedColumns columns = setup.columns();
      this.rows = rows;
      this.file = file;
      days = new DayReader(rows, columns);
      boolean coordinates = setup.locator().usesCoordinates();
      place = columns.place().map(rows::column).orElse(-1);
      longitude = coordinates ? rows.column(columns.longitude()) : -1;
      latitude = coordinates ? rows.column(columns.latitude()) : -1;
      category = columns.category().column().map(rows::column).orElse(-1);
      id = columns.id().map(rows::column).orElse(-1);
    }

    private void readAll() throws IOException {
      while (rows.next()) {
        tally.addRow();
        readRow();
      }
    }

    private void readRow() {
      if (rows.cellCount() != rows.header().size()) {
        malformed(
            "",
            "",
            "the row has " + rows.cellCount() + " cells, the header " + rows.header().size());
        return;
      }
      Optional<LocalDate> day = days.day();
      if (day.isEmpty()) {
        malformed(days.shown(), ", date", days.expected());
        return;
      }
      String name = category < 0 ? "" : rows.cell(category).strip();
      if (category >= 0 && name.isEmpty()) {
        malformed("", ", " + setup.columns().category().column().orElseThrow(), "it is empty");
        return;
      }
      double east =
          longitude < 0 ? Double.NaN : Degrees.parse(rows.cell(longitude), Degrees.MOST_EAST);
      double north =
          latitude < 0 ? Double.NaN : Degrees.parse(rows.cell(latitude), Degrees.MOST_NORTH);
      if (Double.isInfinite(east) || Double.isInfinite(north)) {
        boolean badEast = Double.isInfinite(east);
        malformed(
            rows.cell(badEast ? longitude : latitude),
            ", " + rows.header().get(badEast ? longitude : latitude),
            "expected degrees (WGS 84)");
        return;
      }
      if (setup.from().map(day.get()::isBefore).orElse(false)
          || setup.until().map(day.get()::isAfter).orElse(false)) {
        outsideSpan++;
        return;
      }
      String where = place < 0 ? "" : rows.cell(place).strip();
      int neighbourhood = setup.locator().locate(where, east, north);
      if (neighbourhood == NeighbourhoodLocator.OUTSIDE
          && place >= 0
          && (rowsByStrangePlace.size() < MAX_PLACE_NAMES
              || rowsByStrangePlace.containsKey(where))) {
        rowsByStrangePlace.merge(where, 1L, Long::sum);
      }
      int position = neighbourhood < 0 ? 0 : category(name);
      int step = setup.steps().number(day.get());
      String key = id < 0 ? "" : rows.cell(id).strip();
      if (tally.add(step, neighbourhood, position, key, rows.hash())) {
        firstDay = day.get().isBefore(firstDay) ? day.get() : firstDay;
        lastDay = day.get().isAfter(lastDay) ? day.get() : lastDay;
      }
    }

    private int category(String name) {
      Integer known = positionByCategory.get(name);
      if (known == null) {
        DatedColumns.Category what = setup.columns().category();
        String countedAs = what.name().orElseGet(() -> what.renamed().getOrDefault(name, name));
        known = tally.category(countedAs, what.column().orElse(""));
        positionByCategory.put(name, known);
      }
      return known;
    }

    private void malformed(String value, String cell, String rule) {
      tally.addMalformed(
          new Problem(file, "line " + Quantity.of(rows.line()) + cell, value, rule, ""));
    }
  }
}
