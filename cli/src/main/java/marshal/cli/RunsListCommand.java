package marshal.cli;

import java.util.List;
import java.util.concurrent.Callable;
import marshal.results.run.RunListText;
import marshal.results.run.RunStore;
import marshal.results.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the runs, the oldest first. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {"Lists the runs that were kept, the oldest first.", ""},
    footerHeading = "%nExample:%n",
    footer = "  marshal runs list --runs ../shared-runs")
final class RunsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs;

  @Override
  public Integer call() {
    List<StoredRun> stored = new RunStore(runs.folder()).list();
    Console console = Console.of(spec);
    if (stored.isEmpty()) {
      console.say("No runs in '" + runs.folder() + "'.");
    }
    console.result(RunListText.of(stored));
    return ExitCode.DONE;
  }
}
