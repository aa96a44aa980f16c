package marshal.model.fit;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The demand model of one stream as fitted: parameters, their standard errors and joint
 * uncertainty, and how good the fit is. Immutable.
 */
public final class FittedStream {
  private static final int MOST_REDRAWS = 1000;

  private final CountSeries series;
  private final FitOptions options;
  private final DemandObjective layout;
  private final double[] theta;
  private final Estimate.Status[] status;
  private final double[] sharedCovariance; // [shared][shared]
  private final double[] response; // of area levels to shared coefficients, [area][shared]
  private final double[] conditionalVariance; // of area levels, [area]
  private final double logLikelihood;
  private final double penalisedObjective;
  private final double areaSpread;
  private final int iterations;
  private final int cells;
  private final DemandParameters parameters;

  FittedStream(
      CountSeries series,
      FitOptions options,
      DemandObjective layout,
      DampedNewton climb,
      Estimate.Status[] status,
      double areaSpread,
      int cells) {
    this.series = series;
    this.options = options;
    this.layout = layout;
    this.theta = climb.theta().clone();
    this.status = status;
    this.sharedCovariance = climb.system().sharedCovariance();
    this.response = climb.system().response();
    this.conditionalVariance = climb.system().conditionalVariance();
    this.logLikelihood = climb.evaluation().logLikelihood;
    this.penalisedObjective = climb.evaluation().value;
    this.areaSpread = areaSpread;
    this.iterations = climb.iterations();
    this.cells = cells;
    this.parameters = new DemandParameters(layout, theta, series, options);
  }

  /** Returns the estimates as bare numbers. */
  public DemandParameters parameters() {
    return parameters;
  }

  /** Returns the options of the fit. */
  public FitOptions options() {
    return options;
  }

  /** Returns the log-likelihood at the estimate, without the priors. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** Returns the log-likelihood less half the squared distances from the priors. */
  public double penalisedObjective() {
    return penalisedObjective;
  }

  /** Returns how many Newton steps the fit took. */
  public int iterations() {
    return iterations;
  }

  /** Returns how many counts entered the likelihood. */
  public int cells() {
    return cells;
  }

  /** Returns the standard deviation to which area levels were pooled; infinite if not at all. */
  public double areaSpread() {
    return areaSpread;
  }

  /** Returns lambda with its standard error. */
  public Estimate lambda() {
    return logLambda().exponential();
  }

  /** Returns log lambda with its standard error. */
  public Estimate logLambda() {
    return shared(layout.logLambda);
  }

  /** Returns phi with its standard error. */
  public Estimate phi() {
    return logPhi().exponential();
  }

  /** Returns log phi with its standard error. */
  public Estimate logPhi() {
    return shared(layout.logPhi);
  }

  /** Returns psi with its standard error. */
  public Estimate psi() {
    return logPsi().exponential();
  }

  /** Returns log psi with its standard error. */
  public Estimate logPsi() {
    return shared(layout.logPsi);
  }

  /** Returns the trend per step; 0 and fixed if the model has none. */
  public Estimate trendPerStep() {
    return options.trend()
        ? shared(DemandObjective.FIRST_COVARIATE)
        : new Estimate(0, 0, Estimate.Status.FIXED);
  }

  /** Returns the sine coefficients by harmonic. */
  public List<Estimate> sin() {
    return everySecond(0);
  }

  /** Returns the cosine coefficients by harmonic. */
  public List<Estimate> cos() {
    return everySecond(1);
  }

  /** Returns the change of the log level at each break. */
  public List<Estimate> breakEffects() {
    int first = firstHarmonic() + 2 * options.harmonics();
    List<Estimate> list = new ArrayList<>();
    for (int b = 0; b < series.breakSteps().length; b++) {
      list.add(shared(first + b));
    }
    return List.copyOf(list);
  }

