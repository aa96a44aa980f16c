package marshal.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import marshal.results.run.RunStore;
import marshal.results.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deals with the runs that were kept. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = {"Deals with the runs that were kept.", ""},
    synopsisSubcommandLabel = "COMMAND",
    subcommands = RunsCommand.ListCommand.class)
final class RunsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command of 'runs'?");
  }

  /** Lists the runs, the oldest first. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {"Lists the runs that were kept, the oldest first.", ""},
      footerHeading = "%nExample:%n",
      footer = "  marshal runs list --runs ../shared-runs")
  static final class ListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--runs",
        paramLabel = "DIR",
        defaultValue = "runs",
        description = "Folder that keeps the runs (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Override
    public Integer call() {
      StringBuilder text = new StringBuilder();
      for (StoredRun run : new RunStore(runs).list()) {
        text.append(run.id()).append('\n');
      }
      Console console = Console.of(spec);
      if (text.length() == 0) {
        console.say("No runs in '" + runs + "'.");
      }
      console.result(text.toString());
      return ExitCode.DONE;
    }
  }
}
