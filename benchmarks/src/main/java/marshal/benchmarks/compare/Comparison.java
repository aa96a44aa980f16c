package marshal.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import marshal.benchmarks.measure.Bootstrap;
import marshal.benchmarks.measure.Measures;
import marshal.benchmarks.measure.SignTest;

/**
 * Two runs, cell by cell: the same method on the same instance with the same seed and time.
 *
 * <p>A difference is beyond noise if three things hold: the 95 % bootstrap interval of the paired
 * differences excludes 0; the sign test gives at most 5 %, divided by the number of comparisons (so
 * that a run compared with its like finds nothing 19 times in 20, whatever the number of methods);
 * and it is at least a twentieth of the older mean, below which it may be the machine's.
 */
public final class Comparison {

  private static final double LEVEL = 0.05;
  private static final double MATTERS = 0.05;
  private static final double OTHER_MACHINE = 0.1;

  /** What is said of a difference. */
  public enum Verdict {
    /** The newer run is better. */
    BETTER,
    /** The newer run is worse. */
    WORSE,
    /** No difference beyond noise. */
    SAME,
    /** Too few pairs to say anything. */
    TOO_FEW
  }

  /**
   * One measure of one method.
   *
   * @param method id of the method
   * @param measure what is compared, in words
   * @param pairs cells in both runs
   * @param before older mean
   * @param after newer mean
   * @param low lower end of the 95 % interval of the difference
   * @param high upper end
   * @param p of the sign test
   * @param verdict what is said of it
   */
  public record Row(
      String method,
      String measure,
      int pairs,
      double before,
      double after,
      double low,
      double high,
      double p,
      Verdict verdict) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private Comparison() {}

  /**
   * Compares two runs.
   *
   * @param older cells.csv of the older run
   * @param newer cells.csv of the newer run
   */
  public static Comparison of(Path older, Path newer) {
    Comparison comparison = new Comparison();
    comparison.compare(OldCells.read(older), OldCells.read(newer));
    return comparison;
  }

  private void compare(OldCells older, OldCells newer) {
    List<String> shared =
        older.methods().stream().filter(id -> newer.methods().contains(id)).toList();
    int comparisons = 2 * Math.max(1, shared.size());
    for (String method : shared) {
      compare(method, older, newer, comparisons);
    }
    for (String method : older.methods()) {
      if (!shared.contains(method)) {
        remarks.add("'" + method + "' is in the older run only.");
      }
    }
    for (String method : newer.methods()) {
      if (!shared.contains(method)) {
        remarks.add("'" + method + "' is in the newer run only.");
      }
      if (newer.failed(method) != older.failed(method)) {
        remarks.add(
            "'%s' failed in %d cells before and in %d now."
                .formatted(method, older.failed(method), newer.failed(method)));
      }
    }
    double speed = older.speed() == 0 ? 1 : newer.speed() / older.speed();
    if (newer.speed() > 0 && Math.abs(speed - 1) > OTHER_MACHINE) {
      remarks.add(
          String.format(
              Locale.UK,
              "The machine ran %.0f %% %s in the newer run: differences in the area may be its own.",
              100 * Math.abs(speed - 1),
              speed > 1 ? "faster" : "slower"));
    }
  }

  private void compare(String method, OldCells older, OldCells newer, int comparisons) {
    List<OldCells.Cell> before = new ArrayList<>();
    List<OldCells.Cell> after = new ArrayList<>();
    int otherTime = 0;
    for (Map.Entry<String, OldCells.Cell> cell : older.of(method).entrySet()) {
      OldCells.Cell now = newer.of(method).get(cell.getKey());
      if (now != null && now.timeLimit() == cell.getValue().timeLimit()) {
        before.add(cell.getValue());
        after.add(now);
      } else if (now != null) {
        otherTime++;
      }
    }
    if (otherTime > 0) {
      remarks.add(
          "%d cells of '%s' had another time and are left out.".formatted(otherTime, method));
    }
    if (!before.isEmpty()) {
      rows.add(row(method, "gap at the end", before, after, OldCells.Cell::gap, comparisons));
      rows.add(row(method, "gap over time", before, after, OldCells.Cell::area, comparisons));
    }
  }

  private static Row row(
      String method,
      String measure,
      List<OldCells.Cell> before,
      List<OldCells.Cell> after,
      ToDoubleFunction<OldCells.Cell> value,
      int comparisons) {
    double[] old = before.stream().mapToDouble(value).toArray();
    double[] now = after.stream().mapToDouble(value).toArray();
    double[] difference = new double[old.length];
    for (int j = 0; j < old.length; j++) {
      difference[j] = now[j] - old[j];
    }
    Bootstrap interval = Bootstrap.of(difference);
    SignTest signs = SignTest.of(now, old, Measures.TIE);
    double meanBefore = Bootstrap.of(old).mean();
    double level = LEVEL / comparisons;
    Verdict verdict = Verdict.SAME;
    if (new SignTest(old.length, 0, 0).pValue() > level) {
      verdict = Verdict.TOO_FEW;
    } else if (interval.excludesZero()
        && signs.pValue() <= level
        && Math.abs(interval.mean()) >= MATTERS * Math.abs(meanBefore)) {
      verdict = interval.mean() < 0 ? Verdict.BETTER : Verdict.WORSE;
    }
    return new Row(
        method,
        measure,
        old.length,
        meanBefore,
        meanBefore + interval.mean(),
        interval.low(),
        interval.high(),
        signs.pValue(),
        verdict);
  }

  /** Returns the comparisons, method by method. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Returns what else should be known. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** Returns the comparisons whose difference is beyond noise. */
  public List<Row> findings() {
    return rows.stream()
        .filter(row -> row.verdict() == Verdict.BETTER || row.verdict() == Verdict.WORSE)
        .toList();
  }
}
