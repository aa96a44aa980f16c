package marshal.model.fit;

import java.util.Arrays;
import java.util.Optional;

/**
 * Fits the self-exciting negative binomial demand model of one stream by penalised maximum
 * likelihood.
 *
 * <p>The model is that of hhh4 in the R package surveillance (Held and Paul 2012,
 * doi:10.1002/bimj.201200037) with area effects, one overdispersion and excitation whose strength
 * does not vary; without priors the two give the same answers. The spread of the area levels is
 * estimated by expectation-maximisation around the Newton search.
 */
public final class DemandFit {
  /** What counts as zero for a level in incidents per step, lambda, phi and psi. */
  private static final double FLOOR = 1e-6;

  private static final int MOST_POOLING_ROUNDS = 60;
  private static final double POOLING_TOLERANCE = 1e-3;

  private DemandFit() {}

  /**
   * Fits a stream.
   *
   * @param series the training counts; only rows whose lags are all observed enter the likelihood
   * @param weights who excites whom, over the same neighbourhoods
   * @throws IllegalArgumentException if the weights are for another number of neighbourhoods
   */
  public static FitOutcome fit(CountSeries series, NeighbourWeights weights, FitOptions options) {
    if (weights.neighbourhoods() != series.neighbourhoods()) {
      throw new IllegalArgumentException(
          "The neighbour weights cover %d neighbourhoods; the counts have %d."
              .formatted(weights.neighbourhoods(), series.neighbourhoods()));
    }
    FitDesign design = new FitDesign(series, weights, options);
    Optional<String> tooLittle = findShortage(design, options);
    if (tooLittle.isPresent()) {
      return new FitOutcome.Refused(FitOutcome.Cause.TOO_LITTLE_DATA, tooLittle.get());
    }
    DemandPriors priors = options.priors();
    boolean[] fixed = fixed(design, weights, options);
    DemandObjective objective = objective(design, fixed, series, options);
    double[] floor = new double[fixed.length];
    Arrays.fill(floor, Double.NEGATIVE_INFINITY);
    Arrays.fill(floor, 0, design.areas, Math.log(FLOOR));
    for (int k = objective.logLambda; k < objective.shared; k++) {
      floor[design.areas + k] = Math.log(FLOOR);
    }
    double[] start = start(design, objective, priors, fixed);
    DampedNewton climb = new DampedNewton(objective, start, floor, fixed, options.maxIterations());
    double spread = Double.POSITIVE_INFINITY;
    if (priors.areas().isPresent()) {
      spread = climbWithPooling(climb, objective, priors.areas().get());
    } else {
      climb.climb();
    }
    if (!climb.converged()) {
      return climb.exhausted()
          ? new FitOutcome.Refused(
              FitOutcome.Cause.NOT_CONVERGED,
              "The fit did not converge in %d Newton steps.\nMaybe allow more%s."
                  .formatted(climb.iterations(), priors.isNone() ? ", or use the priors" : ""))
          : new FitOutcome.Refused(
              FitOutcome.Cause.TOO_LITTLE_DATA,
              "The data cannot tell all coefficients apart, so none has a standard error.\n"
                  + "Maybe use the priors, fewer harmonics or no trend.");
    }
    double lambda = Math.exp(climb.theta()[design.areas + objective.logLambda]);
    double phi = Math.exp(climb.theta()[design.areas + objective.logPhi]);
    if (!(lambda + phi < 1)) {
      return new FitOutcome.Refused(
          FitOutcome.Cause.EXPLOSIVE,
          ("lambda (%.3f) + phi (%.3f) is %.3f; it must be below 1, or incidents would breed"
                  + " without end.\nMaybe a level break is missing, or use the priors.")
              .formatted(lambda, phi, lambda + phi));
    }
    return new FitOutcome.Fitted(
        new FittedStream(
            series,
            options,
            objective,
            climb,
            status(fixed, climb.atFloor()),
            spread,
            design.count.length));
  }

  /** Says what the data lack to be fitted at all, if anything. */
  private static Optional<String> findShortage(FitDesign design, FitOptions options) {
    if (design.terms == 0) {
      return Optional.of(
          "No step has its %d preceding steps observed, so nothing can be fitted.\n"
                  .formatted(options.lagKernel().size())
              + "Maybe add adjacent months or shorten the lag kernel.");
    }
    DemandPriors priors = options.priors();
    if (priors.areas().isEmpty() && total(design) == 0) {
      return Optional.of(
          "The stream has no incidents at all, which without priors says nothing about it.\n"
              + "Maybe use the priors.");
    }
    boolean flat = priors.trendPerYear().isFlat() || priors.harmonic().isFlat();
    if (flat && design.terms < design.covariates + 2) {
      return Optional.of(
          "%d usable steps are too few for %d coefficients in time without priors.\n"
                  .formatted(design.terms, design.covariates + 1)
              + "Maybe use the priors, fewer harmonics or no trend.");
    }
    if (priors.levelBreak().isFlat() && !design.everyRegimeHasATerm()) {
      return Optional.of(
          "A level break has no usable step before or after it.\n"
              + "Maybe drop the break or use the priors.");
    }
    return Optional.empty();
  }

