package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import marshal.results.json.ExplanationDocument;
import marshal.results.json.JsonText;
import marshal.results.json.MoveDocument;
import marshal.results.json.PlanDocument;
import marshal.results.run.RunReader;
import marshal.results.run.RunStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
  @TempDir private static Path runs;

  @BeforeAll
  static void plan() {
    CommandLineRun run =
        CommandLineRun.of(
            "plan",
            CommandLineRun.TINY,
            "--steps",
            500,
            "--worlds",
            8,
            "--fresh-worlds",
            40,
            "--runs",
            runs);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
  }

  private static CommandLineRun explain(Object... words) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("explain", "2", "--runs", runs), Stream.of(words)).toArray());
  }

  private static String text(Object... words) {
    CommandLineRun run = explain(words);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    return run.out();
  }

  @Test
  void explainsTheWholePlan() {
    CommandLineRun run = explain();

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(run.out())
        .contains("Tinytown 2020/21 · baseline")
        .contains(
            "what holds the plan back", "per £", "who pays", "Locks and lights", "without it");
  }

  @Test
  void explainsALineInSentences() {
    String text = text("--intervention", "locks", "--neighbourhood", "N1", "--period", 1);

    assertThat(text.replaceAll("\\s+", " "))
        .contains(
            "Locks and lights, North, quarter 1: ",
            "The last one averts £",
            ", at least what",
            "One more would avert £");
  }

  @Test
  void explainsPartsInTables() {
    assertThat(explain("--intervention", "Locks and lights").out())
        .contains("If all of it were given up", "would avert £");
    assertThat(explain("--period", "1").out()).contains("in the plan", "last unit");
    assertThat(explain("--neighbourhood", "city").out())
        .contains("Not offered here. ", "Bought for single neighbourhoods: Locks and lights");
  }

  @Test
  void movesMoney() {
    String text = explain("--move", 2000, "--from", "council", "--to", "health").out();
    assertThat(text.replaceAll("\\s+", " "))
        .contains("Moving £2,000 from Council to Health", "on average it adds £")
        .contains("£2,000 more of Health is left over than before: no further unit");

    CommandLineRun json = explain("--move", 2000, "--from", "locks", "--to", "marshals", "--json");
    MoveDocument document = JsonText.read(json.out(), MoveDocument.class);
    assertThat(document.changes()).isNotEmpty();
    assertThat(document.averted().mean()).isPresent();
    MoveDocument ofStreams =
        JsonText.read(
            explain("--move", 2000, "--from", "council", "--to", "health", "--json").out(),
            MoveDocument.class);
    assertThat(ofStreams.left())
        .anySatisfy(
            left -> {
              assertThat(left.stream()).isEqualTo("health");
              assertThat(left.pounds()).isEqualByComparingTo("2000");
            });
    assertThat(text.replaceAll("\\s+", " ")).contains("of harm");
  }

  @Test
  void writesADocumentThatAgreesWithTheRuns() {
    ExplanationDocument document =
        JsonText.read(explain("--json").out(), ExplanationDocument.class);
    PlanDocument plan = RunReader.document(new RunStore(runs).list().get(0));

    assertThat(document.averted()).isEqualTo(plan.harm().averted().claimedInSearch());
    for (PlanDocument.Line line : plan.lines()) {
      assertThat(document.lines())
          .anySatisfy(
              reason -> {
                assertThat(reason.intervention()).isEqualTo(line.intervention());
                assertThat(reason.neighbourhood()).isEqualTo(line.neighbourhood());
                assertThat(reason.period()).isEqualTo(line.period());
                assertThat(reason.units()).isEqualTo(line.units());
                assertThat(reason.nextUnitAverts()).isEqualTo(line.nextUnitAverts());
                assertThat(reason.averts()).isEqualTo(line.averts());
              });
    }
    assertThat(document.streams())
        .zipSatisfy(
            plan.budget().byStream(),
            (stream, funding) ->
                assertThat(stream.pricePerPound()).isEqualTo(funding.pricePerPound()));
  }

  @Test
  void explainsUnderPackagesAndLocks(@TempDir Path folder) throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("packages.yaml"),
            """
            schemaVersion: 1
            title: Packages
            description: Fitters come for five homes or not at all.
            extends: baseline
            rules:
              locks:
                - {name: Fixed, intervention: locks, neighbourhood: N1, period: 1, units: 10, assumption: true}
              minimumPackages:
                - {intervention: locks, units: 5, assumption: true}
            """);
    CommandLineRun plan =
        CommandLineRun.of(
            "plan",
            CommandLineRun.TINY,
            "--scenario",
            scenario,
            "--steps",
            500,
            "--worlds",
            8,
            "--fresh-worlds",
            40,
            "--runs",
            folder.resolve("runs"));
    assertThat(plan.exitCode()).as(plan.err()).isEqualTo(ExitCode.DONE);

    CommandLineRun explained =
        CommandLineRun.of(
            "explain", "2", "--runs", folder.resolve("runs"), "--intervention", "locks", "--json");

    assertThat(explained.exitCode()).as(explained.err()).isEqualTo(ExitCode.DONE);
    assertThat(JsonText.read(explained.out(), ExplanationDocument.class).lines())
        .allMatch(line -> line.units() == 0 || line.units() >= 5)
        .filteredOn(line -> line.neighbourhood().equals("N1") && line.period() == 1)
        .singleElement()
        .satisfies(line -> assertThat(line.units()).isEqualTo(10))
        .satisfies(line -> assertThat(line.words()).contains("the line is locked"));
  }

  @Test
  void refusesWhatItCannotAnswer() {
    assertThat(explain("--neighbourhood", "N9").exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(explain("--intervention", "lockss").err()).contains("Did you mean 'locks'?");
    assertThat(explain("--period", 3).err()).contains("the plan has 2 periods");
    assertThat(explain("--move", 100).exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(explain("--move", "0", "--from", "N1", "--to", "N2").err()).contains("more than 0");
    assertThat(explain("--move", "1e30", "--from", "N1", "--to", "N2").exitCode())
        .isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(explain("--move", "99999999", "--from", "council", "--to", "health").err())
        .contains("less than the");
    assertThat(CommandLineRun.of("explain", "nothing", "--runs", runs).err())
        .contains("there is no run 'nothing'");
  }

  @Test
  void explainsATableThatSomebodyWrote() throws IOException {
    Path draft = runs.resolveSibling("draft.csv");
    Files.writeString(draft, "intervention,neighbourhood,period,units\nmarshals,N2,1,4\n");

    CommandLineRun run = CommandLineRun.of("explain", draft, "--case", CommandLineRun.TINY);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("Tinytown 2020/21 · baseline · draft.csv");
    // Places that are promised are missing: the reader is told, and still gets the reasons.
    assertThat(run.err()).contains("The plan breaks these rules:", "promised");
    CommandLineRun current =
        CommandLineRun.of("explain", "current", "--case", CommandLineRun.TINY, "--json");
    assertThat(JsonText.read(current.out(), ExplanationDocument.class).runId())
        .isEqualTo("current plan");
  }

  @Test
  void refusesAnotherCaseForARun() {
    CommandLineRun run = explain("--case", CommandLineRun.TINY);

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.err()).contains("a run is explained in its own case");
  }
}
