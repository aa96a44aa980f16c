package marshal.benchmarks.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import marshal.benchmarks.measure.Bootstrap;
import marshal.benchmarks.measure.CellMeasures;
import marshal.benchmarks.measure.Measures;
import marshal.benchmarks.run.CellResult;
import marshal.benchmarks.run.Machine;
import marshal.results.json.JsonText;

/** Results as one JSON document. */
public final class SuiteJson {

  private SuiteJson() {}

  private record Document(
      int schemaVersion,
      String suite,
      boolean complete,
      Machine machine,
      List<MethodPart> methods,
      List<CellPart> cells) {}

  private record MethodPart(
      String method,
      int cells,
      int plans,
      Optional<Bootstrap> gapPercent,
      Optional<Bootstrap> areaPercent) {}

  private record CellPart(
      String instance,
      String method,
      long seed,
      Optional<String> failure,
      double timeSeconds,
      double seconds,
      Optional<Double> gapPercent,
      Optional<Double> areaPercent,
      Optional<Double> freshAvertedPercent,
      double movesPerSecond,
      double memoryMegabytes,
      List<List<Double>> curve) {}

  /** Returns the document. */
  public static String of(Measures measures) {
    List<MethodPart> methods =
        measures.methods().stream()
            .map(
                id -> {
                  List<CellMeasures> cells = measures.of(id);
                  int all =
                      (int)
                          measures.results().cells().stream()
                              .filter(cell -> cell.method().equals(id))
                              .count();
                  return new MethodPart(
                      id,
                      all,
                      cells.size(),
                      mean(cells.stream().mapToDouble(CellMeasures::gap).toArray()),
                      mean(cells.stream().mapToDouble(CellMeasures::area).toArray()));
                })
            .toList();
    return JsonText.of(
        new Document(
            1,
            measures.results().suite(),
            measures.results().complete(),
            measures.results().machine(),
            methods,
            measures.results().cells().stream().map(cell -> part(cell, measures)).toList()));
  }

  private static CellPart part(CellResult cell, Measures measures) {
    Optional<CellMeasures> found =
        measures.cells().stream().filter(m -> m.cell().key().equals(cell.key())).findFirst();
    OptionalDouble fresh = found.map(CellMeasures::freshAverted).orElseGet(OptionalDouble::empty);
    return new CellPart(
        cell.instance(),
        cell.method(),
        cell.seed(),
        cell.failure(),
        cell.timeSeconds(),
        cell.seconds(),
        found.map(CellMeasures::gap),
        found.map(CellMeasures::area),
        fresh.isPresent() ? Optional.of(fresh.getAsDouble()) : Optional.empty(),
        found.map(CellMeasures::movesPerSecond).orElse(0.0),
        cell.memoryMegabytes(),
        cell.curve());
  }

  private static Optional<Bootstrap> mean(double[] values) {
    return values.length == 0 ? Optional.empty() : Optional.of(Bootstrap.of(values));
  }
}
