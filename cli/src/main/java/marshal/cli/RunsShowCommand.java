package marshal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import marshal.results.run.PlanReference;
import marshal.results.run.RunReader;
import marshal.results.run.StoredRun;
import marshal.scenarios.problem.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints again what a run came to. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {"Prints again what a run came to, as it was printed then.", ""},
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal runs show 20261122-104512       the beginning of a name will do",
      "  marshal runs show --json runs/20261122-104512-derby-baseline-7f3a"
    })
final class RunsShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs;

  @Parameters(paramLabel = "RUN", description = "Name of a run, its beginning, or its folder.")
  private String run = "";

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    StoredRun stored = PlanReference.findRun(run, runs.folder());
    var damage = RunReader.damage(stored, RunReader.provenance(stored));
    if (!damage.isEmpty()) {
      throw new InputException(damage);
    }
    Console.of(spec).result(Files.readString(json.wanted() ? stored.result() : stored.summary()));
    return ExitCode.DONE;
  }
}
