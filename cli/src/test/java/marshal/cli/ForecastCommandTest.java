package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ForecastCommandTest {
  private static final String DERBY = "../scenarios/cases/derby";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsTheForecastOfACase() {
    assertThat(run(DERBY, "--steps", "3", "--paths", "200")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith("Forecast of 2014-12 to 2015-02, trained on 2014-01 to 2014-11")
        .contains(
            "Burglary (burglary)",
            "last year's total",
            "Total of 3 months",
            "No better than last year as far as can be told");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void printsOneJsonDocumentWithScores() {
    List<String> words = List.of(DERBY, "--from", "2014-10", "--steps", "2", "--paths", "200");
    String[] arguments = words.toArray(new String[words.size() + 2]);
    arguments[words.size()] = "--score";
    arguments[words.size() + 1] = "--json";
    assertThat(run(arguments)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith("{")
        .endsWith("}\n")
        .contains(
            "\"trainedUntil\" : \"2014-09\"",
            "\"step\" : \"month\"",
            "\"coverage\"",
            "\"97.5\"",
            "\"all\"");
  }

  @Test
  void itsScoresAreThoseOfItsOwnForecasts() throws IOException {
    assertThat(
            run(
                DERBY,
                "--train-until",
                "2021-08",
                "--steps",
                "7",
                "--paths",
                "400",
                "--score",
                "--json"))
        .isEqualTo(ExitCode.DONE);
    JsonNode document = new ObjectMapper().readTree(out.toString());
    Map<String, Integer> recorded = recordedBurglaries("2021-09", "2022-03");
    int all = recorded.values().stream().mapToInt(Integer::intValue).sum();
    Map<String, Double> means = new TreeMap<>();
    int held50 = 0;
    int held80 = 0;
    int held95 = 0;
    for (JsonNode line : document.path("forecasts")) {
      assertThat(line.fieldNames())
          .toIterable()
          .containsExactly("stream", "neighbourhood", "step", "mean", "quantiles");
      assertThat(line.path("quantiles").fieldNames())
          .toIterable()
          .containsExactly("2.5", "10", "25", "50", "75", "90", "97.5");
      String place = line.path("neighbourhood").asText();
      if (line.path("stream").asText().equals("burglary")
          && line.path("step").asText().equals("total")
          && !place.equals("all")) {
        means.put(place, line.path("mean").asDouble());
        held50 += holds(line.path("quantiles"), "25", "75", recorded.get(place));
        held80 += holds(line.path("quantiles"), "10", "90", recorded.get(place));
        held95 += holds(line.path("quantiles"), "2.5", "97.5", recorded.get(place));
      }
    }
    assertThat(means).hasSize(17);
    JsonNode burglary = stream(document, "burglary");
    JsonNode coverage = burglary.path("scores").get(0).path("totals").path("coverage");
    assertThat(coverage.path("50").asDouble()).isCloseTo(held50 / 17.0, within(0.001));
    assertThat(coverage.path("80").asDouble()).isCloseTo(held80 / 17.0, within(0.001));
    assertThat(coverage.path("95").asDouble()).isCloseTo(held95 / 17.0, within(0.001));
    // The top fifth of 17 are four, rounded up.
    double hits = topFour(means).stream().mapToInt(recorded::get).sum();
    Map<String, Double> happened = new TreeMap<>();
    recorded.forEach((place, count) -> happened.put(place, count.doubleValue()));
    double best = topFour(happened).stream().mapToInt(recorded::get).sum();
    JsonNode top = burglary.path("topFifth");
    assertThat(top.path("neighbourhoods").asInt()).isEqualTo(4);
    assertThat(top.path("hitRate").asDouble()).isCloseTo(hits / all, within(0.001));
    assertThat(top.path("pai").asDouble()).isCloseTo(hits / all / (4 / 17.0), within(0.001));
    assertThat(top.path("pei").asDouble()).isCloseTo(hits / best, within(0.001));
  }

  private static int holds(JsonNode quantiles, String low, String high, int count) {
    return quantiles.path(low).asInt() <= count && count <= quantiles.path(high).asInt() ? 1 : 0;
  }

  private static List<String> topFour(Map<String, Double> values) {
    return values.keySet().stream()
        .sorted(Comparator.comparingDouble(place -> -values.get(place)))
        .limit(4)
        .toList();
  }

  private static JsonNode stream(JsonNode document, String id) {
    for (JsonNode stream : document.path("streams")) {
      if (stream.path("stream").asText().equals(id)) {
        return stream;
      }
    }
    throw new IllegalArgumentException("There is no stream " + id + ".");
  }

  /** Sums the file itself. */
  private static Map<String, Integer> recordedBurglaries(String from, String until)
      throws IOException {
    Map<String, Integer> sums = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(DERBY, "recorded-crime.csv"))) {
      String[] cell = line.split(",", -1);
      if (cell[2].equals("Burglary")) {
        boolean counts = cell[0].compareTo(from) >= 0 && cell[0].compareTo(until) <= 0;
        sums.merge(cell[1], counts ? Integer.parseInt(cell[3]) : 0, Integer::sum);
      }
    }
    return sums;
  }

  @Test
  void saysWhatIsWrongWithACutOffBeforeTheData() {
    assertThat(run(DERBY, "--train-until", "2013-12")).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("2013-12", "recorded crime begins in 2014-01", "Try");
  }

  private int run(String... arguments) {
    return new CommandLine(new ForecastCommand())
        .setOut(new PrintWriter(out, /* autoFlush= */ true))
        .setErr(new PrintWriter(err, /* autoFlush= */ true))
        .setExecutionExceptionHandler(new Failures(() -> false))
        .execute(arguments);
  }
}
