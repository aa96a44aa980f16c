package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case in weeks, from recorded crime to a plan. */
final class WeeklyCaseTest {
  private static final int WEEKS = 78;
  private static final LocalDate FIRST = LocalDate.of(2018, 10, 1);

  @TempDir private Path temp;
  private Path city;

  @BeforeEach
  void makeWeekly() throws IOException {
    city = TinyCase.copyTo(temp.resolve("weekly"));
    Path file = city.resolve("case.yaml");
    TinyCase.edit(file, "firstDay: 2020-04-01", "firstDay: 2020-03-30");
    TinyCase.edit(file, "step: month", "step: week");
    TinyCase.edit(file, "stepsPerPeriod: 3", "stepsPerPeriod: 13");
    TinyCase.edit(file, "from: 2019-10, until: 2019-12", "from: 2018-10-01, until: 2020-03-23");
    TinyCase.edit(file, "from: 2018-01", "from: 2018-01-01");
    TinyCase.edit(
        file, "categories: [Burglary]", "categories: [Burglary]\n    lagWeights: [0.6, 0.4]");
    write(false);
  }

  private void write(boolean isoWeeks) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder("week,neighbourhood,category,count\n");
    for (int week = 0; week < WEEKS; week++) {
      LocalDate monday = FIRST.plusWeeks(week);
      String name =
          isoWeeks
              ? "%d-W%02d"
                  .formatted(
                      monday.get(IsoFields.WEEK_BASED_YEAR),
                      monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
              : monday.toString();
      for (int place = 1; place <= 3; place++) {
        text.append("%s,N%d,Burglary,%d\n".formatted(name, place, random.nextInt(2 + 2 * place)));
        text.append("%s,N%d,Violence,%d\n".formatted(name, place, random.nextInt(8)));
      }
    }
    Files.writeString(city.resolve("recorded-crime.csv"), text);
  }

