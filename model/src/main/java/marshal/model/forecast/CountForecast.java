package marshal.model.forecast;

/** The distribution that a forecast gives one count, and the proper scores of what happened. */
public interface CountForecast {

  /** Returns the mean. */
  double mean();

  /** Returns the smallest count with at least this probability, inside 0..1, at or below it. */
  int quantile(double probability);

  /** Returns the probability of at most a count; 0 below 0. */
  double cumulative(int count);

  /** Returns the probability of exactly a count; never 0. */
  double probability(int count);

  /**
   * Returns the continuous ranked probability score of what happened: twice the mean quantile loss
   * over all quantiles (Gneiting and Raftery 2007, doi:10.1198/016214506000001437). In incidents,
   * the lower the better.
   */
  default double crps(int count) {
    int levels = 400;
    double sum = 0;
    for (int k = 0; k < levels; k++) {
      double p = (k + 0.5) / levels;
      int quantile = quantile(p);
      sum += ((count < quantile ? 1 : 0) - p) * (quantile - count);
    }
    return 2 * sum / levels;
  }

  /** Returns minus the log probability of what happened. */
  default double logScore(int count) {
    return -Math.log(probability(count));
  }

  /** Returns whether the central interval of a level, such as 0.8, holds a count. */
  default boolean holds(double level, int count) {
    return quantile((1 - level) / 2) <= count && count <= quantile((1 + level) / 2);
  }

  /**
   * Returns the randomised probability integral transform: uniform if forecasts are calibrated
   * (Czado, Gneiting and Held 2009, doi:10.1111/j.1541-0420.2009.01191.x).
   *
   * @param uniform a draw from 0..1 that spreads the count's own probability
   */
  default double pit(int count, double uniform) {
    double below = cumulative(count - 1);
    return below + uniform * (cumulative(count) - below);
  }
}
