package marshal.scenarios.casefolder;

import java.util.List;
import marshal.scenarios.problem.Problem;

/**
 * What checking a whole case folder found.
 *
 * @param problems what must be repaired, in the order of files and lines; empty if the case is good
 * @param warnings what deserves a look but does not stop a plan
 * @param scenarios the scenarios of the folder, in alphabetical order with {@code baseline} first
 */
public record CaseCheck(
    List<Problem> problems, List<Problem> warnings, List<ScenarioTitle> scenarios) {

  /** Copies the lists. */
  public CaseCheck {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    scenarios = List.copyOf(scenarios);
  }

  /** Returns whether the case can be used as it is. */
  public boolean isGood() {
    return problems.isEmpty();
  }
}
