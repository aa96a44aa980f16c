package marshal.scenarios.forecasting;

import java.util.ArrayList;
import java.util.List;
import marshal.model.forecast.CountForecast;

/** Adds up the scores of forecasts. */
final class ScoreTally {
  private static final int BINS = 10;

  private int counts;
  private double crps;
  private double logScore;
  private final int[] held = new int[3];
  private final int[] bins = new int[BINS];

  /** Adds a forecast and its outcome; the uniform number spreads the outcome's own probability. */
  void add(CountForecast forecast, int outcome, double uniform) {
    counts++;
    crps += forecast.crps(outcome);
    logScore += forecast.logScore(outcome);
    held[0] += forecast.holds(0.5, outcome) ? 1 : 0;
    held[1] += forecast.holds(0.8, outcome) ? 1 : 0;
    held[2] += forecast.holds(0.95, outcome) ? 1 : 0;
    bins[(int) Math.min(BINS - 1, Math.floor(forecast.pit(outcome, uniform) * BINS))]++;
  }

  ForecastScores scores() {
    List<Integer> histogram = new ArrayList<>();
    for (int bin : bins) {
      histogram.add(bin);
    }
    double k = counts;
    return new ForecastScores(
        counts, crps / k, logScore / k, held[0] / k, held[1] / k, held[2] / k, histogram);
  }
}
