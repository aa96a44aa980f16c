package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded crime as a user may bring it, through calibrate and forecast. */
final class OddHistoriesCommandTest {
  private static final String DEMAND = "demand.json";
  private static final String CRIME = "recorded-crime.csv";

  @TempDir private Path temp;
  private Path city;
  private String oldDemand = "";

  @BeforeEach
  void copy() throws IOException {
    city = TinyCase.copyTo(temp.resolve("city"));
    oldDemand = Files.readString(city.resolve(DEMAND));
  }

  @Test
  void aStreamWithoutIncidentsAndANeighbourhoodWithNone() throws IOException {
    replaceCrime("(Burglary),\\d+", "$1,0");
    replaceCrime("(N3,Violence),\\d+", "$1,0");

    fits();
    JsonNode forecast = json("forecast", city, "--paths", 200, "--json");

    assertThat(mean(forecast, "burglary", "all")).isBetween(0.0, 10.0);
    assertThat(mean(forecast, "home-violence", "N3"))
        .isBetween(0.0, mean(forecast, "home-violence", "N2") / 5);
    CommandLineRun without = CommandLineRun.of("calibrate", city, "--no-priors");
    assertThat(without.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void threeMonths() throws IOException {
    fits();
    json("forecast", city, "--paths", 200, "--json");
  }

  @Test
  void countsThatCannotBeCounts() throws IOException {
    for (String count : List.of("-1", "1.5", "many", "", "99999999999")) {
      TinyCase.edit(city.resolve(CRIME), "2019-11,N2,Burglary,9", "2019-11,N2,Burglary," + count);
      refuses(ExitCode.INPUT_HAS_ERRORS, "row 11, count", "expected a whole number");
      TinyCase.edit(
          city.resolve(CRIME), "2019-11,N2,Burglary," + count + "\n", "2019-11,N2,Burglary,9\n");
    }
    fits();
  }

  @Test
  void aStepTwiceOrThatIsNone() throws IOException {
    TinyCase.edit(city.resolve(CRIME), "2019-11,N2,Burglary", "2019-13,N2,Burglary");
    refuses(ExitCode.INPUT_HAS_ERRORS, "2019-13", "expected a month as 2014-01");
    TinyCase.edit(city.resolve(CRIME), "2019-13,N2,Burglary", "2019-11,N1,Burglary");
    refuses(ExitCode.INPUT_HAS_ERRORS, "are those of row 10");
  }

  @Test
  void monthsOutOfOrderAreThoseInOrder() throws IOException {
    fits();
    String inOrder = withoutHash();
    List<String> lines = new ArrayList<>(Files.readAllLines(city.resolve(CRIME)));
    Collections.reverse(lines.subList(1, lines.size()));
    Files.write(city.resolve(CRIME), lines);

    fits();

    assertThat(withoutHash()).isEqualTo(inOrder);
  }

  @Test
  void aMissingMonthIsAGapAndNotAMonthOfNone() throws IOException {
    long seed = 1;
    write(24, month -> 48 + month, seed);
    fits();
    double whole = mean(json("forecast", city, "--paths", 200, "--json"), "burglary", "all");
    replaceCrime("2018-(05|06),.*\n", "");
    fits();
    double gap = mean(json("forecast", city, "--paths", 200, "--json"), "burglary", "all");
    double psi = burglaryPsi();

    assertThat(gap / whole).isBetween(0.95, 1.05);
    write(24, month -> 48 + month, seed);
    replaceCrime("(2018-0[56],N.,\\w+),\\d+", "$1,0");
    // Two months of none among some of 15 scatter far more.
    assertThat(burglaryPsi()).isGreaterThan(2 * psi);
  }

  @Test
  void repeatsThatBreedWithoutEnd() throws IOException {
    TinyCase.edit(city.resolve(DEMAND), "\"lambda\": 0.1,", "\"lambda\": 0.97,");
    CommandLineRun run = CommandLineRun.of("validate", city);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.err() + run.out()).contains("lambda", "below 1");

    // Every month twice the one before: each incident breeds two.
    StringBuilder rows = new StringBuilder("month,neighbourhood,category,count\n");
    for (int month = 0; month < 12; month++) {
      for (int place = 1; place <= 3; place++) {
        rows.append("2019-%02d,N%d,Burglary,%d\n".formatted(month + 1, place, place << month));
        rows.append("2019-%02d,N%d,Violence,%d\n".formatted(month + 1, place, place << month));
      }
    }
    Files.writeString(city.resolve(CRIME), rows);
    train("2019-01", "2019-12");
    oldDemand = Files.readString(city.resolve(DEMAND));
    CommandLineRun wild = CommandLineRun.of("calibrate", city, "--no-priors");
    assertThat(wild.exitCode()).as(wild.out()).isEqualTo(ExitCode.FAILED);
    assertThat(wild.err()).contains("cannot be fitted", "is kept");
    assertThat(city.resolve(DEMAND)).hasContent(oldDemand);
  }

  @Test
  void coefficientsThatTheDataCannotTellApart() throws IOException {
    // January and February alone: every step with one before it is a February, so sine and cosine
    // are as constant as the levels of the neighbourhoods.
    write(12, month -> 12 * (month / 2) + month % 2, 2);

    CommandLineRun run = CommandLineRun.of("calibrate", city, "--no-priors", "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("cannot tell all coefficients apart", "none has a standard error", "priors")
        .doesNotContain("NaN");
    assertThat(city.resolve(DEMAND)).hasContent(oldDemand);

    JsonNode fits = json("calibrate", city, "--json");
    for (JsonNode stream : fits.path("streams")) {
      JsonNode errors = stream.path("standardErrors");
      assertThat(errors.path("lambda").isNumber()).isTrue();
      assertThat(errors.path("sin").get(0).asDouble()).isPositive().isFinite();
    }
  }

  @Test
  void aCutOffBeforeTheDataBegin() throws IOException {
    CommandLineRun run = CommandLineRun.of("forecast", city, "--train-until", "2019-09");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("2019-09", "recorded crime begins in 2019-10");
    train("2017-01", "2017-12");
    refuses(ExitCode.INPUT_HAS_ERRORS, "nothing is recorded in these steps", "2019-10 to 2019-12");
  }

  private double burglaryPsi() throws IOException {
    return json("calibrate", city, "--json").path("streams").get(0).path("psi").asDouble();
  }

  /** Writes so many months from 2014 on, of three places, and trains on all. */
  private void write(int months, IntUnaryOperator monthsOn, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder rows = new StringBuilder("month,neighbourhood,category,count\n");
    String first = "";
    String last = "";
    for (int k = 0; k < months; k++) {
      int month = monthsOn.applyAsInt(k);
      last = "%d-%02d".formatted(2014 + month / 12, 1 + month % 12);
      first = first.isEmpty() ? last : first;
      for (int place = 1; place <= 3; place++) {
        rows.append("%s,N%d,Burglary,%d\n".formatted(last, place, 10 + random.nextInt(10)));
        rows.append("%s,N%d,Violence,%d\n".formatted(last, place, 5 + random.nextInt(10)));
      }
    }
    Files.writeString(city.resolve(CRIME), rows);
    train(first, last);
  }

  private void train(String from, String until) throws IOException {
    Path file = city.resolve("case.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replaceFirst(
            "training: .*", "training: {from: %s, until: %s}".formatted(from, until)));
  }

  private void fits() throws IOException {
    CommandLineRun run = CommandLineRun.of("calibrate", city);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).doesNotContain("NaN");
    assertThat(Files.readString(city.resolve(DEMAND))).doesNotContain("NaN");
  }

  private void refuses(int exitCode, String... words) throws IOException {
    CommandLineRun run = CommandLineRun.of("calibrate", city);
    assertThat(run.exitCode()).as(run.out()).isEqualTo(exitCode);
    assertThat(run.err()).contains(words);
    assertThat(city.resolve(DEMAND)).hasContent(oldDemand);
  }

  private static JsonNode json(Object... words) throws IOException {
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    return new ObjectMapper().readTree(run.out());
  }

  private static double mean(JsonNode forecast, String stream, String place) {
    for (JsonNode line : forecast.path("forecasts")) {
      if (line.path("stream").asText().equals(stream)
          && line.path("neighbourhood").asText().equals(place)
          && line.path("step").asText().equals("total")) {
        return line.path("mean").asDouble();
      }
    }
    throw new IllegalArgumentException("There is no total of " + stream + " in " + place + ".");
  }

  private void replaceCrime(String pattern, String by) throws IOException {
    Path file = city.resolve(CRIME);
    Files.writeString(file, Files.readString(file).replaceAll(pattern, by));
  }

  private String withoutHash() throws IOException {
    return Files.readString(city.resolve(DEMAND))
        .replaceFirst("\"recordedCrimeSha256\": \"[^\"]*\"", "");
  }
}
