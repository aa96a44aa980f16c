package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

final class ReferenceCommandTest {
  private static final Path PUBLISHED = Path.of("..", "docs", "reference.md");

  /** Rewrite it with -Dmarshal.regenerate=true. */
  @Test
  void isPublishedAsItIsPrinted() throws IOException {
    CommandLineRun run = CommandLineRun.of("reference");
    if (Boolean.getBoolean("marshal.regenerate")) {
      Files.writeString(PUBLISHED, run.out());
    }

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(PUBLISHED).content().isEqualTo(run.out());
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 110);
  }

  @Test
  void namesEveryOptionOfEveryCommand() {
    String text = ReferenceCommand.text();

    commands()
        .flatMap(command -> command.getCommandSpec().options().stream())
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .forEach(name -> assertThat(text).contains(name));
  }

  /** What cannot be formatted is printed with a warning. */
  @Test
  void everyHelpHoldsFormatsThatWork() {
    commands()
        .map(command -> command.getCommandSpec().usageMessage())
        .flatMap(usage -> Stream.of(usage.description(), usage.footer()))
        .flatMap(Stream::of)
        .forEach(
            line -> assertThatCode(() -> String.format(line)).as(line).doesNotThrowAnyException());
  }

  private static Stream<CommandLine> commands() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return withSubcommands(Marshal.commandLine(nowhere, nowhere));
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(ReferenceCommandTest::withSubcommands));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adjacency.csv",
        "current-plan.csv",
        "neighbourhoods.csv",
        "recorded-crime.csv",
        "treatment.csv"
      })
  void namesTheColumnsOfEveryTable(String table) throws IOException {
    String text = ReferenceCommand.text();
    List<String> header =
        List.of(Files.readAllLines(CommandLineRun.TINY.resolve(table)).get(0).split(","));

    assertThat(text).contains("- `" + table + "`");
    header.stream()
        .filter(column -> !column.endsWith("_share"))
        .forEach(column -> assertThat(text).contains("`" + column + "`"));
  }
}
