package marshal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import marshal.scenarios.casefolder.RuleChanges;
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

  /** Returns how the rules are changed. */
  RuleChanges changes() {
    return new RuleChanges(without, locks);
  }
}
