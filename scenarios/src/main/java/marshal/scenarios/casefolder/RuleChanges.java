package marshal.scenarios.casefolder;

import java.nio.file.Path;
import java.util.List;
import marshal.scenarios.problem.InputException;

/**
 * How the rules of a case are changed for one plan.
 *
 * @param without kinds of rules or names of single ones that are switched off
 * @param locks tables of lines to keep as they stand there
 */
public record RuleChanges(List<String> without, List<Path> locks) {

  /** No change. */
  public static final RuleChanges NONE = new RuleChanges(List.of(), List.of());

  /** Copies the lists. */
  public RuleChanges {
    without = List.copyOf(without);
    locks = List.copyOf(locks);
  }

  /**
   * Returns a case with the rules as asked for.
   *
   * @throws InputException if there is no such rule, or a table does not fit the case
   */
  public LoadedCase applyTo(LoadedCase loaded) {
    LoadedCase changed = loaded.without(without);
    for (Path lock : locks) {
      changed = PlanFile.lock(lock, changed);
    }
    return changed;
  }
}
