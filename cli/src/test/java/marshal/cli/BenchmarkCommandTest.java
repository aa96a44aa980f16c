package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchmarkCommandTest {

  private static final String SUITE =
      """
      schemaVersion: 1
      title: Two methods
      timeSeconds: 0.2
      worlds: 2
      freshWorlds: 10
      seeds: [1]
      methods:
        - {id: greedy, kind: greedy}
        - {id: rounding, kind: rounding}
      instances:
        - {id: city, generated: {neighbourhoods: 3, interventions: 2, streams: 2}}
      """;

  @TempDir private Path folder;

  private Path suite() throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), SUITE);
  }

  @Test
  void runsASuiteAndLeavesItsFiles() throws IOException {
    Path out = folder.resolve("out");
    Path published = folder.resolve("published.md");

    CommandLineRun run =
        CommandLineRun.of("benchmark", "--suite", suite(), "--out", out, "--publish", published);

    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("Two methods\n").contains("greedy against rounding");
    assertThat(run.err()).contains("2 cells").contains("report.html");
    assertThat(out).isDirectoryContaining("glob:**/report.html");
    assertThat(Files.readString(out.resolve("cells.csv")).lines()).hasSize(3);
    assertThat(published).content().contains("marshal benchmark --suite");

    CommandLineRun compared =
        CommandLineRun.of(
            "benchmark", "--compare", out.resolve("cells.csv"), out.resolve("cells.csv"));
    assertThat(compared.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(compared.out()).contains("No difference beyond noise.");
  }

  @Test
  void resumesWithWhatIsThereAndPrintsJson() throws IOException {
    Path out = folder.resolve("out");
    Path suite = suite();
    CommandLineRun first = CommandLineRun.of("benchmark", "--suite", suite, "--out", out);
    String kept = Files.readString(out.resolve("results.jsonl"));

    CommandLineRun again =
        CommandLineRun.of("benchmark", "--suite", suite, "--out", out, "--resume", "--json");

    assertThat(first.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(again.out()).startsWith("{").contains("\"complete\": true");
    assertThat(out.resolve("results.jsonl")).content().isEqualTo(kept);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    CommandLineRun unknown = CommandLineRun.of("benchmark", "--suite", "quik");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(unknown.err()).contains("quik").contains("Did you mean 'quick'?");

    CommandLineRun one = CommandLineRun.of("benchmark", "--compare", "a.csv");
    assertThat(one.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);

    Path other = Files.writeString(folder.resolve("other.json"), "{}");
    CommandLineRun kernels = CommandLineRun.of("benchmark", "--kernels", other);
    assertThat(kernels.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(kernels.err()).contains("not a result of JMH");
  }
}
