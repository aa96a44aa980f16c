package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the published report to its promises; {@code derby-report.sh} beside it makes it again. */
final class PublishedReportTest {

  private static final Path PUBLISHED = Path.of("..", "results", "published");
  private static final Path REPORT = PUBLISHED.resolve("derby-report.html");
  private static final long MOST_BYTES = 3_000_000;

  @Test
  void weighsLittleAndNamesTheCommandThatMakesThePlan() throws IOException {
    assertThat(Files.size(REPORT)).isBetween(100_000L, MOST_BYTES);
    assertThat(REPORT)
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("default-src &#39;none&#39;")
        .contains("--seed 1 --worlds 64 --fresh-worlds 1000 --steps 2000")
        .doesNotContain("not packaged");
    assertThat(PUBLISHED.resolve("derby-report.sh"))
        .content()
        .contains("./marshal plan derby --steps 2000", "./marshal report");
  }
}
