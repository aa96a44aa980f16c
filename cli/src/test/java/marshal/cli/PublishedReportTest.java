package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the published report to its promises. Made again with {@code -Dtest=PublishedReportTest
 * -Dmarshal.regenerate=true}; the commands stand beside it in {@code derby-report.md}.
 */
final class PublishedReportTest {

  private static final Path PUBLISHED = Path.of("..", "results", "published");
  private static final Path REPORT = PUBLISHED.resolve("derby-report.html");
  private static final long MOST_BYTES = 3_000_000;

  @TempDir Path runs;

  @Test
  void weighsLittleAndNamesTheCommandsThatMakeIt() throws IOException {
    if (Boolean.getBoolean("marshal.regenerate")) {
      write();
    }

    assertThat(Files.size(REPORT)).isBetween(100_000L, MOST_BYTES);
    assertThat(REPORT)
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("default-src &#39;none&#39;")
        .contains("--seed 1 --worlds 64 --fresh-worlds 1000 --steps 2000");
    assertThat(PUBLISHED.resolve("derby-report.md"))
        .content()
        .contains("marshal plan derby --steps 2000", "marshal report");
  }

  private void write() {
    CommandLineRun plan =
        CommandLineRun.of(
            "plan", Path.of("..", "scenarios", "cases", "derby"), "--steps", 2000, "--runs", runs);
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    CommandLineRun report = CommandLineRun.of("report", "2", "--runs", runs, "--out", REPORT);
    assertThat(report.exitCode()).as(report.err()).isZero();
  }
}
