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
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded crime that is thin, damaged or odd, as a user meets it. */
final class RecordedMonthsTest {
  private static final String CRIME = "recorded-crime.csv";

  @TempDir private Path temp;
  private Path city;

  @BeforeEach
  void copy() throws IOException {
    city = TinyCase.copyTo(temp.resolve("city"));
  }

  private void rewrite(String regex, String replacement) throws IOException {
    Path file = city.resolve(CRIME);
    String before = Files.readString(file);
    String after = before.replaceAll(regex, replacement);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(file, after);
  }

  private void fits() {
    CommandLineRun calibrate = CommandLineRun.of("calibrate", city);
    assertThat(calibrate.exitCode()).as(calibrate.err()).isEqualTo(ExitCode.DONE);
    CommandLineRun forecast = CommandLineRun.of("forecast", city, "--paths", 200);
    assertThat(forecast.exitCode()).as(forecast.err()).isEqualTo(ExitCode.DONE);
    assertThat(forecast.out()).doesNotContain("NaN");
    CommandLineRun validate = CommandLineRun.of("validate", city);
    assertThat(validate.exitCode()).as(validate.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void threeMonthsAreFittedWithPriors() {
    fits();
  }

  @Test
  void aStreamWithoutIncidentsIsFittedWithPriorsAndRefusedWithout() throws IOException {
    rewrite("(Burglary),\\d+", "$1,0");
    fits();
    CommandLineRun alone = CommandLineRun.of("calibrate", city, "--no-priors");
    assertThat(alone.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(alone.err()).contains("'burglary' cannot be fitted", "is kept");
  }

  @Test
  void aNeighbourhoodWithoutIncidentsIsFitted() throws IOException {
    rewrite("(N3,[A-Z][a-z]+),\\d+", "$1,0");
    fits();
  }

  @Test
  void theOrderOfRowsChangesNothing() throws IOException {
    assertThat(CommandLineRun.of("calibrate", city).exitCode()).isEqualTo(ExitCode.DONE);
    String sorted = withoutHash(Files.readString(city.resolve("demand.json")));
    List<String> lines = new ArrayList<>(Files.readAllLines(city.resolve(CRIME)));
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(rows, new Random(1));
    rows.add(0, lines.get(0));
    Files.write(city.resolve(CRIME), rows);

    assertThat(CommandLineRun.of("calibrate", city).exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(withoutHash(Files.readString(city.resolve("demand.json")))).isEqualTo(sorted);
  }

  private static String withoutHash(String demand) {
    return demand.replaceFirst("\"recordedCrimeSha256\": \"[^\"]*\"", "");
  }

  @Test
  void aMissingMonthIsAGapAndNotAMonthWithoutIncidents() throws IOException {
    StringBuilder text = new StringBuilder("month,neighbourhood,category,count\n");
    for (int month = 1; month <= 9; month++) {
      for (int place = 1; month != 5 && place <= 3; place++) {
        text.append("2019-0%d,N%d,Burglary,%d\n".formatted(month, place, 5 + month % 3));
        text.append("2019-0%d,N%d,Violence,9\n".formatted(month, place));
      }
    }
    Files.writeString(city.resolve(CRIME), text);
    TinyCase.edit(
        city.resolve("case.yaml"),
        "from: 2019-10, until: 2019-12",
        "from: 2019-01, until: 2019-09");
    fits();
    JsonNode forecast =
        new ObjectMapper()
            .readTree(CommandLineRun.of("forecast", city, "--paths", 400, "--json").out());
    double year = 0;
    for (JsonNode line : forecast.path("forecasts")) {
      if (line.path("stream").asText().equals("burglary")
          && line.path("neighbourhood").asText().equals("all")
          && line.path("step").asText().equals("total")) {
        year = line.path("mean").asDouble();
      }
    }
    // 18 a month where recorded; one month in nine counted as none would be 16.
    assertThat(year).isBetween(12 * 17.0, 12 * 19.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.5", "-3", "many", "99999999999", "2000000000"})
  void whatIsNoCountIsNamedWithItsRow(String count) throws IOException {
    rewrite("2019-10,N1,Burglary,5", "2019-10,N1,Burglary," + count);
    for (String command : new String[] {"validate", "calibrate", "forecast"}) {
      CommandLineRun run = CommandLineRun.of(command, city);
      assertThat(run.exitCode()).as(command).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
      assertThat(run.out() + run.err())
          .contains(CRIME, "row 2", "count is \"" + count + "\"", "whole number from 0");
    }
  }

  @Test
  void aMonthThatStandsThereTwiceIsNamedWithBothRows() throws IOException {
    rewrite("(2019-10,N1,Burglary,5\n)", "$1$1");
    CommandLineRun run = CommandLineRun.of("calibrate", city);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.err()).contains("row 3", "are those of row 2", "Add the counts up");
  }

  @Test
  void aHorizonThatCannotBeIsRefused() {
    assertThat(CommandLineRun.of("forecast", city, "--steps", 0).exitCode())
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(CommandLineRun.of("forecast", city, "--steps", 521).err())
        .contains("'521'", "from 1 to 520");
    assertThat(CommandLineRun.of("forecast", city, "--paths", 99).exitCode())
        .isEqualTo(ExitCode.WRONG_USAGE);
    CommandLineRun early = CommandLineRun.of("forecast", city, "--from", "2019-01");
    assertThat(early.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(early.err()).contains("recorded crime begins in 2019-10");
    CommandLineRun inside =
        CommandLineRun.of("forecast", city, "--from", "2019-11", "--train-until", "2019-12");
    assertThat(inside.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(inside.err()).contains("begins in 2019-11", "trains until 2019-12");
    CommandLineRun noStep = CommandLineRun.of("forecast", city, "--from", "soon");
    assertThat(noStep.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(noStep.err()).contains("--from is 'soon'", "For example 2019-10");
  }

  @Test
  void incidentsThatMultiplyWithoutEndAreRefusedWithTheReason() throws IOException {
    StringBuilder text = new StringBuilder("month,neighbourhood,category,count\n");
    for (int month = 0; month < 24; month++) {
      for (int place = 1; place <= 3; place++) {
        // Each place doubles and falls back at its own time, which no common trend explains.
        int phase = (month + 3 * place) % 8;
        String name = "%d-%02d".formatted(2018 + month / 12, 1 + month % 12);
        text.append("%s,N%d,Burglary,%d\n".formatted(name, place, 3 << phase));
        text.append("%s,N%d,Violence,%d\n".formatted(name, place, 5 + phase % 3));
      }
    }
    Files.writeString(city.resolve(CRIME), text);
    TinyCase.edit(city.resolve("case.yaml"), "from: 2019-10, until", "from: 2018-01, until");
    String before = Files.readString(city.resolve("demand.json"));

    CommandLineRun run = CommandLineRun.of("calibrate", city, "--no-priors");

    assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("'burglary' cannot be fitted", "lambda", "is kept");
    assertThat(city.resolve("demand.json")).hasContent(before);
  }

  @Test
  void demandThatMultipliesWithoutEndMakesNoPlan() throws IOException {
    TinyCase.edit(city.resolve("demand.json"), "\"lambda\": 0.1", "\"lambda\": 0.99");
    CommandLineRun run = CommandLineRun.of("plan", city, "--steps", 10, "--no-run");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.err()).contains("lambda + phi must be below 1", "trigger each other");
  }

  @Test
  void aCutOffBeforeTheDataIsRefused() {
    CommandLineRun run = CommandLineRun.of("forecast", city, "--train-until", "2019-09");
    assertThat(run.exitCode()).isNotEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("recorded crime begins in 2019-10");
  }

  @Test
  void aCutOffAfterTheDataIsNoted() {
    CommandLineRun late =
        CommandLineRun.of("forecast", city, "--train-until", "2020-06", "--paths", 200);
    assertThat(late.exitCode()).as(late.err()).isEqualTo(ExitCode.DONE);
    assertThat(late.err())
        .contains("Trains until 2019-12, the last step recorded before --train-until 2020-06.");
    CommandLineRun exact =
        CommandLineRun.of("forecast", city, "--train-until", "2019-12", "--paths", 200);
    assertThat(exact.err()).doesNotContain("Trains until");
  }
}
