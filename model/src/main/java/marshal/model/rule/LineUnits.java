package marshal.model.rule;

import java.util.Optional;

/**
 * The units of one line.
 *
 * @param intervention id of the intervention
 * @param neighbourhood code of the place; empty for the whole city
 * @param period index of the period
 * @param units its units, 0 or more
 */
public record LineUnits(
    String intervention, Optional<String> neighbourhood, int period, int units) {

  /** Checks the units. */
  public LineUnits {
    if (units < 0) {
      throw new IllegalArgumentException("A line has " + units + " units; the least is 0.");
    }
  }
}
