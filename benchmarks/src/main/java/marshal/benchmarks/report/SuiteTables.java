package marshal.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import marshal.benchmarks.measure.Bootstrap;
import marshal.benchmarks.measure.CellMeasures;
import marshal.benchmarks.measure.Measures;
import marshal.benchmarks.measure.SignTest;
import marshal.benchmarks.run.CellResult;
import marshal.benchmarks.run.InstanceResult;

/** The tables of a suite's results, with every figure as people read it. */
public final class SuiteTables {

  /** Gap beyond which a per-mille counts for nothing. */
  private static final double LARGE = 10;

  /**
   * A table: the first column holds names, the others figures.
   *
   * @param id short name
   * @param title title
   * @param note how to read it
   * @param header names of the columns
   * @param rows its rows
   */
  public record Table(
      String id, String title, String note, List<String> header, List<List<String>> rows) {

    /** Copies the lists. */
    public Table {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  private final Measures measures;

  /** Prepares the tables. */
  public SuiteTables(Measures measures) {
    this.measures = measures;
  }

  /** Returns all tables that have rows. */
  public List<Table> all() {
    List<Table> tables = new ArrayList<>();
    tables.add(gaps());
    tables.add(byInstance());
    tables.add(times());
    tables.add(work());
    tables.add(profile());
    tables.add(duels());
    tables.add(instances());
    tables.add(failures());
    return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
  }

  /** Gaps over time. */
  public Table gaps() {
    List<Double> times = CellMeasures.SECONDS.stream().filter(s -> s < longest()).toList();
    List<String> header = new ArrayList<>(List.of("method", "cells"));
    times.forEach(seconds -> header.add(plain(seconds) + " s"));
    header.addAll(List.of("end", "mean at the end (95 %)"));
    List<List<String>> rows = new ArrayList<>();
    for (String method : measures.methods()) {
      List<CellMeasures> cells = measures.of(method);
      List<String> row = new ArrayList<>(List.of(method, count(method)));
      for (double seconds : times) {
        row.add(median(cells, c -> OptionalDouble.of(c.gapAt(seconds)), SuiteTables::gap));
      }
      row.add(median(cells, cell -> OptionalDouble.of(cell.gap()), SuiteTables::gap));
      row.add(interval(cells.stream().mapToDouble(CellMeasures::gap).toArray()));
      rows.add(row);
    }
    return new Table(
        "gaps",
        "Gap to the best bound proven, in percent",
        "Medians over the cells of a method, and the mean at the end with its 95 % bootstrap interval;"
            + " what had ended before a time counts with its end. 0 would be the best plan there can be,"
            + " 100 is the committed plan. Methods that ran on other instances than others compare in"
            + " the next table only.",
        header,
        rows);
  }

  /** The longest time that a method had. */
  private double longest() {
    return measures.results().cells().stream().mapToDouble(CellResult::timeSeconds).max().orElse(0);
  }

  /** Time to within some gaps, and the area under the progress curve. */
  public Table times() {
    List<String> header = new ArrayList<>(List.of("method"));
    for (double level : CellMeasures.LEVELS) {
      header.add("to " + plain(level) + " %");
      header.add("share");
    }
    header.add("area (95 %)");
    List<List<String>> rows = new ArrayList<>();
    for (String method : measures.methods()) {
      List<CellMeasures> cells = measures.of(method);
      List<String> row = new ArrayList<>(List.of(method));
      for (double level : CellMeasures.LEVELS) {
        row.add(median(cells, cell -> cell.secondsTo(level), SuiteTables::seconds));
        row.add(percent(measures.solved(method, level, Double.POSITIVE_INFINITY)));
      }
      row.add(interval(cells.stream().mapToDouble(CellMeasures::area).toArray()));
      rows.add(row);
    }
    return new Table(
        "times",
        "Seconds until the gap was that small",
        "Median over the cells that got there, and the share of all cells that did. The area is the"
            + " mean gap over the time given, in percent.",
        header,
        rows);
  }

  /** What the methods did and needed. */
  public Table work() {
    List<List<String>> rows = new ArrayList<>();
    for (String method : measures.methods()) {
      List<CellMeasures> cells = measures.of(method);
      long all = cellsOf(method).size();
      rows.add(
          List.of(
              method,
              plans(cells, all),
              median(cells, c -> OptionalDouble.of(c.cell().seconds()), SuiteTables::seconds),
              median(cells, c -> OptionalDouble.of(c.cell().cpuSeconds()), SuiteTables::seconds),
              median(cells, c -> OptionalDouble.of(c.movesPerSecond()), SuiteTables::count),
              median(cells, c -> OptionalDouble.of(c.cell().memoryMegabytes()), SuiteTables::count),
              median(cells, CellMeasures::freshAverted, v -> String.format(Locale.UK, "%.3f", v))));
    }
    return new Table(
        "work",
        "Feasibility, work and result in fresh worlds",
        "Plans that keep every rule and whose harm a second evaluator confirms; medians of the seconds"
            + " taken, on the clock and on all processors, the plans tried a second, the heap in use after collections, and the harm"
            + " averted in worlds that no method saw, in percent of the committed plan's.",
        List.of("method", "plans", "seconds", "CPU s", "moves/s", "MB", "fresh %"),
        rows);
  }

  private static String plans(List<CellMeasures> cells, long all) {
    long late = cells.stream().filter(CellMeasures::isLate).count();
    return cells.size() + " of " + all + (late > 0 ? ", late " + late : "");
  }

  /** Final gaps by instance; what there is less of, methods or instances, lies across. */
  public Table byInstance() {
    List<String> methods = measures.methods();
    List<String> instances = measures.instances();
    boolean across = instances.size() < methods.size();
    List<String> header = new ArrayList<>(List.of(across ? "method" : "instance"));
    header.addAll(across ? instances : methods);
    List<List<String>> rows = new ArrayList<>();
    for (String down : across ? methods : instances) {
      List<String> row = new ArrayList<>(List.of(down));
      for (String right : across ? instances : methods) {
        List<CellMeasures> cells = measures.of(across ? down : right, across ? right : down);
        row.add(median(cells, cell -> OptionalDouble.of(cell.gap()), SuiteTables::gap));
      }
      rows.add(row);
    }
    return new Table(
        "by-instance",
        "Gap at the end by instance, in percent",
        "Medians over seeds; – where the method did not run, or failed.",
        header,
        rows);
  }

  /** Solvability profile. */
  public Table profile() {
    List<String> header = new ArrayList<>(List.of("method"));
    List<Double> times = CellMeasures.SECONDS.stream().filter(s -> s <= longest()).toList();
    for (double level : CellMeasures.LEVELS) {
      for (double seconds : times) {
        header.add("%s %%, %s s".formatted(plain(level), plain(seconds)));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (String method : measures.methods()) {
      List<String> row = new ArrayList<>(List.of(method));
      for (double level : CellMeasures.LEVELS) {
        for (double seconds : times) {
          row.add(percent(measures.solved(method, level, seconds)));
        }
      }
      rows.add(row);
    }
    return new Table(
        "profile",
        "Share of cells solved to a gap by a time",
        "Failed cells count as not solved.",
        header,
        rows);
  }

  /** Who wins against whom. */
  public Table duels() {
    List<List<String>> rows = new ArrayList<>();
    List<String> methods = measures.methods();
    for (int a = 0; a < methods.size(); a++) {
      for (int b = a + 1; b < methods.size(); b++) {
        SignTest duel = measures.duel(methods.get(a), methods.get(b));
        if (duel.wins() + duel.losses() + duel.ties() > 0) {
          rows.add(
              List.of(
                  methods.get(a) + " against " + methods.get(b),
                  Integer.toString(duel.wins()),
                  Integer.toString(duel.losses()),
                  Integer.toString(duel.ties()),
                  String.format(Locale.UK, "%.2g", duel.pValue())));
        }
      }
    }
    return new Table(
        "duels",
        "Who ends with the smaller gap, on the same instance and seed",
        "p is the chance of a count at least as one-sided if both won equally often (sign test).",
        List.of("pair", "won", "lost", "equal", "p"),
        rows);
  }

  /** The instances. */
  public Table instances() {
    List<List<String>> rows = new ArrayList<>();
    for (String id : measures.instances()) {
      InstanceResult instance = measures.results().instances().get(id);
      if (instance == null) {
        continue;
      }
      rows.add(
          List.of(
              id,
              count(instance.neighbourhoods()),
              count(instance.lines()),
              count(instance.worlds()),
              percent(1 - instance.bound() / instance.harmCommitted())));
    }
    return new Table(
        "instances",
        "Instances",
        "The last column is the share of the committed plan's harm that the bound leaves to avert.",
        List.of("instance", "neighbourhoods", "lines", "worlds", "to avert"),
        rows);
  }

  /** What failed and why. */
  public Table failures() {
    List<List<String>> rows = new ArrayList<>();
    for (CellResult cell : measures.failures()) {
      rows.add(List.of(cell.key(), cell.failure().orElseThrow()));
    }
    return new Table(
        "failures", "Cells that failed", "The rest went on.", List.of("cell", "why"), rows);
  }

  private List<CellResult> cellsOf(String method) {
    return measures.results().cells().stream().filter(c -> c.method().equals(method)).toList();
  }

  private String count(String method) {
    return Integer.toString(cellsOf(method).size());
  }

  private static String median(
      List<CellMeasures> cells,
      Function<CellMeasures, OptionalDouble> value,
      Function<Double, String> shown) {
    Optional<Double> median = Measures.medianOf(cells.stream().map(value).toList());
    return median.map(shown).orElse("–");
  }

  private static String interval(double[] values) {
    if (values.length == 0) {
      return "–";
    }
    Bootstrap mean = Bootstrap.of(values);
    return "%s (%s–%s)".formatted(gap(mean.mean()), gap(mean.low()), gap(mean.high()));
  }

  static String gap(double percent) {
    return String.format(
        Locale.UK, Math.abs(percent) >= LARGE ? "%.1f" : "%.3f", percent == 0 ? 0.0 : percent);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.UK, "%.2f", seconds);
  }

  private static String count(double value) {
    return String.format(Locale.UK, "%,.0f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.UK, "%.0f %%", 100 * share);
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
