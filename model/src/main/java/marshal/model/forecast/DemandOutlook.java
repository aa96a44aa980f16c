package marshal.model.forecast;

import java.util.ArrayList;
import java.util.List;
import marshal.model.area.Adjacency;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.StreamDemand;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandParameters;

/**
 * The demand of the steps to come: the fitted season and self-excitation on the level that is
 * expected, with the drift that past levels have shown. The level of the first steps is the present
 * one, which passes into that of the year ({@link PresentLevel}).
 *
 * <p>One description serves forecasts and plans alike: endemic means with no trend (the level holds
 * the momentum already), lambda, phi, psi, and {@link LevelDrift}.
 *
 * @param level the level expected
 * @param drift how wrong such levels have been
 * @param logLevels log of the endemic mean per step at average season, by neighbourhood: what a
 *     file of fitted demand holds, with no trend
 * @param seasonShare what the fitted sines and cosines were multiplied by: 1, or less where fewer
 *     than two years of data cannot tell a season from a trend
 * @param settled the demand of each step on the level of the year alone, which plans rest on: they
 *     begin months after the data, and hold what a year brings
 * @param demand the demand of each step, whose drift is drift alone
 * @param doubt what is not known of its levels and of that drift
 */
public record DemandOutlook(
    LevelForecast level,
    LevelDriftEstimate drift,
    List<Double> logLevels,
    double seasonShare,
    StreamDemand settled,
    StreamDemand demand,
    LevelDoubt doubt) {
  /** Stands for no endemic incidents at all, whose logarithm no file could hold. */
  private static final double LEAST_ENDEMIC = 1e-9;

  /** Copies the levels. */
  public DemandOutlook {
    logLevels = List.copyOf(logLevels);
  }

  /**
   * Returns the outlook after the end of a series.
   *
   * @param series counts up to the last step known
   * @param fit the model fitted to these counts
   * @param adjacency borders between the same neighbourhoods
   * @param firstStep first step of the horizon, after the last step of the series
   * @param steps steps of the horizon, 1 or more
   * @param priors what is believed about drift beforehand
   * @throws IllegalArgumentException if the horizon is empty or begins inside the data
   */
  public static DemandOutlook of(
      CountSeries series,
      DemandParameters fit,
      Adjacency adjacency,
      int firstStep,
      int steps,
      DriftPriors priors) {
    return of(series, fit, adjacency, firstStep, steps, priors, LevelRule.DEFAULT);
  }

  static DemandOutlook of(
      CountSeries series,
      DemandParameters fit,
      Adjacency adjacency,
      int firstStep,
      int steps,
      DriftPriors priors,
      LevelRule rule) {
    if (firstStep <= series.lastStep()) {
      throw new IllegalArgumentException(
          "The first step to forecast (%d) must come after the last step known (%d)."
              .formatted(firstStep, series.lastStep()));
    }
    if (steps < 1) {
      throw new IllegalArgumentException(
          "The number of steps to forecast (" + steps + ") must be 1 or more.");
    }
    PastLevels past = new PastLevels(series, fit);
    LevelForecast level = LevelForecast.at(past, series.lastStep() + 1, rule);
    PresentLevel present = PresentLevel.of(past, fit, adjacency, level, rule);
    LevelDriftEstimate estimate = LevelDriftEstimate.of(past, fit, priors, rule);
    int n = series.neighbourhoods();
    int gap = firstStep - series.lastStep() - 1;
    int lags = fit.lagKernel().size();
    double[] previous = new double[lags * n];
    double[] year = new double[steps * n];
    double[] faded = new double[steps * n];
    for (int i = 0; i < n; i++) {
      double rate = level.ratePerStep(i);
      for (int lag = 1; lag <= lags; lag++) {
        int before = firstStep - lag;
        previous[(lag - 1) * n + i] =
            series.isObserved(before)
                ? series.countAt(before, i)
                : rate * present.factor(i, before) * past.exposure(before);
      }
      for (int t = 0; t < steps; t++) {
        int step = firstStep + t;
        year[t * n + i] = rate * past.exposure(step);
        faded[t * n + i] = year[t * n + i] * present.factor(i, step);
      }
    }
    LevelDrift drift = estimate.toLevelDrift(series.stepsPerYear(), gap);
    LevelDrift driftAlone = estimate.besideDoubt().toLevelDrift(series.stepsPerYear(), gap);
    Relevelling settled = onLevel(year, previous, fit, drift, adjacency);
    double endemicShare = 1 - fit.lambda() - fit.phi();
    List<Double> logLevels = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double mean = endemicShare * level.ratePerStep(i) * settled.factors()[i];
      logLevels.add(Math.log(Math.max(LEAST_ENDEMIC, mean)));
    }
    return new DemandOutlook(
        level,
        estimate,
        logLevels,
        past.seasonShare(),
        settled.demand(),
        onLevel(faded, previous, fit, driftAlone, adjacency).demand(),
        LevelDoubt.of(level, estimate, rule.presentHalfLifeYears() * series.stepsPerYear()));
  }

  /** Returns the fitted model with the total of each neighbourhood's means over all steps. */
  private static Relevelling onLevel(
      double[] means,
      double[] previous,
      DemandParameters fit,
      LevelDrift drift,
      Adjacency adjacency) {
    int n = fit.neighbourhoods();
    double[] endemic = new double[means.length];
    double[] totals = new double[n];
    for (int cell = 0; cell < means.length; cell++) {
      endemic[cell] = (1 - fit.lambda() - fit.phi()) * means[cell];
      totals[cell % n] += means[cell];
    }
    StreamDemand shape =
        new StreamDemand(
            endemic, previous, fit.lambda(), fit.phi(), fit.psi(), lagWeights(fit), drift);
    return Relevelling.of(shape, adjacency, totals);
  }

  private static double[] lagWeights(DemandParameters fit) {
    return fit.lagKernel().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
