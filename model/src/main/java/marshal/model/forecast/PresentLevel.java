package marshal.model.forecast;

import marshal.model.area.Adjacency;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandParameters;
import marshal.model.fit.LevelFilter;
import marshal.model.fit.LevelWalk;
import marshal.model.fit.NeighbourWeights;

/**
 * The level that the fit, its walking levels and the latest incidents show for the next step, and
 * how it passes into the level of the year.
 *
 * <p>One step ahead the fitted model knows best: the latest incidents trigger more, and trend and
 * season are those of now. A year ahead the last year's level is the better guide. In between, what
 * the present differs from the year by fades by half in a fixed time.
 */
final class PresentLevel {
  private final double[] logDeparture;
  private final int nextStep;
  private final double halfLifeSteps;

  private PresentLevel(double[] logDeparture, int nextStep, double halfLifeSteps) {
    this.logDeparture = logDeparture;
    this.nextStep = nextStep;
    this.halfLifeSteps = halfLifeSteps;
  }

  /**
   * Returns the present level after the end of the data, beside the level of the year.
   *
   * @param past counts, season and changes of recording
   * @param fit the model fitted to the counts
   */
  static PresentLevel of(
      PastLevels past,
      DemandParameters fit,
      Adjacency adjacency,
      LevelForecast year,
      LevelRule rule) {
    CountSeries series = past.series();
    int next = series.lastStep() + 1;
    NeighbourWeights weights =
        NeighbourWeights.of(adjacency.start(), adjacency.from(), adjacency.weight());
    LevelFilter filter = LevelFilter.before(next, fit, series, weights, LevelWalk.DEFAULT);
    double[] mean = fit.nextMeans(series, weights);
    double[] logDeparture = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double present = filter.factor(i) * mean[i] / past.exposure(next);
      logDeparture[i] = Math.log(present / year.ratePerStep(i));
    }
    return new PresentLevel(
        logDeparture, next, rule.presentHalfLifeYears() * series.stepsPerYear());
  }

  /** Returns what the level of the year is multiplied by in a step after the data. */
  double factor(int neighbourhood, int step) {
    double left = Math.pow(0.5, Math.max(0, step - nextStep) / halfLifeSteps);
    return Math.exp(left * logDeparture[neighbourhood]);
  }
}
