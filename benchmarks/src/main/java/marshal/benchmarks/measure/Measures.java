package marshal.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import marshal.benchmarks.run.CellResult;
import marshal.benchmarks.run.InstanceResult;
import marshal.benchmarks.run.SuiteResults;

/** The figures of a suite's results. */
public final class Measures {

  /** Gaps nearer to each other than this, in percent, are the same. */
  public static final double TIE = 1e-6;

  /** A bound above a plan's harm by more than this share of it is wrong, not rounded. */
  private static final double ROUNDING = 1e-9;

  private final SuiteResults results;
  private final Map<String, Double> bounds = new LinkedHashMap<>();
  private final List<CellMeasures> cells = new ArrayList<>();

  /** Measures results. */
  public Measures(SuiteResults results) {
    this.results = results;
    for (CellResult cell : results.cells()) {
      InstanceResult instance = results.instances().get(cell.instance());
      if (instance != null) {
        bounds.merge(cell.instance(), instance.bound(), Math::max);
      }
      if (cell.failure().isEmpty() && cell.bound().isPresent()) {
        bounds.merge(cell.instance(), cell.bound().get(), Math::max);
      }
    }
    for (CellResult cell : results.cells()) {
      if (cell.failure().isEmpty()) {
        cells.add(new CellMeasures(cell, bounds.get(cell.instance())));
      }
    }
  }

  /** Returns the results. */
  public SuiteResults results() {
    return results;
  }

  /** Returns the cells that have a plan, in order. */
  public List<CellMeasures> cells() {
    return List.copyOf(cells);
  }

  /** Returns the ids of the methods in the order in which they first ran. */
  public List<String> methods() {
    Set<String> ids = new LinkedHashSet<>();
    results.cells().forEach(cell -> ids.add(cell.method()));
    return List.copyOf(ids);
  }

  /** Returns the ids of the instances in the order in which they ran. */
  public List<String> instances() {
    Set<String> ids = new LinkedHashSet<>();
    results.cells().forEach(cell -> ids.add(cell.instance()));
    return List.copyOf(ids);
  }

  /** Returns the cells of a method that have a plan. */
  public List<CellMeasures> of(String method) {
    return cells.stream().filter(cell -> cell.cell().method().equals(method)).toList();
  }

  /** Returns the cells of a method on an instance that have a plan. */
  public List<CellMeasures> of(String method, String instance) {
    return of(method).stream().filter(cell -> cell.cell().instance().equals(instance)).toList();
  }

  /** Returns the cells that failed. */
  public List<CellResult> failures() {
    return results.cells().stream().filter(cell -> cell.failure().isPresent()).toList();
  }

  /** Returns the instances where a plan is better than the bound, which must not happen. */
  public List<String> brokenBounds() {
    return cells.stream()
        .filter(cell -> cell.bound() > cell.cell().harm().orElseThrow() * (1 + ROUNDING))
        .map(cell -> cell.cell().instance())
        .distinct()
        .toList();
  }

  /** Returns the share of a method's cells whose gap was a level or less by some time. */
  public double solved(String method, double percent, double seconds) {
    List<CellMeasures> own = of(method);
    long all = results.cells().stream().filter(cell -> cell.method().equals(method)).count();
    long solved =
        own.stream()
            .map(cell -> cell.secondsTo(percent))
            .filter(to -> to.isPresent() && to.getAsDouble() <= seconds)
            .count();
    return all == 0 ? 0 : (double) solved / all;
  }

  /** Returns who wins on the cells that two methods share: the smaller gap in the end. */
  public SignTest duel(String first, String second) {
    Map<String, Double> others = new LinkedHashMap<>();
    of(second).forEach(cell -> others.put(pair(cell), cell.gap()));
    List<CellMeasures> shared =
        of(first).stream().filter(c -> others.containsKey(pair(c))).toList();
    return SignTest.of(
        shared.stream().mapToDouble(CellMeasures::gap).toArray(),
        shared.stream().mapToDouble(cell -> others.get(pair(cell))).toArray(),
        TIE);
  }

  private static String pair(CellMeasures cell) {
    return cell.cell().instance() + "/" + cell.cell().seed();
  }

  /** Returns the median of some numbers; empty for none. */
  public static Optional<Double> median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Optional.empty() : Optional.of((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
  }

  /** Returns the median of the numbers that are there. */
  public static Optional<Double> medianOf(List<OptionalDouble> values) {
    return median(
        values.stream().filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble));
  }
}
