package marshal.model.fit;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Forecasts that anyone can make without a model; a model must beat them.
 *
 * <p>Each gives a mean; around it lies a negative binomial whose overdispersion is fitted to the
 * same forecast's past errors.
 */
public enum NaiveForecast {
  /** Mean of the steps observed in the year before. */
  MEAN_OF_LAST_YEAR {
    @Override
    double mean(CountSeries series, int row, int area) {
      int steps = 0;
      long sum = 0;
      int earliest = series.step(row) - series.stepsPerYear();
      for (int r = row - 1; r >= 0 && series.step(r) >= earliest; r--) {
        sum += series.count(r, area);
        steps++;
      }
      return steps == 0 ? Double.NaN : Math.max((double) sum, HALF) / steps;
    }
  },
  /** The same month or week a year ago. */
  SAME_STEP_LAST_YEAR {
    @Override
    double mean(CountSeries series, int row, int area) {
      return single(series, series.findRow(series.step(row) - series.stepsPerYear()), area);
    }
  },
  /** The step before. */
  LAST_STEP {
    @Override
    double mean(CountSeries series, int row, int area) {
      return single(series, series.findRow(series.step(row) - 1), area);
    }
  };

  /** Stands for no incident at all, lest a naive forecast call the next one impossible. */
  private static final double HALF = 0.5;

  private static final double LOWEST_PSI = 1e-6;
  private static final double HIGHEST_PSI = 100;

  /** Returns the mean of a cell, or NaN where the steps it needs were not observed. */
  abstract double mean(CountSeries series, int row, int area);

  private static double single(CountSeries series, int row, int area) {
    return row < 0 ? Double.NaN : Math.max(HALF, series.count(row, area));
  }

  /**
   * Returns the overdispersion around this forecast's mean by maximum likelihood.
   *
   * @param fallback what to return where the training steps hold no such forecast
   */
  double fitPsi(CountSeries training, double fallback) {
    int n = training.neighbourhoods();
    double[] mean = new double[training.rows() * n];
    int known = 0;
    for (int row = 0; row < training.rows(); row++) {
      for (int i = 0; i < n; i++) {
        mean[row * n + i] = mean(training, row, i);
        known += Double.isNaN(mean[row * n + i]) ? 0 : 1;
      }
    }
    if (known == 0) {
      return fallback;
    }
    UnivariateFunction logLikelihood =
        logPsi -> {
          double psi = Math.exp(logPsi);
          double sum = 0;
          for (int cell = 0; cell < mean.length; cell++) {
            if (!Double.isNaN(mean[cell])) {
              int y = training.count(cell / n, cell % n);
              sum += new NegativeBinomial(mean[cell], psi).logProbability(y);
            }
          }
          return sum;
        };
    return Math.exp(
        new BrentOptimizer(1e-6, 1e-6)
            .optimize(
                new MaxEval(200),
                GoalType.MAXIMIZE,
                new UnivariateObjectiveFunction(logLikelihood),
                new SearchInterval(Math.log(LOWEST_PSI), Math.log(HIGHEST_PSI)))
            .getPoint());
  }
}
