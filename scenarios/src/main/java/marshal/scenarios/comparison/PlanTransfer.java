package marshal.scenarios.comparison;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.scenarios.casefolder.LoadedCase;

/**
 * A plan of one case, put on the lines of another.
 *
 * @param plan its units there
 * @param unitsLost units on lines that the other case does not offer
 * @param penceLost what they cost where they came from
 */
public record PlanTransfer(Plan plan, long unitsLost, long penceLost) {

  /** Puts a plan on the lines of another case, by intervention, place and period. */
  public static PlanTransfer of(LoadedCase from, Plan plan, LoadedCase to) {
    Map<String, Integer> interventions = new HashMap<>();
    for (int k = 0; k < to.theCase().interventions().size(); k++) {
      interventions.put(to.theCase().interventions().get(k).id(), k);
    }
    Map<String, Integer> places = to.theCase().area().indexByCode();
    Case theCase = from.theCase();
    int[] units = new int[to.space().lines()];
    long unitsLost = 0;
    long penceLost = 0;
    for (int index = 0; index < from.space().lines(); index++) {
      Line line = from.space().line(index);
      Integer intervention =
          interventions.get(theCase.interventions().get(line.intervention()).id());
      Integer place =
          line.place() == Line.CITY
              ? Integer.valueOf(Line.CITY)
              : places.get(theCase.area().neighbourhood(line.place()).code());
      OptionalInt there =
          intervention == null || place == null
              ? OptionalInt.empty()
              : to.space().findIndex(new Line(intervention, place, line.period()));
      if (there.isPresent()) {
        units[there.getAsInt()] = plan.units(index);
      } else {
        unitsLost += plan.units(index);
        penceLost +=
            plan.units(index) * theCase.interventions().get(line.intervention()).unitCostPence();
      }
    }
    return new PlanTransfer(Plan.of(units), unitsLost, penceLost);
  }
}
