package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepCommandTest {
  @TempDir private Path temp;

  private CommandLineRun sweep(Object... options) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "sweep",
                CommandLineRun.TINY,
                "--runs",
                temp,
                "--steps",
                20,
                "--worlds",
                4,
                "--fresh-worlds",
                20));
    words.addAll(List.of(options));
    return CommandLineRun.of(words.toArray());
  }

  @Test
  void showsTheFrontierAndTheSameAgain() {
    CommandLineRun first = sweep("--vary", "budget=80%..120%", "--points", 3);
    CommandLineRun second = sweep("--vary", "budget=80%..120%", "--points", 3);

    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.DONE);
    assertThat(first.out())
        .contains("80 %", "100 %", "120 %", "the next £10,000 averts", "£10,000 cut costs");
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void sweepsAGrid() {
    CommandLineRun run =
        sweep(
            "--vary",
            "budget=90%..110%",
            "--vary",
            "demand:all=100%,130%",
            "--points",
            2,
            "--json");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("\"kind\": \"sweep\"", "\"budget 110 %, demand:all 130 %\"");
  }

  @Test
  void saysWhatIsWrongWithWhatIsVaried() {
    CommandLineRun wrong = sweep("--vary", "budgte=80%..120%");
    CommandLineRun unknown = sweep("--vary", "staff:tema=80%..120%");
    CommandLineRun none = sweep("--vary", "budget=1%,2%");

    assertThat(wrong.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(wrong.err()).contains("Did you mean 'budget'?");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(unknown.err()).contains("tema");
    assertThat(none.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(none.out()).contains("no plan keeps every rule");
    assertThat(CommandLineRun.of("sweep").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
  }
}
