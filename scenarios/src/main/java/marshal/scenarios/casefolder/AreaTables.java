package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import marshal.model.area.Adjacency;
import marshal.model.area.Area;
import marshal.model.area.Neighbourhood;
import marshal.model.intervention.Target;
import marshal.scenarios.file.CaseFiles;
import marshal.scenarios.file.Limits;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.file.Table;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/**
 * Reads {@code neighbourhoods.csv} and {@code adjacency.csv}.
 *
 * <p>The order of their rows does not matter: neighbourhoods are sorted by code, borders by codes.
 */
final class AreaTables {

  static final String NEIGHBOURHOODS = "neighbourhoods.csv";
  static final String ADJACENCY = "adjacency.csv";

  private static final List<String> REQUIRED =
      List.of("code", "name", "population", "households", "tile_row", "tile_column");

  private final Problems problems = new Problems();
  private final List<Problem> warnings = new ArrayList<>();
  private final SortedMap<String, String> sha256ByFile = new TreeMap<>();
  private final SortedMap<String, Integer> rowByCode = new TreeMap<>();
  private final List<Neighbourhood> neighbourhoods = new ArrayList<>();
  private final SortedMap<String, Integer> indexByCode = new TreeMap<>();
  private List<String> header = List.of();

  /** Whether every row names its own place; if not, codes elsewhere cannot be called unknown. */
  private boolean codesKnown;

  private Optional<Area> area = Optional.empty();

  private AreaTables() {}

  static AreaTables read(CaseFiles files) {
    AreaTables tables = new AreaTables();
    tables.readNeighbourhoods(files);
    tables.readAdjacency(files);
    return tables;
  }

  List<Problem> problems() {
    return problems.toList();
  }

  List<Problem> warnings() {
    return warnings;
  }

  SortedMap<String, String> sha256ByFile() {
    return sha256ByFile;
  }

  /** Returns the area; empty if anything is wrong with it. */
  Optional<Area> area() {
    return area;
  }

  /** Returns the index of every code that has a row, good or bad; empty if they are not known. */
  SortedMap<String, Integer> indexByCode() {
    return indexByCode;
  }

  /** Returns the codes; empty if the file could not be read. */
  Optional<Set<String>> codes() {
    return codesKnown ? Optional.of(indexByCode.keySet()) : Optional.empty();
  }

  /** Returns the figures that neighbourhoods have; empty if the file could not be read. */
  Optional<Set<String>> figures() {
    if (header.isEmpty()) {
      return Optional.empty();
    }
    Set<String> figures = new TreeSet<>(covariates());
    figures.add("population");
    figures.add("households");
    return Optional.of(figures);
  }

  private List<String> covariates() {
    return header.stream().filter(column -> !REQUIRED.contains(column)).toList();
  }

  private static boolean isOpenable(CaseFiles files, SourceFile source, Problems problems) {
    Optional<Problem> obstacle = files.findObstacle(source);
    obstacle.ifPresent(problems::add);
    return obstacle.isEmpty();
  }

  private void readNeighbourhoods(CaseFiles files) {
    SourceFile source = files.file(NEIGHBOURHOODS);
    if (!isOpenable(files, source, problems)) {
      return;
    }
    Map<String, Integer> rowByTile = new HashMap<>();
    codesKnown = true;
    Table.Summary summary =
        Table.read(
            source,
            new Table.Columns(REQUIRED, List.of(), true),
            problems,
            row -> addNeighbourhood(row, rowByTile));
    header = summary.header();
    sha256ByFile.put(NEIGHBOURHOODS, summary.sha256());
    if (header.contains(Target.ONE)) {
      problems.add(
          new Problem(
              NEIGHBOURHOODS,
              "row 1",
              Target.ONE,
              "this name is taken: the figure 'one' is 1 everywhere",
              "Rename the column."));
    }
    codesKnown = codesKnown && !summary.rowsLost() && !rowByCode.isEmpty();
    int index = 0;
    for (String code : codesKnown ? rowByCode.keySet() : Set.<String>of()) {
      indexByCode.put(code, index++);
    }
    if (rowByCode.size() > Limits.NEIGHBOURHOODS) {
      problems.add(
          Problem.ofFile(
              NEIGHBOURHOODS,
              "%d neighbourhoods are more than %d"
                  .formatted(rowByCode.size(), Limits.NEIGHBOURHOODS),
              ""));
    }
    if (rowByCode.isEmpty() && problems.isEmpty()) {
      problems.add(Problem.ofFile(NEIGHBOURHOODS, "there is no neighbourhood", ""));
    }
  }

