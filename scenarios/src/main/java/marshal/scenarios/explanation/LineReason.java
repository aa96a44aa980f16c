package marshal.scenarios.explanation;

import java.util.OptionalDouble;

/**
 * One line of the plan, bought or not, and why. Harm is in the unit of the index, as exact means in
 * the worlds of the search.
 *
 * @param line index of the line
 * @param intervention id of the intervention
 * @param neighbourhood code of the neighbourhood, or {@code city}
 * @param period number of the period, from 1
 * @param units units bought
 * @param committedUnits units of them that were promised before the plan was made
 * @param averts its part of the harm averted: the parts of all lines add up to the plan's
 * @param lastUnitAverts what its last unit averts; empty where it has none but promised ones
 * @param nextUnitAverts what one more unit would avert, whether or not there is room for it
 * @param price what a unit uses
 * @param held why it has its units
 * @param noMore why it has no more
 */
public record LineReason(
    int line,
    String intervention,
    String neighbourhood,
    int period,
    int units,
    int committedUnits,
    double averts,
    OptionalDouble lastUnitAverts,
    double nextUnitAverts,
    UnitPrice price,
    WhyHeld held,
    WhyNoMore noMore) {

  /** Returns the units that the plan adds to what is committed. */
  public int addedUnits() {
    return units - committedUnits;
  }
}