  private static CommandLineRun run(Object... words) {
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.exitCode()).as(run.err() + run.out()).isEqualTo(ExitCode.DONE);
    return run;
  }

  @Test
  void goesFromRecordedWeeksToAPlan() throws IOException {
    JsonNode fits = new ObjectMapper().readTree(run("calibrate", city, "--json").out());
    assertThat(fits.path("streams")).hasSize(3);
    assertThat(Files.readString(city.resolve("demand.json")))
        .contains("\"step\": \"week\"", "\"fittedUntil\": \"2020-03-23\"", "\"lagWeights\"");
    run("validate", city);

    JsonNode forecast =
        new ObjectMapper().readTree(run("forecast", city, "--paths", 400, "--json").out());
    assertThat(forecast.path("from").asText()).isEqualTo("2020-03-30");
    assertThat(forecast.path("steps").asInt()).isEqualTo(52);
    double year = 0;
    for (JsonNode line : forecast.path("forecasts")) {
      if (line.path("stream").asText().equals("burglary")
          && line.path("neighbourhood").asText().equals("all")
          && line.path("step").asText().equals("total")) {
        year = line.path("mean").asDouble();
      }
    }
    // Means of uniform counts below 4, 6 and 8: 1.5, 2.5 and 3.5 a week.
    assertThat(year / 52).isBetween(0.85 * 7.5, 1.15 * 7.5);

    JsonNode plan =
        new ObjectMapper()
            .readTree(
                run(
                        "plan",
                        city,
                        "--steps",
                        300,
                        "--worlds",
                        8,
                        "--fresh-worlds",
                        40,
                        "--no-run",
                        "--json")
                    .out());
    assertThat(plan.path("status").asText()).isEqualTo("feasible");
    run("evaluate", city, "--plan", city.resolve("current-plan.csv"), "--fresh-worlds", 40);
  }

  @Test
  void aNewCaseInWeeksGoesFromIncidentsToAPlan() throws IOException {
    Path mine = temp.resolve("mine");
    CommandLineRun made = newCase(mine, "--step", "week");
    assertThat(made.exitCode()).as(made.err()).isEqualTo(ExitCode.DONE);
    assertThat(made.out()).contains("plans in weeks", "marshal import incidents FILE");
    assertThat(Files.readString(mine.resolve("case.yaml")))
        .contains("firstDay: 2015-03-30\n", "step: week\n", "stepsPerPeriod: 13\n")
        .doesNotContain("training:", "levelBreaks:");
    CommandLineRun empty = CommandLineRun.of("validate", mine);
    assertThat(empty.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(empty.out() + empty.err())
        .contains("recorded-crime.csv: the file is missing", "marshal import incidents")
        .contains("2 problems in 2 files");

    SplittableRandom random = new SplittableRandom(7);
    StringBuilder rows = new StringBuilder("Date,Ward,Kind\n");
    String[] kinds = {
      "Burglary",
      "Violence and sexual offences",
      "Robbery",
      "Vehicle crime",
      "Anti-social behaviour",
      "Criminal damage and arson"
    };
    for (LocalDate day = LocalDate.of(2013, 12, 30);
        day.isBefore(LocalDate.of(2015, 3, 30));
        day = day.plusDays(1)) {
      for (int ward = 1767; ward <= 1783; ward++) {
        for (String kind : kinds) {
          for (int k = random.nextInt(2); k > 0; k--) {
            rows.append("%s,E0500%d,%s\n".formatted(day, ward, kind));
          }
        }
      }
    }
    Path raw = Files.writeString(temp.resolve("raw.csv"), rows);
    Object[] counted = {
      "import",
      "incidents",
      raw,
      "--date-column",
      "Date",
      "--place-column",
      "Ward",
      "--category-column",
      "Kind",
      "--out",
      mine
    };
    assertThat(run(counted).out()).contains("65 weeks, 2013-12-30 to 2015-03-23");
    run("calibrate", mine);
    run("validate", mine);
    JsonNode forecast =
        new ObjectMapper().readTree(run("forecast", mine, "--paths", 200, "--json").out());
    assertThat(forecast.path("from").asText()).isEqualTo("2015-03-30");
    JsonNode plan =
        new ObjectMapper()
            .readTree(
                run(
                        "plan",
                        mine,
                        "--steps",
                        50,
                        "--worlds",
                        2,
                        "--fresh-worlds",
                        20,
                        "--no-run",
                        "--json")
                    .out());
    assertThat(plan.path("status").asText()).isEqualTo("feasible");
  }

  private static CommandLineRun newCase(Path folder, String... words) {
    String before = System.getProperty("marshal.home", "");
    System.setProperty("marshal.home", "..");
    try {
      return CommandLineRun.of(
          Stream.concat(Stream.of("new", folder), Arrays.stream(words)).toArray());
    } finally {
      System.setProperty("marshal.home", before);
    }
  }

  @Test
  void namesMonthsInACaseOfWeeksAndTheOtherWayRound() throws IOException {
    String weeks = Files.readString(city.resolve("recorded-crime.csv"));
    Path months = TinyCase.copyTo(temp.resolve("months"));
    Files.copy(
        months.resolve("recorded-crime.csv"),
        city.resolve("recorded-crime.csv"),
        StandardCopyOption.REPLACE_EXISTING);
    CommandLineRun inWeeks = CommandLineRun.of("calibrate", city);
    assertThat(inWeeks.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(inWeeks.err())
        .contains("these are counts by month, and case.yaml has the step week", "--step month")
        .doesNotContain("not known");
    Files.writeString(months.resolve("recorded-crime.csv"), weeks);
    CommandLineRun inMonths = CommandLineRun.of("calibrate", months);
    assertThat(inMonths.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(inMonths.err())
        .contains("these are counts by week, and case.yaml has the step month", "--step week");
  }

  @Test
  void scoresAQuarterAndTakesIsoWeeks() throws IOException {
    run("calibrate", city);
    String fromDays = Files.readString(city.resolve("demand.json"));
    write(true);
    run("calibrate", city);
    assertThat(withoutHash(Files.readString(city.resolve("demand.json"))))
        .isEqualTo(withoutHash(fromDays));

    JsonNode scored =
        new ObjectMapper()
            .readTree(
                run(
                        "forecast",
                        city,
                        "--train-until",
                        "2019-12-23",
                        "--steps",
                        13,
                        "--score",
                        "--paths",
                        400,
                        "--json")
                    .out());
    assertThat(scored.path("from").asText()).isEqualTo("2019-12-30");
    assertThat(scored.path("streams").get(0).path("scores").get(0).path("steps").path("crps"))
        .isNotNull();
  }

  @Test
  void takesIsoWeeksForTrainingAndLevelBreaks() throws IOException {
    Path file = city.resolve("case.yaml");
    TinyCase.edit(file, "from: 2018-01-01", "from: 2019-05-06");
    run("calibrate", city);
    String fromDays = Files.readString(city.resolve("demand.json"));
    TinyCase.edit(file, "from: 2018-10-01, until: 2020-03-23", "from: 2018-W40, until: 2020-W13");
    TinyCase.edit(file, "from: 2019-05-06", "from: 2019-W19");
    run("validate", city);

    run("calibrate", city);

    assertThat(city.resolve("demand.json")).hasContent(fromDays);
    TinyCase.edit(file, "until: 2020-W13", "until: 2020-W54");
    CommandLineRun bad = CommandLineRun.of("validate", city);
    assertThat(bad.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(bad.out() + bad.err()).contains("2020-W54", "expected a week as 2014-W02");
  }

  @Test
  void countsDatedRowsAcrossAYearOfFiftyThreeWeeks() throws IOException {
    Path file = city.resolve("case.yaml");
    TinyCase.edit(file, "firstDay: 2020-03-30", "firstDay: 2021-04-05");
    TinyCase.edit(file, "from: 2018-10-01, until: 2020-03-23", "from: 2020-W01, until: 2021-W13");
    TinyCase.edit(file, "from: 2018-01-01", "from: 2020-01-06");
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder rows = new StringBuilder("Date,Area,Kind\n");
    for (LocalDate day = LocalDate.of(2019, 12, 30);
        day.isBefore(LocalDate.of(2021, 4, 5));
        day = day.plusDays(1)) {
      for (String place : new String[] {"North", "N2", "N3"}) {
        String date =
            "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
        for (int k = random.nextInt(3); k > 0; k--) {
          rows.append("%s,%s,BREAK AND ENTER\n".formatted(date, place));
        }
        rows.append("%s,%s,Violence\n".formatted(date, place));
      }
    }
    Path raw = Files.writeString(temp.resolve("raw.csv"), rows);
    CommandLineRun imported =
        run(
            "import",
            "incidents",
            raw,
            "--date-column",
            "Date",
            "--date-format",
            "dd/MM/yyyy",
            "--place-column",
            "Area",
            "--category-column",
            "Kind",
            "--map",
            "BREAK AND ENTER=Burglary",
            "--out",
            city);
    assertThat(imported.out())
        .contains("66 weeks, 2019-12-30 to 2021-03-29", "last of 2021-04-04.");
    // The last day of 2020-W53 is 2021-01-03.
    assertThat(Files.readString(city.resolve("recorded-crime.csv")))
        .startsWith("week,neighbourhood,category,count\n")
        .contains("2020-12-28,N1,Violence,7\n", "2021-01-04,N3,Violence,7\n");
    run("calibrate", city);
    JsonNode scored =
        new ObjectMapper()
            .readTree(
                run(
                        "forecast",
                        city,
                        "--train-until",
                        "2020-W53",
                        "--steps",
                        13,
                        "--score",
                        "--json")
                    .out());
    assertThat(scored.path("trainedUntil").asText()).isEqualTo("2020-12-28");
    assertThat(scored.path("until").asText()).isEqualTo("2021-03-29");
    CommandLineRun none = CommandLineRun.of("forecast", city, "--train-until", "2021-W53");
    assertThat(none.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(none.err()).contains("'2021-W53'", "expected the name of a step");
  }

  @Test
  void namesWhatAnImportCannotDo() throws IOException {
    Path raw = Files.writeString(temp.resolve("raw.csv"), "Date,Area\n2020-01-06,North\n");
    String[] words = {"import", "incidents", raw.toString(), "--date-column", "Date"};
    assertWrong(words, "--place-column", "Area", "--out", city.toString()).contains("--category");
    assertWrong(words, "--category", "Burglary", "--out", city.toString())
        .contains("Name either a --place-column or --boundaries");
    assertWrong(
            words,
            "--category",
            "X",
            "--place-column",
            "Area",
            "--step",
            "month",
            "--out",
            city.toString())
        .contains("The case plans in weeks");
    assertWrong(words, "--category", "X", "--place-column", "Area", "--out", temp + "/file.csv")
        .contains("name its folder with --out, or a --lookup");
    assertWrong(
            words,
            "--category",
            "X",
            "--place-column",
            "Area",
            "--from",
            "2020-01",
            "--out",
            city.toString())
        .contains("--from is '2020-01'; expected a week such as 2014-W02");
  }

  private static AbstractStringAssert<?> assertWrong(String[] words, String... more) {
    Object[] all = Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
    CommandLineRun run = CommandLineRun.of(all);
    assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.WRONG_USAGE);
    return assertThat(run.err());
  }

  @Test
  void saysHowAWeekIsNamed() throws IOException {
    TinyCase.edit(city.resolve("recorded-crime.csv"), "2018-10-01,N1,B", "2018-10-02,N1,B");
    CommandLineRun run = CommandLineRun.of("validate", city);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.out() + run.err())
        .contains("week is \"2018-10-02\"", "expected the first day of a week", "2020-W14");
  }

  private static String withoutHash(String demand) {
    return demand.replaceFirst("\"recordedCrimeSha256\": \"[^\"]*\"", "");
  }
}
