package marshal.benchmarks.kernels;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import marshal.results.json.JsonText;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** Turns what JMH wrote with {@code -rf json} into Markdown. */
public final class KernelTable {

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
    List<String> rows = new ArrayList<>();
    JsonNode results = read(file);
    for (JsonNode result : results) {
      JsonNode metric = result.path("primaryMetric");
      if (!result.hasNonNull("benchmark") || !metric.hasNonNull("score")) {
        throw notOfJmh(file);
      }
      List<String> parameters = new ArrayList<>();
      result
          .path("params")
          .properties()
          .forEach(entry -> parameters.add(entry.getValue().asText()));
      double score = metric.path("score").asDouble();
      double error = metric.path("scoreError").asDouble(Double.NaN);
      rows.add(
          "| %s | %s | %s%s | %s |\n"
              .formatted(
                  shortName(result.path("benchmark").asText()),
                  String.join(", ", parameters),
                  figure(score),
                  Double.isFinite(error) ? " ± " + figure(error) : "",
                  metric.path("scoreUnit").asText()));
    }
    if (rows.isEmpty()) {
      throw notOfJmh(file);
    }
    JsonNode first = results.get(0);
    StringBuilder text = new StringBuilder("# Kernels\n\n");
    text.append("Measured by JMH ").append(first.path("jmhVersion").asText());
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
        .append(".\n\n| benchmark | size | score | unit |\n| --- | --- | ---: | --- |\n");
    rows.forEach(text::append);
    return text.toString();
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
  private static String figure(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.UK, "%,." + decimals + "f", value);
  }
}