  private static DemandObjective objective(
      FitDesign design, boolean[] fixed, CountSeries series, FitOptions options) {
    DemandPriors priors = options.priors();
    int shared = DemandObjective.FIRST_COVARIATE + design.covariates + 3;
    double[] mean = new double[shared];
    double[] precision = new double[shared];
    double perYear = series.stepsPerYear();
    int at = DemandObjective.FIRST_COVARIATE;
    if (options.trend()) {
      mean[at] = priors.trendPerYear().mean() / perYear;
      precision[at++] = priors.trendPerYear().precision() * perYear * perYear;
    }
    for (int k = 0; k < 2 * options.harmonics(); k++) {
      mean[at] = priors.harmonic().mean();
      precision[at++] = priors.harmonic().precision();
    }
    for (int b = 0; b < series.breakSteps().length; b++) {
      mean[at] = priors.levelBreak().mean();
      precision[at++] = priors.levelBreak().precision();
    }
    for (GaussianPrior prior :
        new GaussianPrior[] {priors.logLambda(), priors.logPhi(), priors.logPsi()}) {
      mean[at] = prior.mean();
      precision[at++] = prior.precision();
    }
    if (priors.areas().isPresent()) {
      double spread = priors.areas().get().meanSpread();
      mean[DemandObjective.MEAN_LEVEL] = Math.log((total(design) + 0.5) / design.count.length);
      precision[DemandObjective.MEAN_LEVEL] = 1 / (spread * spread);
    }
    for (int k = 0; k < shared; k++) {
      precision[k] = fixed[design.areas + k] ? 0 : precision[k];
    }
    return new DemandObjective(design, mean, precision, priors.areas().isPresent());
  }

  private static boolean[] fixed(FitDesign design, NeighbourWeights weights, FitOptions options) {
    DemandPriors priors = options.priors();
    int logLambda = design.areas + DemandObjective.FIRST_COVARIATE + design.covariates;
    boolean[] fixed = new boolean[logLambda + 3];
    fixed[design.areas + DemandObjective.MEAN_LEVEL] = priors.areas().isEmpty();
    fixed[logLambda] =
        !options.ownExcitation() || (priors.logLambda().isFlat() && nothing(design.own));
    fixed[logLambda + 1] =
        !options.neighbourExcitation()
            || weights.isEmpty()
            || (priors.logPhi().isFlat() && nothing(design.near));
    boolean onlyZerosAndOnes = design.cellsAbove.length <= 2; // no sign of overdispersion
    fixed[logLambda + 2] = onlyZerosAndOnes && priors.logPsi().isFlat();
    return fixed;
  }

  private static double[] start(
      FitDesign design, DemandObjective layout, DemandPriors priors, boolean[] fixed) {
    int n = design.areas;
    double[] theta = new double[n + layout.shared];
    double lambda = fixed[n + layout.logLambda] ? 0 : 0.15;
    double phi = fixed[n + layout.logPhi] ? 0 : 0.08;
    double share = 1 - lambda - phi;
    double overall = total(design) / (double) design.count.length;
    boolean pooled = priors.areas().isPresent();
    for (int i = 0; i < n; i++) {
      double sum = pooled ? 0.5 : 0;
      for (int t = 0; t < design.terms; t++) {
        sum += design.count[t * n + i];
      }
      double mean = Math.max(sum / design.terms, pooled ? 0.1 * overall : 0);
      theta[i] = Math.log(Math.max(FLOOR, share * mean));
    }
    theta[n + DemandObjective.MEAN_LEVEL] =
        pooled ? Math.log(share * (total(design) + 0.5) / design.count.length) : 0;
    theta[n + layout.logLambda] = Math.log(lambda);
    theta[n + layout.logPhi] = Math.log(phi);
    theta[n + layout.logPsi] = fixed[n + layout.logPsi] ? Math.log(FLOOR) : Math.log(0.1);
    return theta;
  }

  /** Alternates the climb with the spread of the area levels that it implies. */
  private static double climbWithPooling(
      DampedNewton climb, DemandObjective objective, AreaPooling pooling) {
    double spread = pooling.spread();
    objective.pool(spread);
    climb.climb();
    if (Double.isInfinite(pooling.worthAreas())) {
      return spread;
    }
    for (int round = 0; round < MOST_POOLING_ROUNDS && climb.converged(); round++) {
      double squares = expectedSquares(climb, objective);
      double worth = pooling.worthAreas();
      double variance =
          (worth * pooling.spread() * pooling.spread() + squares) / (worth + objective.areas);
      double next = Math.sqrt(variance);
      boolean settled = Math.abs(next / spread - 1) < POOLING_TOLERANCE;
      spread = next;
      objective.pool(spread);
      climb.climb();
      if (settled) {
        break;
      }
    }
    return spread;
  }

  /** Returns the expected sum of squared distances of the area levels from their mean. */
  private static double expectedSquares(DampedNewton climb, DemandObjective objective) {
    int n = objective.areas;
    int p = objective.shared;
    double[] covariance = climb.system().sharedCovariance();
    double[] response = climb.system().response();
    double[] conditional = climb.system().conditionalVariance();
    double[] theta = climb.theta();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double away = theta[i] - theta[n + DemandObjective.MEAN_LEVEL];
      sum += away * away + conditional[i];
      response[i * p + DemandObjective.MEAN_LEVEL] -= 1;
      for (int k = 0; k < p; k++) {
        double inner = 0;
        for (int l = 0; l < p; l++) {
          inner += covariance[k * p + l] * response[i * p + l];
        }
        sum += response[i * p + k] * inner;
      }
    }
    return sum;
  }

  private static Estimate.Status[] status(boolean[] fixed, boolean[] atFloor) {
    Estimate.Status[] status = new Estimate.Status[fixed.length];
    for (int k = 0; k < status.length; k++) {
      status[k] =
          fixed[k]
              ? Estimate.Status.FIXED
              : atFloor[k] ? Estimate.Status.AT_FLOOR : Estimate.Status.FREE;
    }
    return status;
  }

  private static long total(FitDesign design) {
    long sum = 0;
    for (int y : design.count) {
      sum += y;
    }
    return sum;
  }

  private static boolean nothing(double[] values) {
    for (double value : values) {
      if (value > 0) {
        return false;
      }
    }
    return true;
  }
}
