package marshal.scenarios.sweep;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

/**
 * One point of a sweep.
 *
 * @param number number from 1, in the order of the points
 * @param position index of its value on each axis, from 0
 * @param percents its value on each axis
 * @param label its values in words
 * @param parent number of the neighbour whose solution it starts from; empty for the first that is
 *     solved
 */
public record SweepPoint(
    int number,
    List<Integer> position,
    List<BigDecimal> percents,
    String label,
    OptionalInt parent) {

  /** Copies the lists. */
  public SweepPoint {
    position = List.copyOf(position);
    percents = List.copyOf(percents);
  }
}