  /** Returns the log level of a neighbourhood at the last fitted step, before any break. */
  public Estimate level(int neighbourhood) {
    double variance = variance(neighbourhood, 1, new double[layout.shared]);
    return new Estimate(theta[neighbourhood], Math.sqrt(variance), status[neighbourhood]);
  }

  /**
   * Draws a world: parameters from the normal approximation around the estimate, only stable ones.
   *
   * @throws IllegalStateException if almost no draw is stable
   */
  public DemandParameters draw(UniformRandomProvider rng) {
    int n = layout.areas;
    int p = layout.shared;
    ContinuousDistribution.Sampler normal = NormalDistribution.of(0, 1).createSampler(rng);
    double[] root = squareRoot(sharedCovariance, p);
    for (int attempt = 0; attempt < MOST_REDRAWS; attempt++) {
      double[] drawn = theta.clone();
      double[] moved = new double[p];
      double[] z = normal.samples(p).toArray();
      for (int k = 0; k < p; k++) {
        for (int l = 0; l <= k; l++) {
          moved[k] += root[k * p + l] * z[l];
        }
        drawn[n + k] += moved[k];
      }
      for (int i = 0; i < n; i++) {
        double sum = Math.sqrt(conditionalVariance[i]) * normal.sample();
        for (int k = 0; k < p; k++) {
          sum += response[i * p + k] * moved[k];
        }
        drawn[i] += sum;
      }
      if (Math.exp(drawn[n + layout.logLambda]) + Math.exp(drawn[n + layout.logPhi]) < 1) {
        return new DemandParameters(layout, drawn, series, options);
      }
    }
    throw new IllegalStateException(
        "None of %d draws had lambda + phi below 1 (estimates %s and %s)."
            .formatted(MOST_REDRAWS, lambda(), phi()));
  }

  /**
   * Returns the variance of a sum of coefficients: a neighbourhood's log level times a weight and
   * the shared ones each times its own.
   *
   * @param shared weight of each shared coefficient, in the order of the objective
   */
  double variance(int neighbourhood, double levelWeight, double[] shared) {
    int p = layout.shared;
    double[] slope = new double[p];
    for (int k = 0; k < p; k++) {
      slope[k] = shared[k] + levelWeight * response[neighbourhood * p + k];
    }
    double variance = levelWeight * levelWeight * conditionalVariance[neighbourhood];
    for (int k = 0; k < p; k++) {
      for (int l = 0; l < p; l++) {
        variance += slope[k] * sharedCovariance[k * p + l] * slope[l];
      }
    }
    return variance;
  }

  DemandObjective layout() {
    return layout;
  }

  CountSeries series() {
    return series;
  }

  private Estimate shared(int k) {
    return new Estimate(
        theta[layout.areas + k],
        Math.sqrt(sharedCovariance[k * layout.shared + k]),
        status[layout.areas + k]);
  }

  private List<Estimate> everySecond(int offset) {
    List<Estimate> list = new ArrayList<>();
    for (int h = 0; h < options.harmonics(); h++) {
      list.add(shared(firstHarmonic() + 2 * h + offset));
    }
    return List.copyOf(list);
  }

  private int firstHarmonic() {
    return DemandObjective.FIRST_COVARIATE + (options.trend() ? 1 : 0);
  }

  /** Lower Cholesky factor of a covariance whose held coefficients have empty rows. */
  private static double[] squareRoot(double[] covariance, int p) {
    double[] root = new double[p * p];
    for (int k = 0; k < p; k++) {
      for (int l = 0; l <= k; l++) {
        double sum = covariance[k * p + l];
        for (int m = 0; m < l; m++) {
          sum -= root[k * p + m] * root[l * p + m];
        }
        if (k == l) {
          root[k * p + k] = Math.sqrt(Math.max(0, sum));
        } else {
          root[k * p + l] = root[l * p + l] > 0 ? sum / root[l * p + l] : 0;
        }
      }
    }
    return root;
  }
}
