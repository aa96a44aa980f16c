package marshal.benchmarks.kernels;

import static marshal.benchmarks.kernels.KernelTable.figure;

import java.util.List;
import java.util.OptionalDouble;
import marshal.benchmarks.evaluation.ExactMeanBenchmark;
import marshal.benchmarks.kernels.KernelTable.Row;
import marshal.benchmarks.paths.PathSimulatorBenchmark;

/** What the kernels are meant to reach, beside what they do on one processor. */
final class KernelGoals {

  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MILLIS_PER_SECOND = 1e3;

  private KernelGoals() {}

  /** Returns the goals as Markdown, those that the rows tell; empty text if they tell none. */
  static String of(List<Row> rows) {
    StringBuilder lines = new StringBuilder();
    for (PathSimulatorBenchmark.City city : PathSimulatorBenchmark.City.values()) {
      score(rows, "PathSimulator: histograms", city + ", true")
          .ifPresent(
              micros ->
                  lines.append(
                      line(
                          "simulated counts, " + city,
                          figure(city.counts() / micros) + " M/s",
                          "15 M/s or more")));
    }
    for (ExactMeanBenchmark.Size size : ExactMeanBenchmark.Size.values()) {
      OptionalDouble whole = score(rows, "ExactMean: wholePlan", size.toString());
      OptionalDouble gradient = score(rows, "ExactMean: gradient", size.toString());
      if (whole.isPresent()) {
        double nanos = NANOS_PER_MICRO * whole.getAsDouble() / size.cells();
        lines.append(
            line("exact mean of a neighbourhood-step, " + size, figure(nanos) + " ns", "4 ns"));
      }
      if (whole.isPresent() && gradient.isPresent()) {
        double passes = gradient.getAsDouble() / whole.getAsDouble();
        lines.append(line("gradient, " + size, figure(passes) + " forward passes", "4 or fewer"));
      }
    }
    fit(rows, "WARDS_17_WEEKS_156", "0.02 s", lines);
    fit(rows, "AREAS_150_WEEKS_156", "0.1 s", lines);
    return lines.isEmpty()
        ? ""
        : "\n## Beside the goals\n\n| what | here | goal |\n| --- | ---: | ---: |\n" + lines;
  }

  private static void fit(List<Row> rows, String size, String goal, StringBuilder lines) {
    score(rows, "DemandFit: fit", size)
        .ifPresent(
            millis ->
                lines.append(
                    line("fit, " + size, figure(millis / MILLIS_PER_SECOND) + " s", goal)));
  }

  private static OptionalDouble score(List<Row> rows, String name, String size) {
    return rows.stream()
        .filter(row -> row.name().equals(name) && row.size().equals(size))
        .mapToDouble(Row::score)
        .findFirst();
  }

  private static String line(String what, String here, String goal) {
    return "| %s | %s | %s |\n".formatted(what, here, goal);
  }
}
