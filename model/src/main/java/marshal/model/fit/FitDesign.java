package marshal.model.fit;

import java.util.List;

/**
 * What the likelihood of one stream needs from its data, worked out once: the terms (rows whose
 * lags are all observed), the excitation that reaches each of their cells, and the covariates.
 */
final class FitDesign {
  final int areas;
  final int terms;
  final int covariates;

  /** Observed counts, [term][area]. */
  final int[] count;

  /** Lagged own counts, [term][area]. */
  final double[] own;

  /** Lagged counts that neighbours share out, [term][area]. */
  final double[] near;

  /** Covariates of the log level, [term][covariate]: trend, sine and cosine pairs, breaks. */
  final double[] covariate;

  /** How many cells hold more than k incidents: turns sums over cells into sums over counts. */
  final int[] cellsAbove;

  /** Sum over cells of log y!. */
  final double logFactorials;

  /** Step at which the trend is zero: the last one fitted to. */
  final int originStep;

  private final CountSeries series;
  private final FitOptions options;

  FitDesign(CountSeries series, NeighbourWeights weights, FitOptions options) {
    this.series = series;
    this.options = options;
    areas = series.neighbourhoods();
    covariates = (options.trend() ? 1 : 0) + 2 * options.harmonics() + series.breakSteps().length;
    originStep = series.lastStep();
    int lags = options.lagKernel().size();
    int usable = 0;
    for (int row = 0; row < series.rows(); row++) {
      usable += series.hasLags(row, lags) ? 1 : 0;
    }
    terms = usable;
    count = new int[terms * areas];
    own = new double[terms * areas];
    near = new double[terms * areas];
    covariate = new double[terms * covariates];
    int term = 0;
    for (int row = 0; row < series.rows(); row++) {
      if (series.hasLags(row, lags)) {
        lag(series, row, options.lagKernel(), own, term * areas);
        weights.receive(own, term * areas, near, term * areas);
        writeCovariates(series, options, originStep, series.step(row), covariate, term);
        for (int i = 0; i < areas; i++) {
          count[term * areas + i] = series.count(row, i);
        }
        term++;
      }
    }
    int most = 0;
    for (int y : count) {
      most = Math.max(most, y);
    }
    int[] above = new int[most + 1];
    for (int y : count) {
      above[y]++;
    }
    int running = 0;
    for (int k = most; k >= 0; k--) {
      int at = above[k];
      above[k] = running;
      running += at;
    }
    cellsAbove = above;
    double sum = 0;
    for (int k = 1; k < most; k++) {
      sum += above[k] * Math.log(k + 1.0);
    }
    logFactorials = sum;
  }

  /** Writes the lagged own counts of a row. */
  static void lag(CountSeries series, int row, List<Double> kernel, double[] into, int offset) {
    for (int i = 0; i < series.neighbourhoods(); i++) {
      double sum = 0;
      for (int lag = 1; lag <= kernel.size(); lag++) {
        sum += kernel.get(lag - 1) * series.count(row - lag, i);
      }
      into[offset + i] = sum;
    }
  }

  /** Returns whether there is a term before, between and after all breaks. */
  boolean everyRegimeHasATerm() {
    int[] breaks = series.breakSteps();
    int[] seen = new int[breaks.length + 1];
    int lags = options.lagKernel().size();
    for (int row = 0; row < series.rows(); row++) {
      if (series.hasLags(row, lags)) {
        int regime = 0;
        while (regime < breaks.length && series.step(row) >= breaks[regime]) {
          regime++;
        }
        seen[regime]++;
      }
    }
    for (int found : seen) {
      if (found == 0) {
        return false;
      }
    }
    return true;
  }

  /** Writes the covariates of a step into a row of a table. */
  static void writeCovariates(
      CountSeries series, FitOptions options, int origin, int step, double[] into, int term) {
    int[] breaks = series.breakSteps();
    int width = (options.trend() ? 1 : 0) + 2 * options.harmonics() + breaks.length;
    int at = term * width;
    if (options.trend()) {
      into[at++] = step - origin;
    }
    double turn = 2 * Math.PI * series.stepOfYear(step) / series.stepsPerYear();
    for (int h = 1; h <= options.harmonics(); h++) {
      into[at++] = Math.sin(h * turn);
      into[at++] = Math.cos(h * turn);
    }
    for (int from : breaks) {
      into[at++] = step >= from ? 1 : 0;
    }
  }
}
