package marshal.benchmarks.kernels;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import marshal.results.json.JsonText;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Turns what JMH wrote with {@code -rf json} into Markdown, each benchmark beside a baseline of the
 * same run: what depends on the machine cancels in their ratio.
 */
public final class KernelTable {

  /** What each benchmark is compared with: another of its class, by the name of its method. */
  private static final Map<String, String> BASELINES =
      Map.ofEntries(
          Map.entry("ExactMean: oneLine", "wholePlan"),
          Map.entry("ExactMean: triedLine", "wholePlan"),
          Map.entry("ExactMean: gradient", "wholePlan"),
          Map.entry("PathSimulator: totals", "commonsRng"),
          Map.entry("PathSimulator: histograms", "commonsRng"),
          Map.entry("NegativeBinomialQuantile: plain", "commonsRngMixture"),
          Map.entry("NegativeBinomialQuantile: tabulated", "commonsRngMixture"),
          Map.entry("NegativeBinomialQuantile: commonsMathInversion", "commonsRngMixture"),
          Map.entry("Philox: blocks", "commonsRng"),
          Map.entry("Philox: uniform", "commonsRng"),
          Map.entry("Philox: normal", "commonsRng"),
          Map.entry("Philox: commonsMathWell", "commonsRng"),
          Map.entry("Philox: commonsMathMersenneTwister", "commonsRng"),
          Map.entry("DemandFit: fit", "commonsMathRegression"),
          Map.entry("TreatmentChain: peopleShared", "peopleOfItsOwn"),
          Map.entry("JsonText: write", "jacksonWrite"),
          Map.entry("JsonText: read", "jacksonRead"),
          Map.entry("PoliceUkImport: read", "lines"));

  /** One result. */
  record Row(String name, String size, double score, double error, String unit) {
    private String type() {
      return name.substring(0, name.indexOf(':') + 2);
    }
  }

  private KernelTable() {}

  /**
   * Returns the table.
   *
   * @param file the JSON file
   * @param machine what it ran on, in words
   * @param commit the sources that were run; empty text if they are not known
   * @throws InputException if the file is not JMH's
   */
  public static String of(Path file, String machine, String commit) {
    JsonNode results = read(file);
    List<Row> rows = new ArrayList<>();
    for (JsonNode result : results) {
      rows.add(row(file, result));
    }
    if (rows.isEmpty()) {
      throw notOfJmh(file);
    }
    JsonNode first = results.get(0);
    StringBuilder text = new StringBuilder("# Kernels\n\n");
    text.append("Made by `results/published/kernels.sh` with JMH ")
        .append(first.path("jmhVersion").asText());
    if (!commit.isEmpty()) {
      text.append(" at commit ").append(commit);
    }
    text.append(
            ", %d forks of %d iterations, Java %s, on:\n"
                .formatted(
                    first.path("forks").asInt(),
                    first.path("measurementIterations").asInt(),
                    first.path("jdkVersion").asText()))
        .append(machine)
        .append(
            """
            .

            | benchmark | size | time | unit | beside its baseline |
            | --- | --- | ---: | --- | ---: |
            """);
    for (Row row : rows) {
      text.append(
          "| %s | %s | %s%s | %s | %s |\n"
              .formatted(
                  row.name(),
                  row.size(),
                  figure(row.score()),
                  Double.isFinite(row.error()) ? " ± " + figure(row.error()) : "",
                  row.unit(),
                  beside(row, rows)));
    }
    return text.append(KernelGoals.of(rows)).toString();
  }

  private static Row row(Path file, JsonNode result) {
    JsonNode metric = result.path("primaryMetric");
    if (!result.hasNonNull("benchmark") || !metric.hasNonNull("score")) {
      throw notOfJmh(file);
    }
    List<String> parameters = new ArrayList<>();
    result.path("params").properties().forEach(entry -> parameters.add(entry.getValue().asText()));
    return new Row(
        shortName(result.path("benchmark").asText()),
        String.join(", ", parameters),
        metric.path("score").asDouble(),
        metric.path("scoreError").asDouble(Double.NaN),
        metric.path("scoreUnit").asText());
  }

  private static String beside(Row row, List<Row> rows) {
    String baseline = BASELINES.get(row.name());
    if (baseline == null) {
      return "";
    }
    return rows.stream()
        .filter(other -> other.name().equals(row.type() + baseline))
        .filter(other -> other.size().equals(row.size()) && other.unit().equals(row.unit()))
        .findFirst()
        .map(other -> figure(row.score() / other.score()) + " × " + baseline)
        .orElse("");
  }

  private static JsonNode read(Path file) {
    try {
      JsonNode root = JsonText.read(Files.readString(file));
      if (!root.isArray()) {
        throw notOfJmh(file);
      }
      return root;
    } catch (IllegalArgumentException e) {
      throw notOfJmh(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputException notOfJmh(Path file) {
    return new InputException(
        Problem.ofFile(
            file.toString(),
            "this is not a result of JMH",
            "Let JMH write it with: -rf json -rff " + file));
  }

  private static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    int type = benchmark.lastIndexOf('.', method - 1);
    return benchmark.substring(type + 1).replace("Benchmark.", ": ");
  }

  /** Three digits. */
  static String figure(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.UK, "%,." + decimals + "f", value);
  }
}
