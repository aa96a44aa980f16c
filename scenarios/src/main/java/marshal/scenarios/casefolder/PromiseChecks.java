package marshal.scenarios.casefolder;

import java.util.LinkedHashMap;
import java.util.Map;
import marshal.model.Case;
import marshal.model.plan.PlanSpace;
import marshal.scenarios.input.ResourcesInput;
import marshal.scenarios.problem.Problems;

/** Checks that what is promised can be bought where it is promised. */
final class PromiseChecks {

  private PromiseChecks() {}

  /** A promise of units must have a line, and every line must have room for it. */
  static void check(Case built, PlanSpace space, Draft draft, Problems problems) {
    Map<String, Integer> interventionIndex = new LinkedHashMap<>();
    for (int k = 0; k < built.interventions().size(); k++) {
      interventionIndex.put(built.interventions().get(k).id(), k);
    }
    for (ResourcesInput.UnitsInput promise : draft.units) {
      Integer intervention = interventionIndex.get(promise.intervention());
      boolean found = false;
      for (int line = 0; line < space.lines() && intervention != null; line++) {
        if (space.line(line).intervention() != intervention
            || !isPromised(promise, built, space, line)) {
          continue;
        }
        found = true;
        if (promise.units() > space.atMost(line)) {
          problems.add(
              promise
                  .at()
                  .key("units")
                  .problem(
                      "at most %d units of '%s' may be bought in %s in a period"
                          .formatted(
                              space.atMost(line),
                              promise.intervention(),
                              placeName(built, space, line)),
                      "Lower the promise or raise the bounds of the intervention."));
          break;
        }
      }
      if (!found) {
        problems.add(
            promise
                .at()
                .key("intervention")
                .problem("the intervention is not offered there", "Check the neighbourhood."));
      }
    }
  }

  private static boolean isPromised(
      ResourcesInput.UnitsInput promise, Case built, PlanSpace space, int line) {
    boolean place =
        promise.neighbourhood().isEmpty()
            || promise.neighbourhood().get().equals(placeName(built, space, line));
    return place
        && (promise.period().isEmpty() || promise.period().get() - 1 == space.line(line).period());
  }

  private static String placeName(Case built, PlanSpace space, int line) {
    int place = space.line(line).place();
    return place < 0 ? PlanTable.CITY : built.area().neighbourhood(place).code();
  }
}
