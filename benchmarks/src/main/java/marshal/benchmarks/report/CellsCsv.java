package marshal.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import marshal.benchmarks.measure.CellMeasures;
import marshal.benchmarks.measure.Measures;
import marshal.benchmarks.run.CellResult;

/**
 * One row for each cell, as CSV. Columns that hold a time end in {@code _s}, those in percent in
 * {@code _pct}; a cell that does not apply is empty.
 */
public final class CellsCsv {

  /**
   * A column.
   *
   * @param name its name
   * @param meaning what it holds, with the unit
   */
  public record Column(String name, String meaning) {}

  private record Source(
      Column column, BiFunction<CellResult, Optional<CellMeasures>, String> value) {}

  private static final List<Source> SOURCES = sources();

  private CellsCsv() {}

  /** Returns the columns in order. */
  public static List<Column> columns() {
    return SOURCES.stream().map(Source::column).toList();
  }

  private static List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    add(sources, "instance", "id of the instance", (c, m) -> c.instance());
    add(sources, "method", "id of the method", (c, m) -> c.method());
    add(sources, "seed", "seed of the method", (c, m) -> Long.toString(c.seed()));
    add(
        sources,
        "status",
        "done: a plan that keeps every rule and whose harm was confirmed; late: the same, but more than a"
            + " tenth after the time, so that gaps are those of the best plan before; failed: none",
        (c, m) -> m.map(found -> found.isLate() ? "late" : "done").orElse("failed"));
    add(sources, "reason", "why it failed", (c, m) -> c.failure().orElse(""));
    add(sources, "time_limit_s", "seconds it was given", (c, m) -> number(c.timeSeconds()));
    add(sources, "seconds_s", "seconds it took", (c, m) -> number(c.seconds()));
    add(
        sources,
        "cpu_s",
        "processor time that the whole program took meanwhile, on all processors: shows a method that"
            + " uses several, and a machine that is busy with something else",
        (c, m) -> number(c.cpuSeconds()));
    measure(
        sources,
        "gap_pct",
        "gap of its plan: (harm - bound) / (harm of the committed plan - bound), to the best bound"
            + " proven on the instance",
        CellMeasures::gap);
    for (double seconds : CellMeasures.SECONDS) {
      optional(
          sources,
          "gap_at_%s_s_pct".formatted(number(seconds)),
          "gap after %s s; empty beyond the time given".formatted(number(seconds)),
          m ->
              seconds <= m.cell().timeSeconds()
                  ? OptionalDouble.of(m.gapAt(seconds))
                  : OptionalDouble.empty());
    }
    for (double level : CellMeasures.LEVELS) {
      optional(
          sources,
          "to_%s_pct_s".formatted(number(level)),
          "seconds until the gap was %s %% or less; empty if it never was".formatted(number(level)),
          m -> m.secondsTo(level));
    }
    measure(
        sources,
        "area_pct",
        "mean gap over the time given: the area under the progress curve, before the first plan"
            + " 100 %",
        CellMeasures::area);
    add(sources, "harm", "harm of its plan by the second opinion", (c, m) -> number(c.harm()));
    add(
        sources,
        "harm_committed",
        "harm of the committed plan",
        (c, m) -> known(c.harmCommitted()));
    measure(
        sources, "bound", "best bound of all that was proven on the instance", CellMeasures::bound);
    add(sources, "own_bound", "bound that the method proved", (c, m) -> number(c.bound()));
    add(
        sources,
        "recheck_difference",
        "difference between score and second opinion as a share of the harm; at most 1e-9",
        (c, m) -> number(c.recheckDifference()));
    add(sources, "moves", "plans tried one by one", (c, m) -> Long.toString(c.moves()));
    measure(sources, "moves_per_second", "the same a second", CellMeasures::movesPerSecond);
    add(
        sources,
        "memory_mb",
        "most heap in use after a collection, instance included",
        (c, m) -> number(c.memoryMegabytes()));
    optional(
        sources,
        "fresh_averted_pct",
        "harm averted in worlds that no method saw, of the committed plan's harm there",
        CellMeasures::freshAverted);
    add(
        sources,
        "machine_speed",
        "passes a second of a fixed piece of arithmetic just before: tells a slow machine from a slow"
            + " method",
        (c, m) -> known(c.machineSpeed()));
    add(sources, "started", "time on the wall clock, universal time", (c, m) -> c.started());
    return List.copyOf(sources);
  }

  private static void add(
      List<Source> sources,
      String name,
      String meaning,
      BiFunction<CellResult, Optional<CellMeasures>, String> value) {
    sources.add(new Source(new Column(name, meaning), value));
  }

  private static void measure(
      List<Source> sources,
      String name,
      String meaning,
      java.util.function.ToDoubleFunction<CellMeasures> value) {
    add(
        sources,
        name,
        meaning,
        (c, m) -> m.map(found -> number(value.applyAsDouble(found))).orElse(""));
  }

  private static void optional(
      List<Source> sources,
      String name,
      String meaning,
      java.util.function.Function<CellMeasures, OptionalDouble> value) {
    add(
        sources,
        name,
        meaning,
        (c, m) ->
            m.map(value)
                .filter(OptionalDouble::isPresent)
                .map(found -> number(found.getAsDouble()))
                .orElse(""));
  }

  /** Returns the whole file. */
  public static String of(Measures measures) {
    Map<String, CellMeasures> byKey =
        measures.cells().stream().collect(Collectors.toMap(m -> m.cell().key(), m -> m));
    StringBuilder text = new StringBuilder();
    text.append(
        SOURCES.stream().map(source -> source.column().name()).collect(Collectors.joining(",")));
    text.append('\n');
    for (CellResult cell : measures.results().cells()) {
      Optional<CellMeasures> found = Optional.ofNullable(byKey.get(cell.key()));
      text.append(
          SOURCES.stream()
              .map(source -> quoted(source.value().apply(cell, found)))
              .collect(Collectors.joining(",")));
      text.append('\n');
    }
    return text.toString();
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"").replaceAll("[\r\n]+", " ") + '"';
  }

  private static String number(Optional<Double> value) {
    return value.map(CellsCsv::number).orElse("");
  }

  /** A figure that is 0 only where there was nothing to measure. */
  private static String known(double value) {
    return value == 0 ? "" : number(value);
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, "%.10g", value).replaceAll("(\\.\\d*?)0+(e|$)", "$1$2");
  }
}
