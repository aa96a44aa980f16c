package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrateCommandTest {
  private static final Path DERBY = Path.of("..", "scenarios", "cases", "derby");
  private static final String DEMAND = "demand.json";

  @TempDir private Path temp;

  @Test
  void refitsTheShippedCaseToTheSameBytesAndReportsIt() throws IOException {
    Path city = copyOfDerby();
    Files.delete(city.resolve(DEMAND));

    CommandLineRun run = CommandLineRun.of("calibrate", city, "--json");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    // The version is that of the build.
    assertThat(withoutVersion(city.resolve(DEMAND)))
        .isEqualTo(withoutVersion(DERBY.resolve(DEMAND)));
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.path("priors").asBoolean()).isTrue();
    assertThat(report.path("streams")).hasSize(8);
    for (JsonNode stream : report.path("streams")) {
      assertThat(stream.fieldNames())
          .toIterable()
          .contains(
              "stream",
              "logLikelihood",
              "lambda",
              "phi",
              "psi",
              "trendPerStep",
              "sin",
              "cos",
              "standardErrors",
              "scores",
              "naive",
              "coverage");
      assertThat(stream.path("scores").path("logScore").isNumber()).isTrue();
      assertThat(stream.path("scores").path("rps").isNumber()).isTrue();
      assertThat(stream.path("naive").path("meanOfLastYear").path("rps").isNumber()).isTrue();
      assertThat(stream.path("coverage").fieldNames())
          .toIterable()
          .containsExactly("50", "80", "95");
    }
  }

  @Test
  void withoutPriorsTheDataAloneSpeak() throws IOException {
    Path city = copyOfDerby();

    CommandLineRun run = CommandLineRun.of("calibrate", city, "--no-priors", "--json");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(new ObjectMapper().readTree(run.out()).path("priors").asBoolean()).isFalse();
    assertThat(withoutVersion(city.resolve(DEMAND)))
        .isNotEqualTo(withoutVersion(DERBY.resolve(DEMAND)));
    assertThat(CommandLineRun.of("validate", city).exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aRefusedFitSaysWhyAndKeepsTheOldDemand() throws IOException {
    Path city = TinyCase.copyTo(temp.resolve("city"));
    String before = Files.readString(city.resolve(DEMAND));

    CommandLineRun run = CommandLineRun.of("calibrate", city, "--no-priors");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("'burglary' cannot be fitted", "too few", "is kept");
    assertThat(city.resolve(DEMAND)).hasContent(before);
  }

  @Test
  void aFitThatDoesNotConvergeSaysSoAndKeepsTheOldDemand() throws IOException {
    Path city = TinyCase.copyTo(temp.resolve("city"));
    String before = Files.readString(city.resolve(DEMAND));

    CommandLineRun run = CommandLineRun.of("calibrate", city, "--max-iterations", 1);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("did not converge in 1 Newton step", "is kept");
    assertThat(city.resolve(DEMAND)).hasContent(before);
    assertThat(CommandLineRun.of("calibrate", city).exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(CommandLineRun.of("calibrate", city, "--max-iterations", 0).exitCode())
        .isEqualTo(ExitCode.WRONG_USAGE);
  }

  private static String withoutVersion(Path demand) throws IOException {
    return Files.readString(demand).replaceFirst("\"productVersion\": \"[^\"]*\"", "");
  }

  private Path copyOfDerby() throws IOException {
    Path target = temp.resolve("derby");
    try (Stream<Path> files = Files.walk(DERBY)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(DERBY.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return target;
  }
}
