package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
  void saysNothingWhereNobodyWatches() {
    Progress.start(new PrintWriter(err), false, "reading").close();

    assertThat(err.toString()).isEmpty();
  }
}
