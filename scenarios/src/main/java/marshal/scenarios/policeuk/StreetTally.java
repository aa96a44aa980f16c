package marshal.scenarios.policeuk;

import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** Reads street-level rows one after the other and keeps only what the counts and report need. */
final class StreetTally {

  private static final int PROGRESS_ROWS = 1 << 14;
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2199;
  private static final int MALFORMED_SHOWN = 5;

  /** So many malformed rows are left out with a line in the report; more are an error... */
  private static final int MALFORMED_ALLOWED = 10;

  /** ... unless they are less than one row in so many. */
  private static final int ROWS_PER_MALFORMED_ALLOWED = 100;

  private static final int MAX_CATEGORIES = 200;
  private static final int MAX_PLACE_NAMES = 5_000;

  private final NeighbourhoodLocator locator;
  private final ImportOptions options;
  private final ProgressListener listener;
  private final RowRegister register;
  private final CellCounts cells = new CellCounts();

  private final List<String> categories = new ArrayList<>();
  private final Map<String, Integer> positionByCategory = new HashMap<>();
  private final Map<String, CategoryUse> useByName = new HashMap<>();
  private final BitSet monthsRead = new BitSet();
  private final Map<String, PlaceUse> useByPlaceName = new HashMap<>();

  private final Map<RowRegister.Verdict, Long> verdicts = new EnumMap<>(RowRegister.Verdict.class);
  private final List<Problem> malformedShown = new ArrayList<>();
  private long rowsRead;
  private long malformed;
  private long outside;
  private long withoutLocation;

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
    this.listener = listener;
    register = new RowRegister(options.maxRowKeys());
    if (locator.codes().size() > RecordedCounts.MAX_NEIGHBOURHOODS) {
      throw new IllegalArgumentException("There are too many neighbourhoods.");
    }
  }

  /** Reads one file to its end. */
  void read(InputStream input, String file) throws IOException {
    listener.progress(file, rowsRead);
    if (!register.startFile()) {
      throw new InputException(
          Problem.ofFile(
              file,
              "there are more than " + Quantity.of(RowRegister.MAX_FILES) + " street-level files",
              "Import fewer months at a time."));
    }
    CsvRows rows = new CsvRows(input, file, options.maxLineCharacters());
    try {
      new FileRows(rows, file).readAll();
    } catch (IOException e) {
      throw InputFiles.unreadable(file, rows.lineReached(), e);
    }
    listener.progress(file, rowsRead);
  }

  /** One file's columns and the salts of their hashes. */
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
    private final long[] salts;

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
      salts =
          rows.header().stream()
              .mapToLong(name -> RowHash.of(name.toLowerCase(Locale.ROOT), 0))
              .toArray();
    }

    private void readAll() throws IOException {
      while (rows.next()) {
        rowsRead++;
        if ((rowsRead & (PROGRESS_ROWS - 1)) == 0) {
          listener.progress(file, rowsRead);
        }
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
        double x = degrees(rows.cell(longitude), 180);
        double y = degrees(rows.cell(latitude), 90);
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
      if (neighbourhood == NeighbourhoodLocator.NO_LOCATION) {
        withoutLocation++;
      } else if (neighbourhood == NeighbourhoodLocator.OUTSIDE) {
        outside++;
      } else {
        count(monthNumber, neighbourhood, category);
      }
    }

    private void count(int monthNumber, int neighbourhood, String categoryName) {
      long hash = 0;
      for (int i = 0; i < salts.length; i++) {
        hash += RowHash.of(rows.cell(i), salts[i]);
      }
      RowRegister.Verdict verdict = register.register(monthNumber, rows.cell(crimeId), hash);
      verdicts.merge(verdict, 1L, Long::sum);
      if (verdict.counts()) {
        CategoryUse use = useByName.get(categoryName);
        if (use == null) {
          use = firstUse(categoryName, file);
        }
        use.rows++;
        cells.add(RecordedCounts.key(monthNumber, neighbourhood, use.position), 1);
        if (cells.size() > options.maxCells()) {
          throw new InputException(
              Problem.ofFile(
                  file,
                  "the files together have more than "
                      + Quantity.of(options.maxCells())
                      + " combinations of month, neighbourhood and category",
                  "Import fewer months or a smaller area at a time."));
        }
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
      malformed++;
      if (malformedShown.size() < MALFORMED_SHOWN) {
        malformedShown.add(
            new Problem(file, "line " + Quantity.of(rows.line()) + cell, value, rule, ""));
      }
    }
  }

  private CategoryUse firstUse(String name, String file) {
    Optional<String> canonical = CrimeCategory.canonicalName(name);
    String countedAs = canonical.orElse(name.strip());
    Integer position = positionByCategory.get(countedAs);
    if (position == null) {
      position = categories.size();
      categories.add(countedAs);
      positionByCategory.put(countedAs, position);
    }
    CategoryUse use = new CategoryUse(position, canonical.isPresent());
    useByName.put(name, use);
    if (useByName.size() > MAX_CATEGORIES) {
      throw new InputException(
          new Problem(
              file,
              "Crime type",
              name,
              "there are more than " + MAX_CATEGORIES + " different categories",
              "Maybe the columns are shifted against their header."));
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
    int year = digits / 100;
    int month = digits % 100;
    return year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12
        ? -1
        : RecordedCounts.monthNumber(year, month);
  }

  /** Returns degrees, NaN for an empty text and infinity for one that is not degrees. */
  private static double degrees(String text, double limit) {
    if (text.isBlank()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Math.abs(value) <= limit ? value : Double.POSITIVE_INFINITY;
    } catch (NumberFormatException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Returns what makes the rows as a whole unusable. */
  List<Problem> listProblems(String firstFile) {
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
      problems.add(
          Problem.ofFile(
              firstFile,
              rule,
              "Maybe the files are of another force, or the lookup is of another edition of"
                  + " LSOAs."));
    }
    return problems;
  }

  RecordedCounts counts() {
    return new RecordedCounts(cells, locator.codes(), categories);
  }

  ImportReport report(
      int filesRead, SortedMap<String, Integer> ignoredEntries, List<YearMonth> months) {
    SortedMap<String, Long> renamed = new TreeMap<>();
    SortedMap<String, Long> unknown = new TreeMap<>();
    new TreeMap<>(useByName)
        .forEach(
            (name, use) -> {
              String countedAs = categories.get(use.position);
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
        rowsRead,
        new ImportReport.LeftOut(
            outside,
            withoutLocation,
            malformed,
            verdict(RowRegister.Verdict.IDENTICAL),
            verdict(RowRegister.Verdict.IN_EARLIER_FILE),
            verdict(RowRegister.Verdict.IN_EARLIER_FILE_WITHOUT_ID)),
        new ImportReport.KeptThoughAlike(
            verdict(RowRegister.Verdict.SAME_ID),
            verdict(RowRegister.Verdict.ALIKE_WITHOUT_ID),
            verdict(RowRegister.Verdict.UNCHECKED)),
        malformedShown,
        renamed,
        unknown,
        months,
        emptyMonths(months),
        strangers);
  }

  private long verdict(RowRegister.Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  private List<YearMonth> emptyMonths(List<YearMonth> months) {
    return monthsRead.stream()
        .mapToObj(RecordedCounts::month)
        .filter(month -> Collections.binarySearch(months, month) < 0)
        .toList();
  }
}
