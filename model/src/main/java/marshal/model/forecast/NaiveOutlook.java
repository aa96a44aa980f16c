package marshal.model.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import marshal.model.fit.CountSeries;
import marshal.model.paths.NegativeBinomialQuantile;

/**
 * Forecasts of a horizon that anyone can make without a model, each with a spread: a negative
 * binomial whose overdispersion is fitted to what the same forecast missed in the past.
 */
public enum NaiveOutlook {
  /** The incidents of the last year, spread as totals of a horizon missed them in the past. */
  LAST_YEAR("last year's total") {
    @Override
    double mean(CountSeries series, int column, int now, int step) {
      return meanOfLastYear(series, column, now);
    }

    @Override
    boolean spreadsTotals() {
      return true;
    }
  },
  /** The mean of the last year's steps, spread as single steps missed it, one by one. */
  MEAN_OF_LAST_YEAR("mean of last year's steps") {
    @Override
    double mean(CountSeries series, int column, int now, int step) {
      return meanOfLastYear(series, column, now);
    }

    @Override
    boolean spreadsTotals() {
      return false;
    }
  },
  /** The same month or week of the last year that is known; the year's mean where it is missing. */
  SAME_STEP_LAST_YEAR("same step last year") {
    @Override
    double mean(CountSeries series, int column, int now, int step) {
      int year = series.stepsPerYear();
      int back = step;
      while (back >= now) {
        back -= year;
      }
      int row = row(series, back);
      return row < 0
          ? meanOfLastYear(series, column, now)
          : Math.max(HALF, count(series, row, column));
    }

    @Override
    boolean spreadsTotals() {
      return false;
    }
  };

  private static final double HALF = 0.5;

  private final String title;

  NaiveOutlook(String title) {
    this.title = title;
  }

  /** Returns what to call it in a table. */
  public String title() {
    return title;
  }

  /** Returns the mean of a later step, as known just before a step; NaN if it cannot be known. */
  abstract double mean(CountSeries series, int column, int now, int step);

  /** Returns whether totals have a spread of their own, rather than that of independent steps. */
  abstract boolean spreadsTotals();

  /**
   * Forecasts totals.
   *
   * @param series counts up to the last step known
   * @param firstStep first step of the horizon
   * @param steps steps of the horizon
   * @return the forecast of each neighbourhood's total, and of the city's at the end; empty where
   *     the history is too short for this forecast
   */
  public List<CountForecast> totals(CountSeries series, int firstStep, int steps) {
    return totals(series, firstStep, steps, whole(series));
  }

