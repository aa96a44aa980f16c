package marshal.scenarios.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marshal.scenarios.variation.Variation;

/**
 * The points of a sweep over one or two variations, and where each starts from.
 *
 * <p>The point nearest to what the scenario says is solved first, from nothing. Every other starts
 * from its neighbour on the way there, so what it starts from does not depend on which thread was
 * quicker or on what was solved before a kill.
 *
 * @param variations what is varied
 * @param points the points, the last axis fastest
 */
public record SweepGrid(List<Variation> variations, List<SweepPoint> points) {

  /** Most points of a sweep. */
  public static final int MOST_POINTS = 400;

  /** Copies the lists. */
  public SweepGrid {
    variations = List.copyOf(variations);
    points = List.copyOf(points);
  }

  /**
   * Lays out the points.
   *
   * @param variations one or two, of different things
   * @throws IllegalArgumentException if there are more, none, two of the same thing, or too many
   *     points
   */
  public static SweepGrid of(List<Variation> variations) {
    if (variations.isEmpty() || variations.size() > 2) {
      throw new IllegalArgumentException(
          "A sweep varies one thing or two at once, not " + variations.size() + ".");
    }
    if (variations.stream().map(Variation::key).distinct().count() < variations.size()) {
      throw new IllegalArgumentException(
          "A sweep varies '" + variations.get(0).key() + "' twice; vary two different things.");
    }
    int rows = variations.size() == 1 ? 1 : variations.get(0).percents().size();
    int columns = variations.get(variations.size() - 1).percents().size();
    if ((long) rows * columns > MOST_POINTS) {
      throw new IllegalArgumentException(
          "The sweep has %,d points; the most is %d.\nTake fewer on each axis."
              .formatted((long) rows * columns, MOST_POINTS));
    }
    int centreRow = variations.size() == 1 ? 0 : variations.get(0).nearestToOwn();
    int centreColumn = variations.get(variations.size() - 1).nearestToOwn();
    List<SweepPoint> points = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        List<Integer> position = variations.size() == 1 ? List.of(column) : List.of(row, column);
        int parentRow = column == centreColumn ? row + Integer.signum(centreRow - row) : row;
        int parentColumn = column + Integer.signum(centreColumn - column);
        boolean first = row == centreRow && column == centreColumn;
        points.add(
            new SweepPoint(
                points.size() + 1,
                position,
                IntStream.range(0, position.size())
                    .mapToObj(axis -> variations.get(axis).percents().get(position.get(axis)))
                    .toList(),
                IntStream.range(0, position.size())
                    .mapToObj(
                        axis ->
                            variations.get(axis).key()
                                + " "
                                + variations
                                    .get(axis)
                                    .percents()
                                    .get(position.get(axis))
                                    .toPlainString()
                                + " %")
                    .collect(Collectors.joining(", ")),
                first
                    ? OptionalInt.empty()
                    : OptionalInt.of(parentRow * columns + parentColumn + 1)));
      }
    }
    return new SweepGrid(variations, points);
  }
}
