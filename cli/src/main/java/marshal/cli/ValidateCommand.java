package marshal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a case. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every file and every scenario of a case and lists every problem at once.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {"  marshal validate mycity", "  marshal validate derby-lsoa"})
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      description = "Folder of a case, or the name of one that is shipped (default: derby).")
  private Optional<String> folder = Optional.empty();

  @Override
  public Integer call() {
    return new ValidateWork(Console.of(spec), CaseOptions.folder(folder)).run();
  }
}
