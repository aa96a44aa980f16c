package marshal.scenarios.incidents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** Finds the neighbourhood by the LSOA code that a row carries, in a table of best-fit areas. */
public final class LookupLocator implements NeighbourhoodLocator {

  private static final Pattern LSOA_COLUMN =
      Pattern.compile("LSOA\\d\\dCD|LSOA[ _]?code", Pattern.CASE_INSENSITIVE);
  private static final Pattern NEIGHBOURHOOD_COLUMN =
      Pattern.compile(
          "(?:WD|CMWD|BUA|MSOA)\\d\\dCD|neighbourhood(?:[ _]?code)?|ward[ _]?code",
          Pattern.CASE_INSENSITIVE);
  private static final int MAX_LINE_CHARACTERS = 1 << 16;
  private static final int MAX_ROWS = 1_000_000;

  private final List<String> codes;
  private final Map<String, Integer> positionByLsoa;

  private LookupLocator(Map<String, String> neighbourhoodByLsoa) {
    codes = List.copyOf(new TreeSet<>(neighbourhoodByLsoa.values()));
    positionByLsoa = new HashMap<>(neighbourhoodByLsoa.size() * 2);
    neighbourhoodByLsoa.forEach(
        (lsoa, code) -> positionByLsoa.put(lsoa, Collections.binarySearch(codes, code)));
  }

  /**
   * Creates a locator from codes.
   *
   * @param neighbourhoodByLsoa code of the neighbourhood for each LSOA code
   * @throws IllegalArgumentException if it is empty
   */
  public static LookupLocator of(Map<String, String> neighbourhoodByLsoa) {
    if (neighbourhoodByLsoa.isEmpty()) {
      throw new IllegalArgumentException("A lookup needs at least one LSOA.");
    }
    return new LookupLocator(neighbourhoodByLsoa);
  }

  /** Reads a lookup whose two columns are found by their usual names, LSOA11CD and WD17CD say. */
  public static LookupLocator read(Path file) {
    return read(file, Optional.empty(), Optional.empty());
  }

  /** Reads the LSOAs of a lookup as neighbourhoods of their own. */
  public static LookupLocator readLsoas(Path file) {
    return read(file, true, Optional.empty(), Optional.empty());
  }

  /**
   * Reads a lookup from a CSV file.
   *
   * @param lsoaColumn name of the column of LSOA codes; found by its name if empty
   * @param neighbourhoodColumn name of the column of neighbourhood codes; found by its name if
   *     empty; may be the same column, then each LSOA is a neighbourhood
   * @throws InputException if the file cannot be read, a column cannot be found, or an LSOA lies in
   *     two neighbourhoods; all contradictions at once
   */
  public static LookupLocator read(
      Path file, Optional<String> lsoaColumn, Optional<String> neighbourhoodColumn) {
    return read(file, false, lsoaColumn, neighbourhoodColumn);
  }

  private static LookupLocator read(
      Path file,
      boolean lsoasThemselves,
      Optional<String> lsoaColumn,
      Optional<String> neighbourhoodColumn) {
    String name = file.toString();
    InputFiles.requireRegularFile(file);
    try (InputStream input = Files.newInputStream(file);
        CsvRows rows = new CsvRows(input, name, MAX_LINE_CHARACTERS)) {
      int from =
          lsoaColumn.map(rows::column).orElseGet(() -> find(rows, name, LSOA_COLUMN, "LSOA codes"));
      int to =
          lsoasThemselves
              ? from
              : neighbourhoodColumn
                  .map(rows::column)
                  .orElseGet(() -> find(rows, name, NEIGHBOURHOOD_COLUMN, "neighbourhood codes"));
      return new LookupLocator(readPairs(rows, name, from, to));
    } catch (IOException e) {
      throw InputFiles.unreadable(name, 0, e);
    }
  }

  private static int find(CsvRows rows, String file, Pattern pattern, String what) {
    List<String> found =
        rows.header().stream()
            .filter(column -> pattern.matcher(column).matches())
            .collect(Collectors.toList());
    if (found.size() == 1) {
      return rows.column(found.get(0));
    }
    String rule =
        found.isEmpty()
            ? "no column looks like " + what + "; present are " + CsvRows.shown(rows.header())
            : "several columns look like " + what + ": " + CsvRows.shown(found);
    throw new InputException(
        new Problem(file, "header", "", rule, "Say which column holds the " + what + "."));
  }

  private static Map<String, String> readPairs(CsvRows rows, String file, int from, int to)
      throws IOException {
    Map<String, String> pairs = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    while (rows.next()) {
      String lsoa = rows.cell(from).strip();
      String code = rows.cell(to).strip();
      String place = "line " + Quantity.of(rows.line());
      if (lsoa.isEmpty() || code.isEmpty()) {
        problems.add(
            new Problem(file, place, "", "a code is empty", "Fill it in or delete the row."));
        continue;
      }
      String other = pairs.putIfAbsent(lsoa, code);
      if (other != null && !other.equals(code)) {
        problems.add(
            new Problem(
                file,
                place + ", neighbourhood of " + lsoa,
                code,
                "an earlier row says \"" + other + "\"",
                "An LSOA belongs to one neighbourhood: keep the better fit."));
      }
      if (pairs.size() > MAX_ROWS) {
        throw new InputException(
            Problem.ofFile(
                file,
                "the lookup has more than " + Quantity.of(MAX_ROWS) + " LSOAs",
                "Keep the rows of your own area only."));
      }
    }
    if (problems.isEmpty() && pairs.isEmpty()) {
      problems.add(Problem.ofFile(file, "the lookup has a header but no rows", ""));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return pairs;
  }

  @Override
  public List<String> codes() {
    return codes;
  }

  @Override
  public int locate(String lsoaCode, double longitude, double latitude) {
    if (lsoaCode.isEmpty()) {
      return NO_LOCATION;
    }
    return positionByLsoa.getOrDefault(lsoaCode, OUTSIDE);
  }

  @Override
  public boolean usesCoordinates() {
    return false;
  }
}
