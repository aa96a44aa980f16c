package marshal.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which case, under which scenario. */
final class CaseOptions {
  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      description =
          "Folder of a case, or the name of one that is shipped (default: derby, which is shipped).")
  private Optional<String> folder = Optional.empty();

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      defaultValue = "baseline",
      description = "Scenario of the case, or a scenario file (default: ${DEFAULT-VALUE}).")
  private String scenario = "";

  Path folder() {
    return folder(folder);
  }

  String scenario() {
    return scenario;
  }

  /** Returns the words that repeat this choice in another command, with a blank before each. */
  String words() {
    return caseWords()
        + (scenario.equals("baseline") ? "" : " --scenario " + ShellWords.quoted(scenario));
  }

  /** Returns the words that repeat the choice of the case alone. */
  String caseWords() {
    return folder.map(name -> " " + ShellWords.quoted(name)).orElse("");
  }

  /** Returns the folder of a case that a user named, or of Derby. */
  static Path folder(Optional<String> named) {
    String name = named.orElse("derby");
    Path folder = Path.of(name);
    Path shipped = shippedCases().resolve(name);
    boolean plainName = folder.getNameCount() == 1 && !folder.isAbsolute();
    boolean isShipped = plainName && Files.isRegularFile(shipped.resolve("case.yaml"));
    return named.isEmpty() || (isShipped && !Files.exists(folder)) ? shipped : folder;
  }

  /** Returns the folder that holds the cases shipped with the program. */
  static Path shippedCases() {
    return Path.of(System.getProperty("marshal.home", ""), "scenarios", "cases");
  }
}
