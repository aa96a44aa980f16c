package marshal.scenarios.boundaries;

import java.util.List;

/**
 * The outline of one neighbourhood.
 *
 * @param code official code
 * @param name name for people
 * @param polygons polygons, each a list of rings with the outer ring first; every ring is closed
 *     (its first position is also its last)
 */
public record Outline(String code, String name, List<List<List<Position>>> polygons) {

  /** Copies the lists and checks that every ring is closed. */
  public Outline {
    if (code.isBlank()) {
      throw new IllegalArgumentException("An outline needs a code.");
    }
    polygons = polygons.stream().map(rings -> rings.stream().map(List::copyOf).toList()).toList();
    if (polygons.isEmpty() || polygons.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("Outline %s needs a ring.".formatted(code));
    }
    for (List<List<Position>> rings : polygons) {
      for (List<Position> ring : rings) {
        if (ring.size() < 4 || !ring.get(0).equals(ring.get(ring.size() - 1))) {
          throw new IllegalArgumentException(
              "A ring of outline %s needs four positions or more, the last equal to the first."
                  .formatted(code));
        }
      }
    }
  }
}
