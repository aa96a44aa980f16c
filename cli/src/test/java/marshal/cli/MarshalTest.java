package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class MarshalTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      Marshal.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));

  @Test
  void helpGoesToStandardOutputAndListsTheExitCodes() {
    assertThat(line.execute("--help")).isEqualTo(ExitCode.DONE);

    assertThat(out.toString()).contains("Usage: marshal", "130   interrupted");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void versionNamesProductAndJava() {
    assertThat(line.execute("--version")).isEqualTo(ExitCode.DONE);

    assertThat(out.toString()).startsWith("marshal ").contains("Java ");
  }

  @Test
  void noCommandIsWrongUsage() {
    assertThat(line.execute()).isEqualTo(ExitCode.WRONG_USAGE);

    assertThat(err.toString()).contains("Which command?", "Try 'marshal --help'");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void mistypedCommandGetsASuggestion() {
    assertThat(line.execute("generate-competion")).isEqualTo(ExitCode.WRONG_USAGE);

    assertThat(err.toString()).contains("generate-completion");
  }

  @Test
  void completionScriptIsPrinted() {
    assertThat(line.execute("generate-completion")).isEqualTo(ExitCode.DONE);

    assertThat(out.toString()).contains("marshal");
  }

  @Test
  void everyCommandHasHelpAndADescription() {
    assertThat(commands(line))
        .allSatisfy(
            command -> {
              assertThat(command.getCommandSpec().optionsMap()).containsKey("--help");
              assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
            });
  }

  @Test
  void aCommandSetUpAloneIsTheSame() {
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              CommandLine alone =
                  Marshal.commandLine(
                      new PrintWriter(out), new PrintWriter(err), new String[] {name, "--help"});
              assertThat(alone.getSubcommands().get(name).getUsageMessage())
                  .isEqualTo(command.getUsageMessage());
            });
  }

  @Test
  void fullMemoryIsOneMessage() {
    StringWriter words = new StringWriter();

    assertThat(Failures.sayMemoryIsFull(new PrintWriter(words))).isEqualTo(ExitCode.FAILED);
    assertThat(words.toString()).contains("memory of", "MARSHAL_JAVA_OPTS");
  }

  @Test
  void expectedFailureIsOneMessage() {
    assertThat(runFailing(new IllegalArgumentException("The hours (-3) must be zero or more.")))
        .isEqualTo(ExitCode.FAILED);

    assertThat(err.toString())
        .contains("The hours (-3) must be zero or more.")
        .doesNotContain("\tat ");
  }

  @Test
  void expectedFailureShowsItsOriginWhenAsked() {
    runFailing(new IllegalArgumentException("The hours (-3) must be zero or more."), "--verbose");

    assertThat(err.toString()).contains("\tat ");
  }

  @Test
  void missingFileIsNamedInASentence() {
    IOException missing = new NoSuchFileException("resources.yaml");

    assertThat(runFailing(new UncheckedIOException(missing))).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("There is no file or folder 'resources.yaml'.");
  }

  @Test
  void bugShowsItsOriginUnasked() {
    assertThat(runFailing(new IllegalStateException("impossible"))).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString()).contains("fault in Marshal", "impossible", "\tat ");
  }

  private int runFailing(RuntimeException failure, String... options) {
    line.addSubcommand("fail", new Failing(failure));
    // Settings reach only the commands that are there when they are made.
    line.setErr(line.getErr());
    line.setExecutionExceptionHandler(line.getExecutionExceptionHandler());
    return line.execute(
        Stream.concat(Stream.of(options), Stream.of("fail")).toArray(String[]::new));
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(MarshalTest::commands));
  }

  @Command
  private static final class Failing implements Callable<Integer> {
    private final RuntimeException failure;

    Failing(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() {
      throw failure;
    }
  }
}
