package marshal.scenarios.casefolder;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.Resources;
import marshal.model.rule.RuleKind;
import marshal.scenarios.goal.GoalSettings;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/**
 * A case under one scenario, read and checked.
 *
 * @param theCase the case
 * @param space lines that its plans may hold
 * @param currentPlan what is done today
 * @param assumptions figures without a published source, in the order of files and lines
 * @param warnings what deserves a look but does not stop a plan
 * @param goal what the scenario wants a plan for
 * @param sha256ByFile hash of every file that was read, by its path inside the folder, or by its
 *     absolute path if it lies elsewhere
 */
public record LoadedCase(
    Case theCase,
    PlanSpace space,
    Plan currentPlan,
    List<Assumption> assumptions,
    List<Problem> warnings,
    GoalSettings goal,
    SortedMap<String, String> sha256ByFile) {

  /** Copies the lists and the map. */
  public LoadedCase {
    assumptions = List.copyOf(assumptions);
    warnings = List.copyOf(warnings);
    sha256ByFile = Collections.unmodifiableSortedMap(new TreeMap<>(sha256ByFile));
  }

  /** Returns the same case with other money, people, promises and rules. */
  public LoadedCase withResources(Resources resources) {
    Case other = theCase.withResources(resources);
    return new LoadedCase(
        other, PlanSpace.of(other), currentPlan, assumptions, warnings, goal, sha256ByFile);
  }

  /** Returns the same case, read from one more file. */
  LoadedCase withFile(String path, String sha256) {
    SortedMap<String, String> files = new TreeMap<>(sha256ByFile);
    files.put(path, sha256);
    return new LoadedCase(theCase, space, currentPlan, assumptions, warnings, goal, files);
  }

  /**
   * Returns the same case with rules switched off.
   *
   * @param rules kinds of rules or names of single ones
   * @throws InputException if there is no such rule
   */
  public LoadedCase without(List<String> rules) {
    Set<String> known = new TreeSet<>(RuleKind.ids());
    theCase.resources().rules().forEach(rule -> known.add(rule.name()));
    Problems problems = new Problems();
    for (String name : rules) {
      if (!known.contains(name)) {
        problems.add(
            new Problem(
                "--without",
                "",
                name,
                "there is no rule of this name",
                Nearest.remedy(name, known)));
      }
    }
    problems.throwIfAny();
    return rules.isEmpty()
        ? this
        : withResources(theCase.resources().without(new TreeSet<>(rules)));
  }
}
