package marshal.results.export;

import java.util.HashMap;
import java.util.Map;
import marshal.model.Case;
import marshal.model.area.Neighbourhood;
import marshal.model.intervention.Intervention;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;

/** Names for people of what documents name by id. */
public final class CaseNames {

  /** What lines for the whole city name in place of a neighbourhood. */
  public static final String CITY = "city";

  private static final int STEPS_PER_QUARTER = 3;

  private final Map<String, Intervention> interventions = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private final Horizon horizon;

  /** Collects the names of a case. */
  public CaseNames(Case theCase) {
    for (Intervention intervention : theCase.interventions()) {
      interventions.put(intervention.id(), intervention);
    }
    for (Neighbourhood place : theCase.area().neighbourhoods()) {
      places.put(place.code(), place.name());
    }
    places.putIfAbsent(CITY, "whole city");
    horizon = theCase.horizon();
  }

  /** Returns the name of an intervention; its id if the case does not have it. */
  public String intervention(String id) {
    return interventions.containsKey(id) ? interventions.get(id).name() : id;
  }

  /** Returns what a unit of an intervention is, in the singular. */
  public String unit(String id) {
    return interventions.containsKey(id) ? interventions.get(id).unit() : "unit";
  }

  /** Returns whether a figure of an intervention rests on no study. */
  public boolean restsOnAssumption(String id) {
    return interventions.containsKey(id) && interventions.get(id).evidence().restsOnAssumption();
  }

  /** Returns the name of a neighbourhood or of the whole city. */
  public String place(String code) {
    return places.getOrDefault(code, code);
  }

  /** Returns what a period is called: "quarter" or "period". */
  public String periodWord() {
    return horizon.stepLength() == StepLength.MONTH && horizon.stepsPerPeriod() == STEPS_PER_QUARTER
        ? "quarter"
        : "period";
  }
}
