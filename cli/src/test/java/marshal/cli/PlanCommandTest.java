package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marshal.results.run.RunStore;
import marshal.results.run.StoredRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanCommandTest {
  @TempDir private Path temp;

  private static CommandLineRun plan(Object... options) {
    Object[] usual = {"plan", "--steps", 200, "--worlds", 8, "--fresh-worlds", 40};
    return CommandLineRun.of(
        Stream.concat(Stream.of(usual), Stream.of(options)).toArray(Object[]::new));
  }

  @Test
  void searchesLongerWhereThereAreManyLines() {
    assertThat(PlanCommand.defaultTime(960)).isEqualTo(Duration.ofSeconds(5));
    assertThat(PlanCommand.defaultTime(1_999)).isEqualTo(Duration.ofSeconds(5));
    assertThat(PlanCommand.defaultTime(2_000)).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void printsTheSummaryAndKeepsTheRun() throws IOException {
    CommandLineRun run = plan(CommandLineRun.TINY, "--runs", temp);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    List<StoredRun> stored = new RunStore(temp).list();
    assertThat(stored).hasSize(1);
    assertThat(run.out())
        .contains(
            "Tinytown 2020/21 · baseline",
            "Spending £",
            stored.get(0).id(),
            "next: marshal explain ");
    assertThat(Files.readString(stored.get(0).plan()))
        .startsWith("intervention,neighbourhood,period,units\n");
    assertThat(stored.get(0).inputs().resolve("scenarios").resolve("baseline.yaml")).exists();
  }

  @Test
  void namesCommandsThatRunAsPrinted() {
    String out = plan(CommandLineRun.TINY, "--runs", temp.resolve("my runs")).out();
    List<String> hints =
        out.substring(out.indexOf("next: marshal ") + "next: marshal ".length())
            .replaceAll(" \\\\\n *", " ")
            .lines()
            .map(line -> line.strip().replaceFirst("^marshal ", ""))
            .toList();

    assertThat(hints).hasSize(3);
    for (String hint : hints) {
      assertThat(hint).contains("'");
      Object[] words =
          Pattern.compile("'([^']*)'|(\\S+)")
              .matcher(hint)
              .results()
              .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
              .map(word -> word.equals("plan.html") ? temp.resolve(word).toString() : word)
              .toArray();
      CommandLineRun run = CommandLineRun.of(words);
      assertThat(run.exitCode()).as(hint + "\n" + run.err()).isEqualTo(ExitCode.DONE);
    }
    assertThat(temp.resolve("plan.html")).isNotEmptyFile();
  }

  @Test
  void printsTheSameDocumentForTheSameSeed() {
    String once = plan(CommandLineRun.TINY, "--no-run", "--json").out();
    String again = plan(CommandLineRun.TINY, "--no-run", "--json").out();

    assertThat(once).startsWith("{\n  \"runId\": null,").endsWith("}\n");
    assertThat(withoutSpeed(again)).isEqualTo(withoutSpeed(once)).contains("\"averted\"");
  }

  @Test
  void keepsTheDocumentThatItPrints() throws IOException {
    CommandLineRun run = plan(CommandLineRun.TINY, "--runs", temp, "--json");

    StoredRun stored = new RunStore(temp).list().get(0);
    assertThat(Files.readString(stored.result())).isEqualTo(run.out()).contains(stored.id());
  }

  @Test
  void plansUnderAScenario() {
    CommandLineRun run = plan(CommandLineRun.TINY, "--no-run", "--scenario", "cut-and-more");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("cut-and-more", "days");
  }

  @Test
  void namesTheShortfallWhereNoPlanKeepsEveryRule() throws IOException {
    Path poor = TinyCase.copyTo(temp.resolve("poor"));
    TinyCase.edit(poor.resolve("resources.yaml"), "amountPounds: 50000,", "amountPounds: 3000,");

    CommandLineRun run = plan(poor, "--runs", temp.resolve("runs"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(run.out()).isEmpty();
    // £2,000 that are promised in money, and £1,200 for the nights that are promised.
    assertThat(run.err())
        .contains("'council' is £3,200 short, £2,000 of it for money that is promised")
        .contains("Add £3,200 to 'council'.");
    assertThat(temp.resolve("runs")).isEmptyDirectory();
    assertThat(plan(poor, "--no-run", "--json").out())
        .contains("\"status\": \"infeasible\"", "\"pounds\": 3200.00");
  }

  @Test
  void refusesAFolderForRunsBeforeTheSearch() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    CommandLineRun run = plan(CommandLineRun.TINY, "--runs", file);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(file.toString(), "--runs DIR").doesNotContain("\tat ");
  }

  @Test
  void listsEveryProblemOfTheInput() throws IOException {
    Path bad = TinyCase.copyTo(temp.resolve("bad"));
    TinyCase.edit(bad.resolve("resources.yaml"), "amountPounds: 50000,", "amountPounds: -1,");
    Files.delete(bad.resolve("adjacency.csv"));

    CommandLineRun run = plan(bad, "--no-run");

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.err()).contains("resources.yaml", "-1", "adjacency.csv").doesNotContain("\tat ");
  }

  @Test
  void suggestsAScenarioForOneThatDoesNotExist() {
    CommandLineRun run = plan(CommandLineRun.TINY, "--no-run", "--scenario", "cutt");

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.err()).contains("cut");
  }

  @Test
  void refusesATimeThatIsNone() {
    CommandLineRun run = plan(CommandLineRun.TINY, "--time", "soon");

    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err()).contains("'soon' is not a time");
  }

  @ParameterizedTest
  @CsvSource({
    "--worlds, 0, 'from 1 to 10,000'",
    "--worlds, 99999999, 'from 1 to 10,000'",
    "--worlds, 2.5, 'not a whole number'",
    "--fresh-worlds, 9, from 10 to",
    "--steps, -1, 0 or more",
    "--seed, x, not a whole number",
    "--seed, 99999999999999999999, not a whole number"
  })
  void refusesANumberThatIsNoneOrOutOfRange(String option, String value, String rule) {
    CommandLineRun run =
        CommandLineRun.of("plan", CommandLineRun.TINY, "--no-run", option + "=" + value);

    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err()).contains(option, "'" + value + "'", rule).doesNotContain("\tat ");
  }

  @Test
  void takesASeedBelowZeroAndASearchWithoutTime() {
    assertThat(plan(CommandLineRun.TINY, "--no-run", "--seed", -5).exitCode())
        .isEqualTo(ExitCode.DONE);
    assertThat(plan(CommandLineRun.TINY, "--no-run", "--time", "0s").exitCode())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void namesTheStreamThatAScenarioFileCutsTooFar() throws IOException {
    Path cut =
        Files.writeString(
            temp.resolve("too-far.yaml"),
            """
            schemaVersion: 1
            title: Cut
            description: The council's budget cut below what it has promised.
            extends: baseline
            funding:
              - {id: council, changePercent: -94, assumption: true}
            """);

    CommandLineRun run = plan(CommandLineRun.TINY, "--no-run", "--scenario", cut);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(run.err()).contains("'council' is £3,200 short, £2,000 of it for money");
  }

  private static String withoutSpeed(String json) {
    return json.replaceAll("\"(seconds|movesPerSecond)\": [0-9.]+", "\"$1\": 0");
  }
}
