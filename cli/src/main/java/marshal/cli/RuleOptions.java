package marshal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.PlanFile;
import picocli.CommandLine.Option;

/** Options that change the rules of a case for one plan. */
final class RuleOptions {

  @Option(
      names = "--lock",
      paramLabel = "FILE",
      description = {
        "Keep the lines of a table as they stand there: columns intervention, neighbourhood,",
        "period, units, and locked (yes or no) where only some rows are meant. May be repeated."
      })
  private List<Path> locks = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "RULE",
      split = ",",
      description = "Switch a rule off, by its name or its kind. May be repeated.")
  private List<String> without = new ArrayList<>();

  /** Returns a case with the rules as asked for. */
  LoadedCase applyTo(LoadedCase loaded) {
    LoadedCase changed = loaded.without(without);
    for (Path lock : locks) {
      changed = PlanFile.lock(lock, changed);
    }
    return changed;
  }
}
