package marshal.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import marshal.benchmarks.measure.Bootstrap;
import marshal.benchmarks.measure.SignFlipTest;

/**
 * Two runs, cell by cell: the same method on the same instance with the same seed and time.
 *
 * <p>A pair's change is its difference as a share of its mean, so that every instance counts alike.
 * A method's change is beyond noise if three things hold: its 95 % bootstrap interval excludes 0;
 * the sign-flip test rejects it, at 5 % for all comparisons together (Holm 1979,
 * doi:10.2307/4615733), so that a run compared with its like finds nothing 19 times in 20, whatever
 * the number of methods; and it is more than a twentieth, and more than the machine itself ran
 * faster or slower, where that goes the same way.
 */
public final class Comparison {

  private static final double LEVEL = 0.05;
  private static final double MATTERS = 0.05;
  private static final double OTHER_MACHINE = 0.1;

  /** A change of a gap below this, in percent, is taken as a share of this. */
  private static final double SMALL_GAP = 0.1;

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
   * @param change mean change as a share, from -2 to 2; above 0 where the newer run is worse
   * @param low lower end of the change's 95 % interval
   * @param high upper end
   * @param p of the sign-flip test
   * @param verdict what is said of it
   */
  public record Row(
      String method,
      String measure,
      int pairs,
      double before,
      double after,
      double change,
      double low,
      double high,
      double p,
      Verdict verdict) {

    private Row with(Verdict other) {
      return new Row(method, measure, pairs, before, after, change, low, high, p, other);
    }
  }

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
    for (String method : shared) {
      compare(method, older, newer);
    }
    double speed = older.speed() > 0 && newer.speed() > 0 ? newer.speed() / older.speed() : 1;
    judge(speed);
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
    if (Math.abs(speed - 1) > OTHER_MACHINE) {
      remarks.add(
          String.format(
              Locale.UK,
              "The machine ran %.0f %% %s in the newer run; methods that got %s by no more than that are taken as unchanged.",
              100 * Math.abs(speed - 1),
              speed > 1 ? "faster" : "slower",
              speed > 1 ? "better" : "worse"));
    }
  }

  private void compare(String method, OldCells older, OldCells newer) {
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
      rows.add(row(method, "gap at the end", before, after, OldCells.Cell::gap));
      rows.add(row(method, "gap over time", before, after, OldCells.Cell::area));
    }
  }

  private static Row row(
      String method,
      String measure,
      List<OldCells.Cell> before,
      List<OldCells.Cell> after,
      ToDoubleFunction<OldCells.Cell> value) {
    double[] old = before.stream().mapToDouble(value).toArray();
    double[] now = after.stream().mapToDouble(value).toArray();
    double[] change = new double[old.length];
    for (int j = 0; j < old.length; j++) {
      double mean = (Math.abs(old[j]) + Math.abs(now[j])) / 2;
      change[j] = (now[j] - old[j]) / Math.max(mean, SMALL_GAP);
    }
    Bootstrap interval = Bootstrap.of(change);
    return new Row(
        method,
        measure,
        old.length,
        Arrays.stream(old).average().orElseThrow(),
        Arrays.stream(now).average().orElseThrow(),
        interval.mean(),
        interval.low(),
        interval.high(),
        SignFlipTest.pValue(change),
        Verdict.SAME);
  }

  /**
   * How large a change has to be to matter: a faster machine may be what made a method better, but
   * never what made it worse.
   */
  private static double matters(double change, double speed) {
    boolean machines = change < 0 ? speed > 1 : speed < 1;
    // As a share of the mean, like the changes.
    return machines ? Math.max(MATTERS, 2 * Math.abs(speed - 1) / (speed + 1)) : MATTERS;
  }

  /** Rejects from the smallest p on, until one is too large for the comparisons that are left. */
  private void judge(double speed) {
    int testable =
        (int) rows.stream().filter(row -> SignFlipTest.least(row.pairs()) <= LEVEL).count();
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < rows.size(); k++) {
      if (SignFlipTest.least(rows.get(k).pairs()) * Math.max(1, testable) > LEVEL) {
        rows.set(k, rows.get(k).with(Verdict.TOO_FEW));
      } else {
        order.add(k);
      }
    }
    order.sort(Comparator.comparingDouble(k -> rows.get(k).p()));
    int left = testable;
    for (int k : order) {
      Row row = rows.get(k);
      if (row.p() * left > LEVEL) {
        return;
      }
      left--;
      boolean excludesZero = row.low() > 0 || row.high() < 0;
      if (excludesZero && Math.abs(row.change()) > matters(row.change(), speed)) {
        rows.set(k, row.with(row.change() < 0 ? Verdict.BETTER : Verdict.WORSE));
      }
    }
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
