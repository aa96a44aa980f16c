package marshal.model.area;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The neighbourhoods of a city in the order of their codes, with their borders.
 *
 * @param neighbourhoods in ascending order of code
 * @param adjacency borders between them, by index
 */
public record Area(List<Neighbourhood> neighbourhoods, Adjacency adjacency) {

  /** Checks the order and copies the list. */
  public Area {
    neighbourhoods = List.copyOf(neighbourhoods);
    if (neighbourhoods.isEmpty()) {
      throw new IllegalArgumentException("A city needs at least one neighbourhood.");
    }
    if (adjacency.neighbourhoods() != neighbourhoods.size()) {
      throw new IllegalArgumentException(
          "The borders are for %d neighbourhoods, the city has %d."
              .formatted(adjacency.neighbourhoods(), neighbourhoods.size()));
    }
    for (int i = 1; i < neighbourhoods.size(); i++) {
      if (neighbourhoods.get(i - 1).code().compareTo(neighbourhoods.get(i).code()) >= 0) {
        throw new IllegalArgumentException(
            "Neighbourhoods must be in ascending order of distinct codes, but %s follows %s."
                .formatted(neighbourhoods.get(i).code(), neighbourhoods.get(i - 1).code()));
      }
    }
  }

  /** Returns the number of neighbourhoods. */
  public int size() {
    return neighbourhoods.size();
  }

  /** Returns the neighbourhood with this index. */
  public Neighbourhood neighbourhood(int index) {
    return neighbourhoods.get(index);
  }

  /** Returns the index of each code. */
  public Map<String, Integer> indexByCode() {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < neighbourhoods.size(); i++) {
      index.put(neighbourhoods.get(i).code(), i);
    }
    return index;
  }

  /** Finds the index of a code; empty where the city has no such neighbourhood. */
  public OptionalInt findIndex(String code) {
    for (int i = 0; i < neighbourhoods.size(); i++) {
      if (neighbourhoods.get(i).code().equals(code)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
