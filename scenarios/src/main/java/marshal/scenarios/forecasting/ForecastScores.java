package marshal.scenarios.forecasting;

import java.util.List;

/**
 * How forecasts of many counts did. Scores are means, the lower the better.
 *
 * @param counts how many counts were forecast
 * @param crps continuous ranked probability score, in incidents
 * @param logScore minus the log probability of what happened
 * @param held50 share inside the central 50 % interval
 * @param held80 share inside the central 80 % interval
 * @param held95 share inside the central 95 % interval
 * @param pitHistogram randomised probability integral transforms in ten equal bins, level if the
 *     forecasts are calibrated
 */
public record ForecastScores(
    int counts,
    double crps,
    double logScore,
    double held50,
    double held80,
    double held95,
    List<Integer> pitHistogram) {

  /** Copies the list. */
  public ForecastScores {
    pitHistogram = List.copyOf(pitHistogram);
  }
}
