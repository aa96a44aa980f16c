package marshal.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Turns published files into files of a case. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {"Turns published files into files of a case.", ""},
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ImportPoliceUkCommand.class,
      ImportIncidentsCommand.class,
      ImportBoundariesCommand.class
    })
final class ImportCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Import what?");
  }
}