  /**
   * Forecasts totals of a share of the incidents recorded.
   *
   * @param shares share of each neighbourhood's incidents, 0 to 1
   * @return as without shares
   */
  public List<CountForecast> totals(CountSeries series, int firstStep, int steps, double[] shares) {
    int n = series.neighbourhoods();
    int now = series.lastStep() + 1;
    List<CountForecast> forecasts = new ArrayList<>();
    NegativeBinomialQuantile spread = spread(psi(series, firstStep - now, steps, false));
    NegativeBinomialQuantile citySpread = spread(psi(series, firstStep - now, steps, true));
    double city = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int t = 0; t < steps; t++) {
        sum += mean(series, i, now, firstStep + t);
      }
      if (Double.isNaN(sum)) {
        return List.of();
      }
      forecasts.add(forecast(shares[i] * sum, spread));
      city += shares[i] * sum;
    }
    forecasts.add(forecast(city, citySpread));
    return forecasts;
  }

  /**
   * Forecasts single steps.
   *
   * @return forecasts, row-major [step][neighbourhood, then the city]; empty where the history is
   *     too short for this forecast
   */
  public List<CountForecast> steps(CountSeries series, int firstStep, int steps) {
    return steps(series, firstStep, steps, whole(series));
  }

  /**
   * Forecasts single steps of a share of the incidents recorded.
   *
   * @param shares share of each neighbourhood's incidents, 0 to 1
   * @return as without shares
   */
  public List<CountForecast> steps(CountSeries series, int firstStep, int steps, double[] shares) {
    int n = series.neighbourhoods();
    int now = series.lastStep() + 1;
    List<CountForecast> forecasts = new ArrayList<>();
    NegativeBinomialQuantile spread = spread(stepPsi(series, false));
    NegativeBinomialQuantile citySpread = spread(stepPsi(series, true));
    for (int t = 0; t < steps; t++) {
      double city = 0;
      for (int i = 0; i < n; i++) {
        double mean = mean(series, i, now, firstStep + t);
        if (Double.isNaN(mean)) {
          return List.of();
        }
        forecasts.add(forecast(shares[i] * mean, spread));
        city += shares[i] * mean;
      }
      forecasts.add(forecast(city, citySpread));
    }
    return forecasts;
  }

  private static NegativeBinomialQuantile spread(double psi) {
    return NegativeBinomialForecast.quantiles(psi);
  }

  private static CountForecast forecast(double mean, NegativeBinomialQuantile spread) {
    return new NegativeBinomialForecast(Math.max(Double.MIN_NORMAL, mean), spread);
  }

  private static double[] whole(CountSeries series) {
    double[] shares = new double[series.neighbourhoods()];
    Arrays.fill(shares, 1);
    return shares;
  }

  /** The overdispersion of totals of so many steps, so many steps after what is known. */
  private double psi(CountSeries series, int gap, int steps, boolean city) {
    if (!spreadsTotals()) {
      return stepPsi(series, city) / steps;
    }
    int n = series.neighbourhoods();
    int half = Math.max(1, series.stepsPerYear() / 2);
    List<Double> means = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int now = series.lastStep() + 1 - gap - steps; now > series.step(0); now -= half) {
      if (observed(series, now - series.stepsPerYear(), now) < series.stepsPerYear()
          || observed(series, now + gap, now + gap + steps) < steps) {
        continue;
      }
      for (int column = city ? n : 0; column < (city ? n + 1 : n); column++) {
        means.add(steps * mean(series, column, now, now + gap));
        int sum = 0;
        for (int t = 0; t < steps; t++) {
          sum += count(series, row(series, now + gap + t), column);
        }
        counts.add(sum);
      }
    }
    return means.isEmpty() ? stepPsi(series, city) / steps : fit(means, counts);
  }

  /** The overdispersion of single steps within a year of what is known. */
  private double stepPsi(CountSeries series, boolean city) {
    int n = series.neighbourhoods();
    int year = series.stepsPerYear();
    List<Double> means = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int now = series.lastStep() + 1 - year; now > series.step(0); now -= year) {
      addSteps(series, now, Math.min(now + year, series.lastStep() + 1), city, means, counts);
    }
    if (means.isEmpty()) {
      // Too short for a year ahead: what the mean of all steps missed, looking back.
      for (int column = city ? n : 0; column < (city ? n + 1 : n); column++) {
        double mean = meanOfLastYear(series, column, series.lastStep() + 1);
        for (int row = 0; row < series.rows(); row++) {
          if (series.step(row) > series.lastStep() - year) {
            means.add(mean);
            counts.add(count(series, row, column));
          }
        }
      }
    }
    return fit(means, counts);
  }

  private void addSteps(
      CountSeries series,
      int now,
      int until,
      boolean city,
      List<Double> means,
      List<Integer> counts) {
    int n = series.neighbourhoods();
    for (int row = 0; row < series.rows(); row++) {
      int step = series.step(row);
      if (step < now || step >= until) {
        continue;
      }
      for (int column = city ? n : 0; column < (city ? n + 1 : n); column++) {
        double mean = mean(series, column, now, step);
        if (!Double.isNaN(mean)) {
          means.add(mean);
          counts.add(count(series, row, column));
        }
      }
    }
  }

  private static double fit(List<Double> means, List<Integer> counts) {
    return NegativeBinomialForecast.fitPsi(
        means.stream().mapToDouble(Double::doubleValue).toArray(),
        counts.stream().mapToInt(Integer::intValue).toArray());
  }

  private static double meanOfLastYear(CountSeries series, int column, int now) {
    int steps = 0;
    double sum = 0;
    for (int row = 0; row < series.rows() && series.step(row) < now; row++) {
      if (series.step(row) >= now - series.stepsPerYear()) {
        sum += count(series, row, column);
        steps++;
      }
    }
    return steps == 0 ? Double.NaN : Math.max(sum, HALF) / steps;
  }

  /** Returns a neighbourhood's count, or the city's for the column after the last. */
  static int count(CountSeries series, int row, int column) {
    if (column < series.neighbourhoods()) {
      return series.count(row, column);
    }
    int sum = 0;
    for (int i = 0; i < column; i++) {
      sum += series.count(row, i);
    }
    return sum;
  }

  /** Returns the row of a step, or -1. */
  static int row(CountSeries series, int step) {
    for (int row = 0; row < series.rows(); row++) {
      if (series.step(row) == step) {
        return row;
      }
    }
    return -1;
  }

  static int observed(CountSeries series, int from, int until) {
    int observed = 0;
    for (int row = 0; row < series.rows(); row++) {
      observed += series.step(row) >= from && series.step(row) < until ? 1 : 0;
    }
    return observed;
  }
}
