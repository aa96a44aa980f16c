package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Holds the README to what the program prints. */
final class ReadmeTest {

  private final Path root = repository();
  private String homeBefore;

  @BeforeEach
  void pointAtTheShippedCases() {
    homeBefore = System.getProperty("marshal.home");
    System.setProperty("marshal.home", root.toString());
  }

  @AfterEach
  void restoreHome() {
    if (homeBefore == null) {
      System.clearProperty("marshal.home");
    } else {
      System.setProperty("marshal.home", homeBefore);
    }
  }

  @Test
  void showsWhatItsFirstCommandPrints() throws IOException {
    Matcher example =
        Pattern.compile("```console\n\\$ \\./marshal ([^\n]*)\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(root.resolve("README.md")));
    assertThat(example.find()).isTrue();
    List<String> shown =
        example.group(2).lines().filter(line -> !line.strip().equals("...")).toList();

    List<String> printed = run(example.group(1).split(" ")).lines().toList();

    assertThat(shown).hasSizeGreaterThan(15);
    assertThat(printed).containsSubsequence(shown);
  }

  @Test
  void namesOnlyCommandsThatThereAre() throws IOException {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    CommandLine program = Marshal.commandLine(nowhere, nowhere);
    Matcher commands =
        Pattern.compile("\\./marshal ([a-z]+)")
            .matcher(Files.readString(root.resolve("README.md")));
    int found = 0;
    while (commands.find()) {
      assertThat(program.getSubcommands()).containsKey(commands.group(1));
      found++;
    }
    assertThat(found).isGreaterThan(8);
  }

  private static String run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Marshal.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(words);
    assertThat(exitCode).as(err.toString()).isZero();
    return out.toString();
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("scenarios/cases"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
