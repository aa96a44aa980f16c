package marshal.model.fit;

import java.util.Arrays;
import java.util.Optional;

/**
 * Forecasts one step from the steps before it: negative binomials around the fitted means.
 *
 * <p>Where the priors of the fit say that levels walk, the means follow them ({@link LevelFilter}),
 * and the spread holds what is not known of the levels and of the coefficients besides. Otherwise
 * the estimates are taken as the truth, as other programs do.
 */
final class OneStepForecast {
  private OneStepForecast() {}

  /**
   * Forecasts every neighbourhood.
   *
   * @param series counts, of which only those before the row are looked at
   * @throws IllegalArgumentException if one of the lagged rows was not observed
   */
  static NegativeBinomial[] of(
      FittedStream fit, CountSeries series, NeighbourWeights weights, int row) {
    DemandParameters parameters = fit.parameters();
    double[] mean = parameters.oneStepMeans(series, weights, row);
    double psi = parameters.psi();
    NegativeBinomial[] forecast = new NegativeBinomial[mean.length];
    Optional<LevelWalk> walk = fit.options().priors().levels();
    if (walk.isEmpty()) {
      Arrays.setAll(forecast, i -> new NegativeBinomial(mean[i], psi));
      return forecast;
    }
    LevelFilter filter =
        LevelFilter.before(series.step(row), parameters, series, weights, walk.get());
    double[] variance = variances(fit, series, weights, row);
    for (int i = 0; i < mean.length; i++) {
      double unknown = filter.relativeVariance(i) + variance[i] / (mean[i] * mean[i]);
      forecast[i] = new NegativeBinomial(filter.factor(i) * mean[i], psi + (1 + psi) * unknown);
    }
    return forecast;
  }

  /** Returns the variance of each mean that the coefficients' own brings about, to first order. */
  private static double[] variances(
      FittedStream fit, CountSeries series, NeighbourWeights weights, int row) {
    DemandParameters parameters = fit.parameters();
    DemandObjective layout = fit.layout();
    int n = layout.areas;
    double[] own = new double[n];
    double[] near = new double[n];
    FitDesign.lag(series, row, parameters.lagKernel(), own, 0);
    weights.receive(own, 0, near, 0);
    int step = series.step(row);
    double[] covariate = new double[layout.logLambda - DemandObjective.FIRST_COVARIATE];
    FitDesign.writeCovariates(
        fit.series(), fit.options(), parameters.originStep(), step, covariate, 0);
    double[] variance = new double[n];
    double[] slope = new double[layout.shared];
    for (int i = 0; i < n; i++) {
      double nu = Math.exp(parameters.level(i) + parameters.timeEffect(step));
      for (int k = 0; k < covariate.length; k++) {
        slope[DemandObjective.FIRST_COVARIATE + k] = nu * covariate[k];
      }
      slope[layout.logLambda] = parameters.lambda() * own[i];
      slope[layout.logPhi] = parameters.phi() * near[i];
      variance[i] = fit.variance(i, nu, slope);
    }
    return variance;
  }
}
