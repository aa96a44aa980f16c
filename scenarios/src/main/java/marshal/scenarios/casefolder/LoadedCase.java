package marshal.scenarios.casefolder;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.scenarios.problem.Problem;

/**
 * A case under one scenario, read and checked.
 *
 * @param theCase the case
 * @param space lines that its plans may hold
 * @param currentPlan what is done today
 * @param assumptions figures without a published source, in the order of files and lines
 * @param warnings what deserves a look but does not stop a plan
 * @param sha256ByFile hash of every file that was read, by its path inside the folder, or by its
 *     absolute path if it lies elsewhere
 */
public record LoadedCase(
    Case theCase,
    PlanSpace space,
    Plan currentPlan,
    List<Assumption> assumptions,
    List<Problem> warnings,
    SortedMap<String, String> sha256ByFile) {

  /** Copies the lists and the map. */
  public LoadedCase {
    assumptions = List.copyOf(assumptions);
    warnings = List.copyOf(warnings);
    sha256ByFile = Collections.unmodifiableSortedMap(new TreeMap<>(sha256ByFile));
  }
}
