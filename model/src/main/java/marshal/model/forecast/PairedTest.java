package marshal.model.forecast;

import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether past origins can tell two forecasts apart: the test of Diebold and Mariano with the
 * small-sample correction of Harvey, Leybourne and Newbold (1997,
 * doi:10.1016/S0169-2070(96)00719-4), two-sided at 5 %.
 *
 * @param origins how many origins there were
 * @param advantage mean score of the other forecast less ours: above 0 where ours is better
 * @param standardError of the advantage; infinite where it cannot be told
 * @param critical by how many standard errors the advantage must differ from 0
 */
public record PairedTest(int origins, double advantage, double standardError, double critical) {
  /** Fewer origins than this allow no test. */
  private static final int FEWEST = 4;

  private static final double UPPER = 0.975;

  /**
   * Compares scores by origin.
   *
   * @param advantages score of the other forecast less ours, at each origin in order of time
   * @param overlap how many origins in a row share some of their outcome with one
   */
  static PairedTest of(List<Double> advantages, int overlap) {
    int k = advantages.size();
    double mean = advantages.stream().mapToDouble(Double::doubleValue).sum() / k;
    if (k < FEWEST || k <= 2 * overlap) {
      return new PairedTest(
          k, k == 0 ? Double.NaN : mean, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double variance = autocovariance(advantages, mean, 0);
    for (int lag = 1; lag <= overlap; lag++) {
      // Bartlett weights keep the sum positive.
      variance += 2 * (1 - lag / (overlap + 1.0)) * autocovariance(advantages, mean, lag);
    }
    double h = overlap + 1.0;
    double correction = (k + 1 - 2 * h + h * (h - 1) / k) / k;
    double critical = TDistribution.of(k - 1.0).inverseCumulativeProbability(UPPER);
    return new PairedTest(k, mean, Math.sqrt(variance / k / correction), critical);
  }

  private static double autocovariance(List<Double> values, double mean, int lag) {
    double sum = 0;
    for (int t = lag; t < values.size(); t++) {
      sum += (values.get(t) - mean) * (values.get(t - lag) - mean);
    }
    return sum / values.size();
  }

  /** Returns whether there were origins enough for a test. */
  public boolean isPossible() {
    return !Double.isInfinite(standardError);
  }

  /** Returns whether ours is found better. */
  public boolean isBetter() {
    return isPossible() && advantage > critical * standardError;
  }

  /** Returns whether ours is found worse. */
  public boolean isWorse() {
    return isPossible() && -advantage > critical * standardError;
  }

  /** Returns the outcome as a sentence about our forecast of totals. */
  public String sentence() {
    if (!isPossible()) {
      return "No better than last year as far as can be told: the data allow %s, a test takes %d."
          .formatted(origins == 1 ? "1 past origin" : origins + " past origins", FEWEST);
    }
    String figures =
        String.format(
            Locale.ROOT, "(CRPS %+.2f +/- %.2f, %d origins)", -advantage, standardError, origins);
    if (isBetter()) {
      return "Better than last year " + figures + ".";
    }
    return (isWorse() ? "Worse than last year " : "No better than last year ") + figures + ".";
  }
}
