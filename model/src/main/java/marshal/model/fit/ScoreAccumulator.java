package marshal.model.fit;

import java.util.ArrayList;
import java.util.List;

/** Adds up the scores of negative binomial forecasts. */
final class ScoreAccumulator {
  private static final double[] LEVELS = {0.5, 0.8, 0.95};
  private static final int BINS = 10;

  private int cells;
  private double logScore;
  private double ranked;
  private double dawidSebastiani;
  private double squared;
  private final int[] held = new int[LEVELS.length];
  private final double[] expected = new double[LEVELS.length];
  private final int[] bins = new int[BINS];

  /**
   * Adds one forecast and its outcome.
   *
   * @param uniform a uniform draw that spreads the outcome's own probability over the transform
   * @return the ranked probability score
   */
  double add(NegativeBinomial forecast, int y, double uniform) {
    cells++;
    logScore -= forecast.logProbability(y);
    double score = forecast.rankedProbabilityScore(y);
    ranked += score;
    dawidSebastiani += forecast.dawidSebastianiScore(y);
    squared += (y - forecast.mean()) * (y - forecast.mean());
    for (int l = 0; l < LEVELS.length; l++) {
      int low = forecast.quantile((1 - LEVELS[l]) / 2);
      int high = forecast.quantile((1 + LEVELS[l]) / 2);
      held[l] += low <= y && y <= high ? 1 : 0;
      expected[l] += forecast.cumulative(high) - forecast.cumulative(low - 1);
    }
    double below = forecast.cumulative(y - 1);
    double transform = below + uniform * (forecast.cumulative(y) - below);
    bins[(int) Math.min(BINS - 1, Math.floor(transform * BINS))]++;
    return score;
  }

  int cells() {
    return cells;
  }

  ScoreSummary summary() {
    List<Coverage> coverage = new ArrayList<>();
    for (int l = 0; l < LEVELS.length; l++) {
      coverage.add(new Coverage(LEVELS[l], held[l] / (double) cells, expected[l] / cells));
    }
    List<Integer> histogram = new ArrayList<>();
    for (int count : bins) {
      histogram.add(count);
    }
    return new ScoreSummary(
        cells,
        logScore / cells,
        ranked / cells,
        dawidSebastiani / cells,
        squared / cells,
        coverage,
        histogram);
  }
}
