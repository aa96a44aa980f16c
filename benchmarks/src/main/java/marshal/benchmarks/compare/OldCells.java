package marshal.benchmarks.compare;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import marshal.benchmarks.measure.Measures;
import marshal.benchmarks.report.CellsCsv;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.file.Table;
import marshal.scenarios.problem.Problems;

/** The cells of a run, read back from its CSV. */
final class OldCells {

  /**
   * A cell with a plan.
   *
   * @param gap gap at the end, percent
   * @param area mean gap over the time, percent
   * @param timeLimit seconds given
   */
  record Cell(double gap, double area, double timeLimit) {}

  /** By method, then by instance and seed. */
  private final Map<String, Map<String, Cell>> cells = new LinkedHashMap<>();

  private final Map<String, Integer> failed = new LinkedHashMap<>();
  private final List<Double> speeds = new java.util.ArrayList<>();

  private OldCells() {}

  /**
   * Reads a file.
   *
   * @throws marshal.scenarios.problem.InputException with everything that is wrong with it
   */
  static OldCells read(Path path) {
    OldCells read = new OldCells();
    Problems problems = new Problems();
    Table.Columns columns =
        new Table.Columns(
            List.of(
                "instance",
                "method",
                "seed",
                "status",
                "time_limit_s",
                "gap_pct",
                "area_pct",
                "machine_speed"),
            CellsCsv.columns().stream().map(CellsCsv.Column::name).toList(),
            true);
    Table.read(new SourceFile(path, path.toString()), columns, problems, read::add);
    problems.throwIfAny();
    return read;
  }

  private void add(Table.Row row) {
    String method = row.text("method");
    String status = row.text("status");
    if (status.equals("failed")) {
      failed.merge(method, 1, Integer::sum);
      return;
    }
    if (!status.equals("done") && !status.equals("late")) {
      row.problem("status", "expected done, late or failed", "");
    }
    row.number("machine_speed", 0).ifPresent(speeds::add);
    OptionalDouble gap = row.number("gap_pct", Double.NEGATIVE_INFINITY);
    OptionalDouble area = row.number("area_pct", Double.NEGATIVE_INFINITY);
    OptionalDouble limit = row.number("time_limit_s", 0);
    if (gap.isPresent() && area.isPresent() && limit.isPresent()) {
      Cell before =
          cells
              .computeIfAbsent(method, id -> new LinkedHashMap<>())
              .put(
                  row.text("instance") + " / " + row.text("seed"),
                  new Cell(gap.getAsDouble(), area.getAsDouble(), limit.getAsDouble()));
      if (before != null) {
        row.problem("an earlier row has the same instance, method and seed", "Remove one of them.");
      }
    }
  }

  List<String> methods() {
    return List.copyOf(cells.keySet());
  }

  Map<String, Cell> of(String method) {
    return cells.getOrDefault(method, Map.of());
  }

  int failed(String method) {
    return failed.getOrDefault(method, 0);
  }

  /** Returns the median speed of the machine, or 0 where it is not known. */
  double speed() {
    return Measures.median(speeds.stream().mapToDouble(Double::doubleValue)).orElse(0.0);
  }
}
