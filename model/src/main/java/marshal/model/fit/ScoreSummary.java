package marshal.model.fit;

import java.util.List;

/**
 * Mean scores of forecasts, each the better the lower, and their calibration.
 *
 * @param cells how many counts were forecast
 * @param logScore minus the log probability of what happened
 * @param rankedProbabilityScore discrete CRPS, in incidents
 * @param dawidSebastianiScore squared standardised error plus twice the log standard deviation
 * @param squaredError squared distance of the mean
 * @param coverage of the central 50, 80 and 95 % intervals
 * @param pitHistogram randomised probability integral transforms in ten equal bins: level if the
 *     forecasts are calibrated (Czado, Gneiting and Held 2009,
 *     doi:10.1111/j.1541-0420.2009.01191.x)
 */
public record ScoreSummary(
    int cells,
    double logScore,
    double rankedProbabilityScore,
    double dawidSebastianiScore,
    double squaredError,
    List<Coverage> coverage,
    List<Integer> pitHistogram) {

  /** Copies the lists. */
  public ScoreSummary {
    coverage = List.copyOf(coverage);
    pitHistogram = List.copyOf(pitHistogram);
  }
}
