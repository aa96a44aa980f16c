package marshal.scenarios.fitted;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fitted model of one demand stream, on whole recorded counts of its categories (before the
 * stream's share).
 *
 * <p>Endemic mean of neighbourhood i at time t: exp(level[i] + trend t + sum over k of sin[k] sin(2
 * pi (k+1) t / stepsPerYear) + cos[k] cos(2 pi (k+1) t / stepsPerYear)).
 *
 * @param id id of the stream
 * @param categories categories of recorded crime that were added up
 * @param areaLevels log of the endemic mean per step at time 0, by neighbourhood code
 * @param lambda incidents that each incident triggers in its own neighbourhood a step later
 * @param phi incidents that each incident triggers in bordering neighbourhoods a step later
 * @param psi overdispersion: variance = mean + psi mean^2
 * @param trendPerStep change of the log mean per step
 * @param sin coefficients of the sines, first harmonic first
 * @param cos coefficients of the cosines, as many as sines
 * @param timeZero name of the step where time is 0
 * @param fittedFrom name of the first step that was fitted
 * @param fittedUntil name of the last step that was fitted
 * @param lastCounts recorded incidents in the step {@code fittedUntil}, by neighbourhood code
 * @param logLikelihood log-likelihood at the fit
 * @param standardErrors standard errors by name of the parameter
 * @param citySdPerYear standard deviation of the city's log level after a year
 * @param neighbourhoodSdPerYear standard deviation of each neighbourhood's own log level after a
 *     year
 * @param lagWeights lag kernel, the last step first; sums to one
 * @param earlierCounts incidents in the steps before {@code fittedUntil} as far as the kernel
 *     reaches, the nearest first, by neighbourhood code
 */
public record StreamFit(
    String id,
    List<String> categories,
    SortedMap<String, Double> areaLevels,
    double lambda,
    double phi,
    double psi,
    double trendPerStep,
    List<Double> sin,
    List<Double> cos,
    String timeZero,
    String fittedFrom,
    String fittedUntil,
    SortedMap<String, Integer> lastCounts,
    double logLikelihood,
    SortedMap<String, Double> standardErrors,
    double citySdPerYear,
    double neighbourhoodSdPerYear,
    List<Double> lagWeights,
    List<SortedMap<String, Integer>> earlierCounts) {

  /** Copies the lists and maps. */
  public StreamFit {
    categories = List.copyOf(categories);
    areaLevels = sorted(areaLevels);
    sin = List.copyOf(sin);
    cos = List.copyOf(cos);
    lastCounts = sorted(lastCounts);
    standardErrors = sorted(standardErrors);
    lagWeights = List.copyOf(lagWeights);
    earlierCounts = earlierCounts.stream().map(StreamFit::sorted).toList();
    if (earlierCounts.size() != lagWeights.size() - 1) {
      throw new IllegalArgumentException(
          "The fit of '%s' has %d lag weights and %d earlier steps; it needs one step less."
              .formatted(id, lagWeights.size(), earlierCounts.size()));
    }
  }

  private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
