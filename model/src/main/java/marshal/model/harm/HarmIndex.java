package marshal.model.harm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A harm index: one weight for each demand stream and for unmet treatment need.
 *
 * @param id short name used in files
 * @param name name for people
 * @param unit what the weights are in: "£", "days", "severity points"
 * @param perIncident weight of an incident by stream id
 * @param perWaitingStep weight of one person waiting for one step, by treatment group id
 * @param assumptions the weights that rest on no published source, in words
 * @param agencies public services that bear a part of the harm; empty where that is not stated
 */
public record HarmIndex(
    String id,
    String name,
    String unit,
    Map<String, Double> perIncident,
    Map<String, Double> perWaitingStep,
    List<String> assumptions,
    List<Agency> agencies) {

  /** Unit of the indices whose harm can be set against a cost. */
  public static final String POUNDS = "£";

  /** Checks the weights and copies the maps in their order. */
  public HarmIndex {
    perIncident = Collections.unmodifiableMap(new LinkedHashMap<>(perIncident));
    perWaitingStep = Collections.unmodifiableMap(new LinkedHashMap<>(perWaitingStep));
    assumptions = List.copyOf(assumptions);
    agencies = List.copyOf(agencies);
    perIncident.forEach((stream, weight) -> check(id, stream, weight));
    perWaitingStep.forEach((group, weight) -> check(id, group, weight));
  }

  /** Holds weights of which nobody says who bears them. */
  public HarmIndex(
      String id,
      String name,
      String unit,
      Map<String, Double> perIncident,
      Map<String, Double> perWaitingStep,
      List<String> assumptions) {
    this(id, name, unit, perIncident, perWaitingStep, assumptions, List.of());
  }

  private static void check(String index, String key, double weight) {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "The weight of '%s' in harm index '%s' is %s; it must be 0 or more."
              .formatted(key, index, weight));
    }
  }

  /** Returns whether harm is in pounds. */
  public boolean inPounds() {
    return unit.equals(POUNDS);
  }
}
