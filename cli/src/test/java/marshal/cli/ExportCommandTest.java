package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest {

  @TempDir Path folder;

  private Path theCase;
  private Path runs;

  @BeforeEach
  void plan() throws IOException {
    theCase = WickedCase.in(folder.resolve("case"));
    runs = folder.resolve("runs");
    CommandLineRun plan =
        CommandLineRun.of(
            "plan", theCase, "--steps", 200, "--worlds", 8, "--fresh-worlds", 50, "--runs", runs);
    assertThat(plan.exitCode()).as(plan.err()).isZero();
  }

  @Test
  void tablesCanBeEditedAndEvaluatedAgain() throws IOException {
    Path tables = folder.resolve("tables");

    CommandLineRun export =
        CommandLineRun.of("export", "2", "--runs", runs, "--format", "csv", "--out", tables);
    assertThat(export.exitCode()).as(export.err()).isZero();
    assertThat(export.out()).isEqualTo(tables + "\n");
    // What a spreadsheet would do: take a row out.
    Path plan = tables.resolve("plan.csv");
    List<String> rows = Files.readAllLines(plan);
    Files.write(plan, rows.subList(0, rows.size() - 1));

    CommandLineRun evaluated =
        CommandLineRun.of(
            "evaluate",
            theCase,
            "--plan",
            plan,
            "--allow-infeasible",
            "--worlds",
            8,
            "--fresh-worlds",
            50,
            "--json");
    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
    assertThat(evaluated.out()).contains("\"withPlan\"");
    assertThat(Files.readString(tables.resolve("interventions.csv"))).contains("\n'=cmd|");
  }

  @Test
  void codesThatLookLikeFormulasComeBack() throws IOException {
    for (String file :
        List.of(
            "neighbourhoods.csv",
            "adjacency.csv",
            "recorded-crime.csv",
            "demand.json",
            "current-plan.csv")) {
      Path path = theCase.resolve(file);
      Files.writeString(path, Files.readString(path).replace("N1", "=N1"));
    }
    CommandLineRun calibrated = CommandLineRun.of("calibrate", theCase);
    Path tables = folder.resolve("formula");
    Path others = folder.resolve("formula-runs");
    CommandLineRun plan =
        CommandLineRun.of(
            "plan", theCase, "--steps", 200, "--worlds", 8, "--fresh-worlds", 50, "--runs", others);
    assertThat(plan.exitCode()).as(calibrated.err() + plan.err()).isZero();
    CommandLineRun.of("export", "2", "--runs", others, "--format", "csv", "--out", tables);

    String csv = Files.readString(tables.resolve("plan.csv"));
    CommandLineRun evaluated =
        CommandLineRun.of(
            "evaluate", theCase, "--plan", tables.resolve("plan.csv"), "--fresh-worlds", 50);

    assertThat(csv).contains(",'=N1,").doesNotContain(",=N1,");
    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
  }

  @Test
  void writesAWorkbookAndADocument() {
    Path workbook = folder.resolve("run.xlsx");
    Path document = folder.resolve("run.json");

    assertThat(CommandLineRun.of("export", "2", "--runs", runs, "--out", workbook).exitCode())
        .isZero();
    assertThat(
            CommandLineRun.of("export", "2", "--runs", runs, "--format", "json", "--out", document)
                .exitCode())
        .isZero();
    assertThat(workbook).isNotEmptyFile();
    assertThat(document).content().contains("\"averted\"");
  }

  @Test
  void namesWhatIsMissing() {
    CommandLineRun unknown = CommandLineRun.of("export", "nothing", "--runs", runs);

    assertThat(unknown.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(unknown.err()).contains("nothing");
  }
}
