package marshal.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import marshal.results.run.PlanReference;
import marshal.results.run.RunListText;
import marshal.results.run.RunStore;
import marshal.results.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes runs. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = {"Deletes runs for good, after asking.", ""},
    footerHeading = "%nExample:%n",
    footer = "  marshal runs delete 20261122-104512 --yes")
final class RunsDeleteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Names of runs, their beginnings, or their folders.")
  private List<String> named = List.of();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    List<StoredRun> stored =
        named.stream().map(run -> PlanReference.findRun(run, runs.folder())).distinct().toList();
    if (!yes && !isConfirmed(console, stored)) {
      console.say("Nothing was deleted.");
      return ExitCode.FAILED;
    }
    RunStore store = new RunStore(runs.folder());
    for (StoredRun run : stored) {
      store.delete(run);
      console.say("Deleted " + run.id() + ".");
    }
    return ExitCode.DONE;
  }

  private boolean isConfirmed(Console console, List<StoredRun> stored) throws IOException {
    if (!Terminal.isWatched()) {
      throw new ParameterException(
          spec.commandLine(), "There is nobody to ask: delete without asking with --yes.");
    }
    console.say(RunListText.of(stored) + "Delete for good? [y/N]");
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String answer = Optional.ofNullable(answers.readLine()).orElse("");
    return List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }
}
