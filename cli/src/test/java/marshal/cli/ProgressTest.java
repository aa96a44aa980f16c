package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private final StringWriter err = new StringWriter();

  @Test
  void showsOneLineAndClearsIt() {
    Progress progress = Progress.start(new PrintWriter(err), false, "reading");

    progress.show();
    progress.say("x".repeat(200));
    progress.show();
    progress.close();
    progress.show();

    assertThat(err.toString()).contains("\r0 s  reading", "x…").endsWith("\r").doesNotContain("\n");
    assertThat(err.toString().split("\r")).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
  }

  @Test
  void saysWhatComesAfterItsTime() {
    try (Progress progress = Progress.start(new PrintWriter(err), false, "searching")) {
      progress.sayAfter(Duration.ofDays(1), "too early");
      progress.show();
      progress.sayAfter(Duration.ZERO, "judging");
      progress.say("searching on");
      progress.show();
    }

    assertThat(err.toString()).contains("searching", "judging").doesNotContain("early", " on");
  }

  @Test
  void saysNothingWhereNobodyWatches() {
    Progress.start(new PrintWriter(err), false, "reading").close();

    assertThat(err.toString()).isEmpty();
  }
}
