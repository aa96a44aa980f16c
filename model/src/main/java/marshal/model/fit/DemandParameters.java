package marshal.model.fit;

import java.util.Arrays;
import java.util.List;

/**
 * The parameters of one stream's demand in one world: the estimate itself or a draw around it.
 *
 * <p>The mean of neighbourhood i at step t, given the past, is
 *
 * <pre>exp(level[i] + trend (t - origin) + sum_h (sin_h sin + cos_h cos) + breaks so far)
 *   + lambda own + phi near</pre>
 *
 * Immutable.
 */
public final class DemandParameters {
  private final double[] level;
  private final double lambda;
  private final double phi;
  private final double psi;
  private final double trendPerStep;
  private final double[] sin;
  private final double[] cos;
  private final double[] breakEffect;
  private final int[] breakSteps;
  private final int originStep;
  private final int stepsPerYear;
  private final int stepOfYearAtZero;
  private final List<Double> lagKernel;

  /** Reads the coefficients from the optimiser's vector. */
  DemandParameters(DemandObjective layout, double[] theta, CountSeries series, FitOptions options) {
    int n = layout.areas;
    int at = n + DemandObjective.FIRST_COVARIATE;
    level = Arrays.copyOf(theta, n);
    lambda = Math.exp(theta[n + layout.logLambda]);
    phi = Math.exp(theta[n + layout.logPhi]);
    psi = Math.exp(theta[n + layout.logPsi]);
    trendPerStep = options.trend() ? theta[at++] : 0;
    sin = new double[options.harmonics()];
    cos = new double[options.harmonics()];
    for (int h = 0; h < sin.length; h++) {
      sin[h] = theta[at++];
      cos[h] = theta[at++];
    }
    breakSteps = series.breakSteps();
    breakEffect = new double[breakSteps.length];
    for (int b = 0; b < breakEffect.length; b++) {
      breakEffect[b] = theta[at++];
    }
    originStep = series.lastStep();
    stepsPerYear = series.stepsPerYear();
    stepOfYearAtZero = series.stepOfYearAtZero();
    lagKernel = options.lagKernel();
  }

  /** Returns the number of neighbourhoods. */
  public int neighbourhoods() {
    return level.length;
  }

  /** Returns the log level of a neighbourhood at the origin, before any break or season. */
  public double level(int neighbourhood) {
    return level[neighbourhood];
  }

  /** Returns the expected further incidents in the same neighbourhood per incident. */
  public double lambda() {
    return lambda;
  }

  /** Returns the expected further incidents in the neighbours together per incident. */
  public double phi() {
    return phi;
  }

  /** Returns the overdispersion: variance = mean + psi mean^2. */
  public double psi() {
    return psi;
  }

  /** Returns the change of the log level per step. */
  public double trendPerStep() {
    return trendPerStep;
  }

  /** Returns the sine coefficients by harmonic. */
  public double[] sin() {
    return sin.clone();
  }

  /** Returns the cosine coefficients by harmonic. */
  public double[] cos() {
    return cos.clone();
  }

  /** Returns the change of the log level at each break. */
  public double[] breakEffects() {
    return breakEffect.clone();
  }

  /** Returns the first step after each break. */
  public int[] breakSteps() {
    return breakSteps.clone();
  }

  /** Returns the step at which the trend is zero: the last one fitted to. */
  public int originStep() {
    return originStep;
  }

  /** Returns how many steps make a year. */
  public int stepsPerYear() {
    return stepsPerYear;
  }

  /** Returns the place in the year of step 0. */
  public int stepOfYearAtZero() {
    return stepOfYearAtZero;
  }

  /** Returns the share of excitation at each lag. */
  public List<Double> lagKernel() {
    return lagKernel;
  }

  /** Returns what a step adds to every neighbourhood's log level: trend, season, breaks. */
  public double timeEffect(int step) {
    double sum = trendPerStep * (step - originStep);
    double turn = 2 * Math.PI * Math.floorMod(step + stepOfYearAtZero, stepsPerYear) / stepsPerYear;
    for (int h = 0; h < sin.length; h++) {
      sum += sin[h] * Math.sin((h + 1) * turn) + cos[h] * Math.cos((h + 1) * turn);
    }
    for (int b = 0; b < breakSteps.length; b++) {
      sum += step >= breakSteps[b] ? breakEffect[b] : 0;
    }
    return sum;
  }

  /**
   * Returns the mean incidents of every neighbourhood in a row, given the rows before it.
   *
   * @throws IllegalArgumentException if one of the lagged rows was not observed
   */
  public double[] oneStepMeans(CountSeries series, NeighbourWeights weights, int row) {
    if (!series.hasLags(row, lagKernel.size())) {
      throw new IllegalArgumentException(
          "The %d steps before step %d must be observed to forecast it."
              .formatted(lagKernel.size(), series.step(row)));
    }
    return means(series, weights, row, series.step(row));
  }

  /**
   * Returns the mean incidents of every neighbourhood in the step after the last, given all rows;
   * where the last rows have a gap that the kernel reaches over, those of a steady past.
   */
  public double[] nextMeans(CountSeries series, NeighbourWeights weights) {
    int rows = series.rows();
    int next = series.lastStep() + 1;
    int lags = lagKernel.size();
    if (rows >= lags && series.step(rows - lags) == next - lags) {
      return means(series, weights, rows, next);
    }
    double[] mean = new double[level.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = Math.exp(level[i] + timeEffect(next)) / (1 - lambda - phi);
    }
    return mean;
  }

  private double[] means(CountSeries series, NeighbourWeights weights, int row, int step) {
    double[] own = new double[level.length];
    double[] near = new double[level.length];
    FitDesign.lag(series, row, lagKernel, own, 0);
    weights.receive(own, 0, near, 0);
    double time = timeEffect(step);
    double[] mean = new double[level.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = Math.exp(level[i] + time) + lambda * own[i] + phi * near[i];
    }
    return mean;
  }
}
