package marshal.model.area;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One neighbourhood: the smallest place that a plan can name.
 *
 * @param code official code, unique in the city; also the key of its random numbers
 * @param name name for people
 * @param population residents, more than 0
 * @param households households, more than 0
 * @param tileRow row of its tile in a tile-grid map, 0 at the top
 * @param tileColumn column of its tile, 0 at the left
 * @param covariates further figures by name, in alphabetical order (0 where a name is absent)
 */
public record Neighbourhood(
    String code,
    String name,
    int population,
    int households,
    int tileRow,
    int tileColumn,
    Map<String, Double> covariates) {

  /** Checks the figures and copies the covariates into alphabetical order. */
  public Neighbourhood {
    if (code.isBlank()) {
      throw new IllegalArgumentException("A neighbourhood needs a code.");
    }
    if (population <= 0 || households <= 0) {
      throw new IllegalArgumentException(
          "Neighbourhood %s has %d people in %d households; both must be more than 0."
              .formatted(code, population, households));
    }
    covariates = Collections.unmodifiableMap(new TreeMap<>(covariates));
  }

  /**
   * Returns a figure of this neighbourhood by name.
   *
   * @param figure {@code "population"}, {@code "households"} or the name of a covariate
   * @return the figure; 0 for a covariate that this neighbourhood does not have
   */
  public double figure(String figure) {
    return switch (figure) {
      case "population" -> population;
      case "households" -> households;
      default -> covariates.getOrDefault(figure, 0.0);
    };
  }
}
