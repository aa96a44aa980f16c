package marshal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.ScenarioTitle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the scenarios of a case. */
@Command(
    name = "scenarios",
    mixinStandardHelpOptions = true,
    description = {"Lists the scenarios of a case.", ""},
    footerHeading = "%nExamples:%n",
    footer = {"  marshal scenarios", "  marshal scenarios mycity"})
final class ScenariosCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      description = "Folder of a case, or the name of one that is shipped (default: derby).")
  private Optional<String> folder = Optional.empty();

  @Override
  public Integer call() {
    StringBuilder text = new StringBuilder();
    for (ScenarioTitle scenario : CaseFolder.scenarios(CaseOptions.folder(folder))) {
      text.append("%-24s %s".formatted(scenario.name(), scenario.title()).stripTrailing())
          .append('\n');
    }
    Console.of(spec).result(text.toString());
    return ExitCode.DONE;
  }
}
