package marshal.model.harm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A public service that bears a part of the cost of harm. What no agency bears falls to victims and
 * society.
 *
 * @param id short name used in files
 * @param name name for people
 * @param partner the partner whose budget it belongs to; empty if it is none of those who pay
 * @param cashableShare share of its avoided cost that could be taken out of a budget, 0 to 1
 * @param shareOfIncidents share of the harm of an incident that it bears, by stream id, each 0 to 1
 * @param shareOfWaiting share of the harm of unmet treatment need that it bears, 0 to 1
 * @param assumption whether any of its shares rests on no published source
 */
public record Agency(
    String id,
    String name,
    Optional<String> partner,
    double cashableShare,
    Map<String, Double> shareOfIncidents,
    double shareOfWaiting,
    boolean assumption) {

  /** Checks the shares and copies the map in its order. */
  public Agency {
    shareOfIncidents = Collections.unmodifiableMap(new LinkedHashMap<>(shareOfIncidents));
    check(id, cashableShare);
    check(id, shareOfWaiting);
    for (double share : shareOfIncidents.values()) {
      check(id, share);
    }
  }

  private static void check(String id, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "A share of agency '%s' is %s; it must be from 0 to 1.".formatted(id, share));
    }
  }
}
