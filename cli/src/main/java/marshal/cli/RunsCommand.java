package marshal.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deals with the runs that were kept. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = {"Deals with the runs that were kept.", ""},
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunsListCommand.class,
      RunsShowCommand.class,
      RunsVerifyCommand.class,
      RunsDeleteCommand.class
    })
final class RunsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command of 'runs'?");
  }
}
