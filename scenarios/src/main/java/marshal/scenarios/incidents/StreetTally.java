package marshal.scenarios.incidents;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.scenarios.problem.Problem;

/** Reads street-level rows one after the other and keeps only what the counts and report need. */
final class StreetTally {
  private static final int MAX_PLACE_NAMES = 5_000;

  private final NeighbourhoodLocator locator;
  private final ImportOptions options;
  private final IncidentTally tally;
  private final Map<String, CategoryUse> useByName = new HashMap<>();
  private final BitSet monthsRead = new BitSet();
  private final Map<String, PlaceUse> useByPlaceName = new HashMap<>();

  /** How a category's name in the files is counted. */
  private static final class CategoryUse {
    private final int position;
    private final boolean known;
    private long rows;

    private CategoryUse(int position, boolean known) {
      this.position = position;
      this.known = known;
    }
  }

  /** Rows of the LSOAs named after one place, inside and outside the area. */
  private static final class PlaceUse {
    private long inside;
    private long outside;
  }

  StreetTally(NeighbourhoodLocator locator, ImportOptions options, ProgressListener listener) {
    this.locator = locator;
    this.options = options;
    tally = new IncidentTally(locator.codes(), options, listener);
  }

  /** Reads one file to its end. */
  void read(InputStream input, String file) throws IOException {
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
    private final int crimeId;
    private final int month;
    private final int crimeType;
    private final int lsoaCode;
    private final int lsoaName;
    private final int longitude;
    private final int latitude;

    private FileRows(CsvRows rows, String file) {
      this.rows = rows;
      this.file = file;
      crimeId = rows.column("Crime ID");
      month = rows.column("Month");
      crimeType = rows.column("Crime type");
      boolean coordinates = locator.usesCoordinates();
      longitude = coordinates ? rows.column("Longitude") : -1;
      latitude = coordinates ? rows.column("Latitude") : -1;
      lsoaCode = coordinates ? -1 : rows.column("LSOA code");
      lsoaName = coordinates ? -1 : rows.findColumn("LSOA name");
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
            "", "the row has " + rows.cellCount() + " cells, the header " + rows.header().size());
        return;
      }
      int monthNumber = monthNumber(rows.cell(month));
      if (monthNumber < 0) {
        malformed(rows.cell(month), ", Month", "expected a month such as 2014-01");
        return;
      }
      String category = rows.cell(crimeType);
      if (category.isBlank()) {
        malformed("", "the Crime type is empty");
        return;
      }
      int neighbourhood;
      if (locator.usesCoordinates()) {
        double x = Degrees.parse(rows.cell(longitude), Degrees.MOST_EAST);
        double y = Degrees.parse(rows.cell(latitude), Degrees.MOST_NORTH);
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
          boolean badX = Double.isInfinite(x);
          malformed(
              rows.cell(badX ? longitude : latitude),
              badX ? ", Longitude" : ", Latitude",
              "expected degrees");
          return;
        }
        neighbourhood = locator.locate("", x, y);
      } else {
        neighbourhood = locator.locate(rows.cell(lsoaCode).strip(), Double.NaN, Double.NaN);
        notePlace(neighbourhood);
      }
      monthsRead.set(monthNumber);
      CategoryUse use = neighbourhood < 0 ? null : use(category);
      int position = use == null ? 0 : use.position;
      if (tally.add(monthNumber, neighbourhood, position, rows.cell(crimeId), rows.hash())) {
        use.rows++;
      }
    }

    private void notePlace(int neighbourhood) {
      if (lsoaName < 0 || neighbourhood == NeighbourhoodLocator.NO_LOCATION) {
        return;
      }
      String name = rows.cell(lsoaName);
      int end = name.lastIndexOf(' ');
      if (end <= 0) {
        return;
      }
      String placeName = name.substring(0, end);
      PlaceUse use = useByPlaceName.get(placeName);
      if (use == null) {
        if (useByPlaceName.size() == MAX_PLACE_NAMES) {
          return;
        }
        use = new PlaceUse();
        useByPlaceName.put(placeName, use);
      }
      if (neighbourhood >= 0) {
        use.inside++;
      } else {
        use.outside++;
      }
    }

    private void malformed(String value, String rule) {
      malformed(value, "", rule);
    }

    private void malformed(String value, String cell, String rule) {
      tally.addMalformed(
          new Problem(file, "line " + Quantity.of(rows.line()) + cell, value, rule, ""));
    }
  }

  private CategoryUse use(String name) {
    CategoryUse use = useByName.get(name);
    if (use == null) {
      Optional<String> canonical = CrimeCategory.canonicalName(name);
      int position = tally.category(canonical.orElse(name.strip()), "Crime type");
      use = new CategoryUse(position, canonical.isPresent());
      useByName.put(name, use);
    }
    return use;
  }

  /** Returns the number of a month such as 2014-01, or -1. */
  private static int monthNumber(String text) {
    if (text.length() != 7 || text.charAt(4) != '-') {
      return -1;
    }
    int digits = 0;
    for (int i = 0; i < 7; i++) {
      if (i != 4) {
        int digit = text.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return -1;
        }
        digits = digits * 10 + digit;
      }
    }
    int month = digits % 100;
    if (month < 1 || month > 12) {
      return -1;
    }
    LocalDate day = LocalDate.of(digits / 100, month, 1);
    return RecordedSteps.isPlausible(day) ? RecordedSteps.MONTHS.number(day) : -1;
  }

  /** Returns what makes the rows as a whole unusable. */
  List<Problem> listProblems(String firstFile) {
    return tally.listProblems(
        firstFile,
        "Maybe the files are of another force, or the lookup is of another edition of LSOAs.");
  }

  RecordedCounts counts() {
    return tally.counts(RecordedSteps.MONTHS);
  }

  ImportReport report(
      int filesRead, SortedMap<String, Integer> ignoredEntries, List<YearMonth> months) {
    SortedMap<String, Long> renamed = new TreeMap<>();
    SortedMap<String, Long> unknown = new TreeMap<>();
    new TreeMap<>(useByName)
        .forEach(
            (name, use) -> {
              String countedAs = tally.categoryName(use.position);
              if (!use.known) {
                unknown.merge(countedAs, use.rows, Long::sum);
              } else if (!countedAs.equals(name)) {
                renamed.put(name, use.rows);
              }
            });
    SortedMap<String, Long> strangers = new TreeMap<>();
    useByPlaceName.forEach(
        (name, use) -> {
          if (use.inside > use.outside && use.outside > 0) {
            strangers.put(name, use.outside);
          }
        });
    return new ImportReport(
        filesRead,
        ignoredEntries,
        tally.rowsRead(),
        tally.leftOut(),
        tally.keptThoughAlike(),
        tally.malformedShown(),
        renamed,
        unknown,
        months,
        emptyMonths(months),
        strangers);
  }

  private List<YearMonth> emptyMonths(List<YearMonth> months) {
    return monthsRead.stream()
        .mapToObj(number -> YearMonth.from(RecordedSteps.MONTHS.firstDay(number)))
        .filter(month -> Collections.binarySearch(months, month) < 0)
        .toList();
  }
}
