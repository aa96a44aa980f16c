package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
  @TempDir private Path temp;
  private Path street;
  private Path lookup;

  @BeforeEach
  void writeFiles() throws IOException {
    street =
        Files.writeString(
            temp.resolve("2015-01-derbyshire-street.csv"),
            """
            Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context
            a1,2015-01,D,D,-1.5,52.9,On or near X,E01000001,Derby 001A,Burglary,,
            a2,2015-01,D,D,-1.5,52.9,On or near X,E01000001,Derby 001A,Burglary,,
            a3,2015-01,D,D,-1.5,52.9,On or near X,E01000009,Elsewhere 001A,Burglary,,
            """);
    lookup =
        Files.writeString(temp.resolve("lookup.csv"), "LSOA11CD,WD17CD\nE01000001,E05000001\n");
  }

  @Test
  void countsCrimesIntoAFile() throws IOException {
    Path out = temp.resolve("out.csv");

    CommandLineRun run =
        CommandLineRun.of("import", "police-uk", street, "--lookup", lookup, "--out", out);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(out))
        .isEqualTo("month,neighbourhood,category,count\n2015-01,E05000001,Burglary,2\n");
    assertThat(run.out()).contains("Wrote 1 rows to " + out);
  }

  @Test
  void countsCrimesIntoACase() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("case"));

    CommandLineRun run =
        CommandLineRun.of("import", "police-uk", street, "--lookup", lookup, "--out", folder);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("recorded-crime.csv")).exists();
  }

  @Test
  void refusesACaseInWeeksAndKeepsItsCounts() throws IOException {
    Path folder = TinyCase.copyTo(temp.resolve("weekly"));
    TinyCase.edit(folder.resolve("case.yaml"), "step: month", "step: week");
    String before = Files.readString(folder.resolve("recorded-crime.csv"));

    CommandLineRun run =
        CommandLineRun.of("import", "police-uk", street, "--lookup", lookup, "--out", folder);

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.err()).contains("plans in weeks", "no more than the month", "step: month");
    assertThat(folder.resolve("recorded-crime.csv")).hasContent(before);
  }

  @Test
  void needsALookupOrBoundariesAndNotBoth() {
    assertThat(CommandLineRun.of("import", "police-uk", street, "--out", temp).exitCode())
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(
            CommandLineRun.of(
                    "import",
                    "police-uk",
                    street,
                    "--lookup",
                    lookup,
                    "--boundaries",
                    lookup,
                    "--out",
                    temp)
                .exitCode())
        .isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void namesAFileThatIsNotThere() {
    CommandLineRun run =
        CommandLineRun.of(
            "import", "police-uk", temp.resolve("no.csv"), "--lookup", lookup, "--out", temp);

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.err()).contains("no.csv");
  }
}