  private void addNeighbourhood(Table.Row row, Map<String, Integer> rowByTile) {
    Optional<String> code = row.requiredText("code");
    Integer earlier = code.map(c -> rowByCode.putIfAbsent(c, row.number())).orElse(null);
    if (code.isEmpty() || earlier != null) {
      codesKnown = false;
    }
    if (earlier != null) {
      row.problem("code", "the code is that of row " + earlier, "Give every place one row.");
    }
    Optional<String> name = row.requiredText("name");
    OptionalInt population = row.whole("population", 1, 1_000_000_000);
    OptionalInt households = row.whole("households", 1, 1_000_000_000);
    if (population.isPresent()
        && households.isPresent()
        && population.getAsInt() < households.getAsInt()) {
      row.problem(
          "population",
          "fewer people than the %d households cannot be right".formatted(households.getAsInt()),
          "Maybe the two columns are swapped.");
    }
    OptionalInt tileRow = row.whole("tile_row", 0, 10_000);
    OptionalInt tileColumn = row.whole("tile_column", 0, 10_000);
    if (tileRow.isPresent() && tileColumn.isPresent()) {
      Integer other =
          rowByTile.putIfAbsent(tileRow.getAsInt() + "," + tileColumn.getAsInt(), row.number());
      if (other != null) {
        row.problem("tile_column", "the tile is that of row " + other, "Move one of the two.");
      }
    }
    SortedMap<String, Double> figures = new TreeMap<>();
    boolean complete = true;
    for (String column : row.columns()) {
      if (!REQUIRED.contains(column)) {
        OptionalDouble figure = row.number(column, 0);
        complete &= figure.isPresent();
        figure.ifPresent(value -> figures.put(column, value));
      }
    }
    if (complete
        && code.isPresent()
        && name.isPresent()
        && population.isPresent()
        && households.isPresent()
        && tileRow.isPresent()
        && tileColumn.isPresent()) {
      neighbourhoods.add(
          new Neighbourhood(
              code.get(),
              name.get(),
              population.getAsInt(),
              households.getAsInt(),
              tileRow.getAsInt(),
              tileColumn.getAsInt(),
              figures));
    }
  }

  /** A border by the codes of its two sides, the lower first. */
  private record Sides(String lower, String upper) {
    static final Comparator<Sides> ORDER =
        Comparator.comparing(Sides::lower).thenComparing(Sides::upper);

    static Sides of(String a, String b) {
      return a.compareTo(b) < 0 ? new Sides(a, b) : new Sides(b, a);
    }
  }

  private void readAdjacency(CaseFiles files) {
    SourceFile source = files.file(ADJACENCY);
    Problems ofBorders = new Problems();
    Map<Sides, Double> weights = new TreeMap<>(Sides.ORDER);
    Map<Sides, Integer> rows = new TreeMap<>(Sides.ORDER);
    if (isOpenable(files, source, ofBorders)) {
      Table.Summary summary =
          Table.read(
              source,
              new Table.Columns(List.of("first", "second"), List.of("weight"), false),
              ofBorders,
              row -> addBorder(row, weights, rows));
      sha256ByFile.put(ADJACENCY, summary.sha256());
    }
    boolean good = problems.isEmpty() && ofBorders.isEmpty();
    problems.addAll(ofBorders.toList());
    if (!good) {
      return;
    }
    List<Adjacency.Border> borders = new ArrayList<>();
    Set<String> touched = new HashSet<>();
    weights.forEach(
        (sides, weight) -> {
          borders.add(
              new Adjacency.Border(
                  indexByCode.get(sides.lower()), indexByCode.get(sides.upper()), weight));
          touched.add(sides.lower());
          touched.add(sides.upper());
        });
    neighbourhoods.sort(Comparator.comparing(Neighbourhood::code));
    area = Optional.of(new Area(neighbourhoods, Adjacency.of(neighbourhoods.size(), borders)));
    if (neighbourhoods.size() > 1) {
      for (String code : indexByCode.keySet()) {
        if (!touched.contains(code)) {
          warnings.add(
              new Problem(
                  ADJACENCY, "", code, "the neighbourhood borders no other", "Is a row missing?"));
        }
      }
    }
  }

  private void addBorder(Table.Row row, Map<Sides, Double> weights, Map<Sides, Integer> rows) {
    boolean known = true;
    for (String column : List.of("first", "second")) {
      String code = row.text(column);
      if (codesKnown && !indexByCode.containsKey(code)) {
        known = false;
        row.problem(
            column,
            "neighbourhoods.csv has no such code",
            Nearest.remedy(code, indexByCode.keySet()));
      }
    }
    double weight = 1;
    if (row.columns().contains("weight") && !row.text("weight").isEmpty()) {
      OptionalDouble given = row.number("weight", 0);
      if (given.isPresent() && given.getAsDouble() == 0) {
        row.problem("weight", "expected a number above 0", "Remove the row if there is no border.");
      }
      weight = given.orElse(1);
    }
    Sides sides = Sides.of(row.text("first"), row.text("second"));
    if (sides.lower().equals(sides.upper())) {
      row.problem("second", "a neighbourhood cannot border itself", "Remove the row.");
      return;
    }
    Integer earlier = rows.putIfAbsent(sides, row.number());
    if (earlier != null) {
      row.problem("the border is that of row " + earlier, "Name every border once.");
    }
    if (known) {
      weights.put(sides, weight);
    }
  }
}
