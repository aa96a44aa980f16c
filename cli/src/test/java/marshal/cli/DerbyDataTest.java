package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of the case Derby are what the commands that its README names make of the data, where
 * these lie beside the repository; skipped elsewhere.
 */
final class DerbyDataTest {
  private static final Path DERBY = Path.of("..", "scenarios", "cases", "derby");

  @TempDir private Path temp;
  private Path data;

  @BeforeEach
  void findDataAndCopyTheCase() throws IOException {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve("shared/data"))
            .filter(folder -> Files.isDirectory(folder.resolve("crime")))
            .findFirst();
    assumeTrue(found.isPresent(), "The data of Derby are not beside the repository.");
    data = found.get();
    for (String name : new String[] {"case.yaml", "neighbourhoods.csv", "adjacency.csv"}) {
      Files.copy(DERBY.resolve(name), temp.resolve(name));
    }
  }

  @Test
  void recordedCrimeIsWhatTheImportMakes() {
    run(
        "import",
        "police-uk",
        data.resolve("crime/derby-street-2014-01_2014-11.csv.gz"),
        data.resolve("crime/derby-street-2021-03_2022-03.csv.gz"),
        "--lookup",
        data.resolve("geography/derby-lsoa11-to-ward2017.csv"),
        "--out",
        temp);

    assertSame("recorded-crime.csv");
  }

  @Test
  void bordersAndTilesAreWhatTheImportMakes() throws IOException {
    Files.delete(temp.resolve("adjacency.csv"));
    run(
        "import",
        "boundaries",
        data.resolve("geography/derby-wards-2002-2022.geojson"),
        "--code-property",
        "WD13CD",
        "--name-property",
        "WD13NM",
        "--out",
        temp);

    assertSame("adjacency.csv");
    assertSame("neighbourhoods.csv");
    assertSame("boundaries.geojson");
  }

  @Test
  void demandIsWhatTheCalibrationMakes() throws IOException {
    Files.copy(DERBY.resolve("recorded-crime.csv"), temp.resolve("recorded-crime.csv"));

    run("calibrate", temp);

    // The version stands in the packed program only.
    assertThat(withoutVersion(temp.resolve("demand.json")))
        .isEqualTo(withoutVersion(DERBY.resolve("demand.json")));
  }

  private void assertSame(String name) {
    assertThat(temp.resolve(name)).hasSameBinaryContentAs(DERBY.resolve(name));
  }

  private static String withoutVersion(Path file) throws IOException {
    return Files.readString(file).replaceAll("\"productVersion\": \"[^\"]*\"", "");
  }

  private static void run(Object... words) {
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
  }
}
