package marshal.scenarios.incidents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** Finds the neighbourhood whose name or code a row gives, upper and lower case alike. */
public final class NameLocator implements NeighbourhoodLocator {
  private static final int MAX_LINE_CHARACTERS = 1 << 16;

  private final List<String> codes;
  private final Map<String, Integer> positionByName = new HashMap<>();

  private NameLocator(SortedMap<String, String> nameByCode) {
    codes = List.copyOf(nameByCode.keySet());
    // A code wins over a name that another neighbourhood has.
    nameByCode.forEach((code, name) -> positionByName.put(folded(name), position(code)));
    codes.forEach(code -> positionByName.put(folded(code), position(code)));
  }

  private int position(String code) {
    return Collections.binarySearch(codes, code);
  }

  /**
   * Reads the neighbourhoods of a case from its {@code neighbourhoods.csv}.
   *
   * @throws InputException if the file cannot be read, has no columns code and name, or names two
   *     neighbourhoods alike
   */
  public static NameLocator read(Path file) {
    String shown = file.toString();
    InputFiles.requireRegularFile(file);
    SortedMap<String, String> nameByCode = new TreeMap<>();
    Map<String, String> codeByName = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    try (InputStream input = Files.newInputStream(file);
        CsvRows rows = new CsvRows(input, shown, MAX_LINE_CHARACTERS)) {
      int codeColumn = rows.column("code");
      int nameColumn = rows.column("name");
      while (rows.next()) {
        String code = rows.cell(codeColumn).strip();
        String name = rows.cell(nameColumn).strip();
        String place = "line " + Quantity.of(rows.line());
        if (code.isEmpty() || nameByCode.putIfAbsent(code, name) != null) {
          String rule = code.isEmpty() ? "the code is empty" : "an earlier row has this code";
          problems.add(new Problem(shown, place, code, rule, ""));
        }
        String other = name.isEmpty() ? null : codeByName.putIfAbsent(folded(name), code);
        if (other != null) {
          problems.add(
              new Problem(
                  shown,
                  place,
                  name,
                  "neighbourhood " + other + " has the same name",
                  "Name them apart, or import by code or --boundaries."));
        }
      }
    } catch (IOException e) {
      throw InputFiles.unreadable(shown, 0, e);
    }
    if (problems.isEmpty() && nameByCode.isEmpty()) {
      problems.add(Problem.ofFile(shown, "the file has a header but no neighbourhood", ""));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return new NameLocator(nameByCode);
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> codes() {
    return codes;
  }

  @Override
  public int locate(String place, double longitude, double latitude) {
    return place.isBlank() ? NO_LOCATION : positionByName.getOrDefault(folded(place), OUTSIDE);
  }

  @Override
  public boolean usesCoordinates() {
    return false;
  }
}
