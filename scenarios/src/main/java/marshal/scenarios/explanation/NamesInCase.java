package marshal.scenarios.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;

/** Finds what a user means by a name: an id, a code, or a name for people; case does not matter. */
public final class NamesInCase {

  private static final String CITY = "city";

  private final Case theCase;

  /** Knows the names of a case. */
  public NamesInCase(Case theCase) {
    this.theCase = theCase;
  }

  /**
   * Returns the index of an intervention.
   *
   * @throws InputException if the case has none of that name
   */
  public int intervention(String name) {
    return find(name, interventions(), "--intervention", "the case has no such intervention");
  }

  /**
   * Returns the index of a neighbourhood, or {@link Line#CITY} for {@code city}.
   *
   * @throws InputException if the case has none of that name
   */
  public int place(String name) {
    return find(name, places(), "--neighbourhood", "the case has no such neighbourhood");
  }

  /**
   * Returns where money comes from or goes to: an intervention, a funding stream or a
   * neighbourhood.
   *
   * @param option the option that holds the name
   * @throws InputException if the case has none of that name, or more than one
   */
  public MoveEnd end(String name, String option) {
    List<MoveEnd> found = new ArrayList<>();
    add(name, interventions(), index -> found.add(new MoveEnd.OfIntervention(index)));
    add(name, streams(), index -> found.add(new MoveEnd.OfStream(index)));
    add(name, places(), index -> found.add(new MoveEnd.OfPlace(index)));
    if (found.size() == 1) {
      return found.get(0);
    }
    Map<String, Integer> all = new LinkedHashMap<>(interventions());
    all.putAll(streams());
    all.putAll(places());
    throw new InputException(
        new Problem(
            option,
            "",
            name,
            found.isEmpty()
                ? "this is no intervention, funding stream or neighbourhood of the case"
                : "several things of the case have this name",
            found.isEmpty() ? Nearest.remedy(name, all.keySet()) : "Use its id or code."));
  }

  private interface Found {
    void at(int index);
  }

  private static void add(String name, Map<String, Integer> known, Found found) {
    known.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name.strip()))
        .findFirst()
        .ifPresent(entry -> found.at(entry.getValue()));
  }

  private static int find(String name, Map<String, Integer> known, String option, String rule) {
    List<Integer> found = new ArrayList<>();
    add(name, known, found::add);
    if (found.isEmpty()) {
      throw new InputException(
          new Problem(option, "", name, rule, Nearest.remedy(name, known.keySet())));
    }
    return found.get(0);
  }

  private Map<String, Integer> interventions() {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int k = 0; k < theCase.interventions().size(); k++) {
      names.putIfAbsent(theCase.interventions().get(k).id(), k);
    }
    for (int k = 0; k < theCase.interventions().size(); k++) {
      names.putIfAbsent(theCase.interventions().get(k).name(), k);
    }
    return names;
  }

  private Map<String, Integer> streams() {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int s = 0; s < theCase.resources().funding().size(); s++) {
      names.putIfAbsent(theCase.resources().funding().get(s).id(), s);
      names.putIfAbsent(theCase.resources().funding().get(s).name(), s);
    }
    return names;
  }

  private Map<String, Integer> places() {
    Map<String, Integer> names = new LinkedHashMap<>();
    names.put(CITY, Line.CITY);
    names.put("whole city", Line.CITY);
    for (int i = 0; i < theCase.area().size(); i++) {
      names.putIfAbsent(theCase.area().neighbourhood(i).code(), i);
    }
    for (int i = 0; i < theCase.area().size(); i++) {
      names.putIfAbsent(theCase.area().neighbourhood(i).name(), i);
    }
    return names;
  }
}
