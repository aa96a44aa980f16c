package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import marshal.results.run.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a case or make one. */
final class CaseCommandsTest {
  @TempDir private Path temp;

  @Test
  void validateSaysThatAGoodCaseIsGood() {
    CommandLineRun run = CommandLineRun.of("validate", CommandLineRun.TINY);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("tiny: no problems, 3 scenarios");
  }

  @Test
  void validateListsProblemsFileByFile() throws IOException {
    Path bad = TinyCase.copyTo(temp.resolve("bad"));
    TinyCase.edit(bad.resolve("case.yaml"), "priceYear", "priceyear");
    TinyCase.edit(bad.resolve("resources.yaml"), "amountPounds: 50000,", "amountPounds: -1,");

    CommandLineRun run = CommandLineRun.of("validate", bad);

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("case.yaml", "priceyear", "resources.yaml", "in 2 files");
  }

  @Test
  void validateNamesAFolderThatIsNotThere() {
    CommandLineRun run = CommandLineRun.of("validate", temp.resolve("nowhere"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.err()).contains("nowhere", "1 problem in 1 file");
  }

  @Test
  void validateNamesAnEmptyFolder() {
    assertThat(CommandLineRun.of("validate", temp).exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
  }

  @Test
  void scenariosAreListedBaselineFirst() {
    CommandLineRun run = CommandLineRun.of("scenarios", CommandLineRun.TINY);

    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.out().lines().map(line -> line.split(" ")[0]))
        .containsExactly("baseline", "cut", "cut-and-more");
  }

  @Test
  void calibrateFitsEveryStream() throws IOException {
    Path city = TinyCase.copyTo(temp.resolve("city"));
    Files.delete(city.resolve("demand.json"));

    CommandLineRun run = CommandLineRun.of("calibrate", city);

    if (run.exitCode() == ExitCode.DONE) {
      assertThat(run.out()).contains("Burglary", "lambda");
      assertThat(city.resolve("demand.json")).exists();
    } else {
      // Three months of crime may be too little to fit on; then the stream and the reason are said.
      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err()).contains("cannot be fitted");
      assertThat(city.resolve("demand.json")).doesNotExist();
    }
  }

  @Test
  void runsAreListed() throws IOException {
    CommandLineRun none = CommandLineRun.of("runs", "list", "--runs", temp.resolve("runs"));
    CommandLineRun plan =
        CommandLineRun.of(
            "plan",
            CommandLineRun.TINY,
            "--steps",
            10,
            "--fresh-worlds",
            20,
            "--runs",
            temp.resolve("runs"));
    CommandLineRun one = CommandLineRun.of("runs", "list", "--runs", temp.resolve("runs"));

    assertThat(none.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(none.err()).contains("No runs");
    assertThat(plan.exitCode()).as(plan.err()).isEqualTo(ExitCode.DONE);
    assertThat(one.out())
        .startsWith(new RunStore(temp.resolve("runs")).list().get(0).id() + "  plan, averts £");
  }

  @Test
  void aCaseIsAFolderOrTheNameOfAShippedOne() {
    Path shipped = CaseOptions.shippedCases();

    assertThat(CaseOptions.folder(Optional.empty())).isEqualTo(shipped.resolve("derby"));
    assertThat(CaseOptions.folder(Optional.of("mycity"))).isEqualTo(Path.of("mycity"));
    assertThat(CaseOptions.folder(Optional.of("/some/derby"))).isEqualTo(Path.of("/some/derby"));
  }

  @Test
  void groupsOfCommandsAskWhichOne() {
    assertThat(CommandLineRun.of("import").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(CommandLineRun.of("runs").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void newCopiesTheShippedCase() throws IOException {
    String before = System.getProperty("marshal.home", "");
    try {
      System.setProperty("marshal.home", temp.toString());
      TinyCase.copyTo(Files.createDirectories(temp.resolve("scenarios")).resolve("cases/derby"));

      CommandLineRun made = CommandLineRun.of("new", temp.resolve("my city"));
      CommandLineRun again = CommandLineRun.of("new", temp.resolve("my city"));

      assertThat(made.exitCode()).as(made.err()).isEqualTo(ExitCode.DONE);
      assertThat(made.out()).contains("marshal validate '" + temp.resolve("my city") + "'");
      assertThat(temp.resolve("my city").resolve("case.yaml")).exists();
      assertThat(again.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
      assertThat(again.err()).contains("already holds something");
      assertThat(CommandLineRun.of("validate").exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(CommandLineRun.of("validate", "derby").out()).startsWith("derby: no problems");
    } finally {
      System.setProperty("marshal.home", before);
    }
  }
}
