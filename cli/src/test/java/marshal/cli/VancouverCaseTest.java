package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A case of another city, made from its raw file by {@code import incidents}: residential burglary
 * in Vancouver 2005-2012 (Vancouver Police open data), by month, in the 22 neighbourhoods with over
 * 100; each borders the four whose burglaries lie nearest. Skipped where the file does not lie
 * beside the repository.
 */
final class VancouverCaseTest {
  private static final String RAW = "near-repeat/vancouver-residential-burglary-2005_2012.csv.gz";
  private static final int FIRST_YEAR = 2005;
  private static final int MONTHS = 96;
  private static final int FEWEST = 100;
  private static final int NEAREST = 4;

  /** Origins 1 to 5 and 6 to 11 are printed apart. */
  private static final int TUNED = 5;

  @TempDir private Path city;

  /** Burglaries of one neighbourhood. */
  private static final class Place {
    private int number;
    private double east;
    private double north;

    double distance(Place other) {
      return Math.hypot(
          east / number - other.east / other.number, north / number - other.north / other.number);
    }
  }

  @BeforeEach
  void makeTheCase() throws IOException {
    Optional<Path> raw =
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve("shared/data").resolve(RAW))
            .filter(Files::isRegularFile)
            .findFirst();
    assumeTrue(raw.isPresent(), "The data of Vancouver are not beside the repository.");
    Map<String, Place> places = new TreeMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(raw.get())), StandardCharsets.UTF_8))) {
      reader.lines().skip(1).forEach(line -> add(line.split(",", -1), places));
    }
    places.values().removeIf(place -> place.number <= FEWEST);
    assertThat(places).hasSize(22);
    Files.writeString(
        city.resolve("case.yaml"),
        """
        schemaVersion: 1
        id: vancouver
        name: Vancouver 2013
        description: Residential burglary by neighbourhood.
        firstDay: 2013-01-01
        step: month
        periods: 4
        stepsPerPeriod: 3
        priceYear: 2013/14
        harmIndex: money
        streams:
          - {id: burglary, name: Residential burglary, categories: [Burglary]}
        """);
    List<String> names = List.copyOf(places.keySet());
    StringBuilder neighbourhoods =
        new StringBuilder("code,name,population,households,tile_row,tile_column\n");
    TreeSet<String> borders = new TreeSet<>();
    for (int i = 0; i < names.size(); i++) {
      Place place = places.get(names.get(i));
      neighbourhoods.append("V%02d,%s,1000,400,%d,%d\n".formatted(i, names.get(i), i / 5, i % 5));
      int self = i;
      names.stream()
          .filter(name -> places.get(name) != place)
          .sorted(Comparator.comparingDouble(name -> place.distance(places.get(name))))
          .limit(NEAREST)
          .mapToInt(names::indexOf)
          .forEach(
              j -> borders.add("V%02d,V%02d\n".formatted(Math.min(self, j), Math.max(self, j))));
    }
    Files.writeString(city.resolve("neighbourhoods.csv"), neighbourhoods);
    Files.writeString(city.resolve("adjacency.csv"), "first,second\n" + String.join("", borders));
    CommandLineRun imported =
        CommandLineRun.of(
            "import",
            "incidents",
            raw.get(),
            "--date-column",
            "YEAR,MONTH,DAY",
            "--place-column",
            "NEIGHBOURHOOD",
            "--category",
            "Burglary",
            "--until",
            "2012-12",
            "--out",
            city);
    assertThat(imported.exitCode()).as(imported.err()).isEqualTo(ExitCode.DONE);
    int counted = places.values().stream().mapToInt(place -> place.number).sum();
    assertThat(imported.out())
        .contains(
            "Counted %,d rows".formatted(counted),
            "96 months, 2005-01 to 2012-12",
            "\"Stanley Park\"");
  }

  private static void add(String[] field, Map<String, Place> places) {
    int month = (Integer.parseInt(field[0]) - FIRST_YEAR) * 12 + Integer.parseInt(field[1]) - 1;
    if (!field[6].isEmpty() && month < MONTHS) {
      Place place = places.computeIfAbsent(field[6], name -> new Place());
      place.number++;
      place.east += Double.parseDouble(field[7]);
      place.north += Double.parseDouble(field[8]);
    }
  }

  private static JsonNode run(Object... words) throws IOException {
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void calibratesAndForecastsWithinTheGoals() throws IOException {
    JsonNode fit = run("calibrate", city, "--json").path("streams").get(0);
    double rps = fit.path("scores").path("rps").asDouble();
    assertThat(rps).isPositive();
    assertThat(rps).isLessThan(fit.path("naive").path("meanOfLastYear").path("rps").asDouble());
    // Without priors the fit is that of the reference implementation.
    JsonNode alone = run("calibrate", city, "--no-priors", "--json").path("streams").get(0);
    assertThat(rps).isLessThan(1.005 * alone.path("scores").path("rps").asDouble());

    List<double[]> origins = new ArrayList<>();
    for (int origin = 24; origin + 12 <= MONTHS; origin += 6) {
      int last = origin - 1;
      String until = "%d-%02d".formatted(FIRST_YEAR + last / 12, 1 + last % 12);
      JsonNode stream =
          run("forecast", city, "--train-until", until, "--score", "--json").path("streams").get(0);
      JsonNode ours = stream.path("scores").get(0);
      assertThat(ours.path("forecast").asText()).isEqualTo("marshal");
      JsonNode totals = ours.path("totals");
      assertThat(totals.path("counts").asInt()).isEqualTo(22);
      origins.add(
          new double[] {
            totals.path("crps").asDouble(),
            totals.path("coverage").path("80").asDouble(),
            totals.path("coverage").path("95").asDouble()
          });
    }
    assertThat(origins).hasSize(11);
    print("origins 1-5", mean(origins.subList(0, TUNED)));
    print("origins 6-11", mean(origins.subList(TUNED, 11)));
    double[] all = mean(origins);
    print("all origins", all);
    assertThat(all[0]).as("CRPS").isLessThanOrEqualTo(24.0);
    assertThat(all[1]).as("80 %% intervals hold").isBetween(0.74, 0.86);
    assertThat(all[2]).as("95 %% intervals hold").isBetween(0.90, 0.99);
  }

  private static double[] mean(List<double[]> rows) {
    double[] mean = new double[3];
    for (double[] row : rows) {
      for (int k = 0; k < 3; k++) {
        mean[k] += row[k] / rows.size();
      }
    }
    return mean;
  }

  private static void print(String what, double[] mean) {
    System.out.printf(
        Locale.ROOT,
        "marshal forecast --score, %s: CRPS %.2f, 80 %% hold %.3f, 95 %% hold %.3f%n",
        what,
        mean[0],
        mean[1],
        mean[2]);
  }
}
