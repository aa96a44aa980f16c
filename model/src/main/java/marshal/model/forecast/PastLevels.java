package marshal.model.forecast;

import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandParameters;

/**
 * Past counts with what season and changes of recording explain divided out, over any window of
 * time. Steps that were not observed are left out of both sides of every rate.
 */
final class PastLevels {
  /** A season seen once cannot be told from a trend: below two years it counts in part. */
  private static final double YEARS_OF_A_SEASON = 2;

  private final CountSeries series;
  private final double[] exposure; // by row: expected count relative to the present level
  private final double[] cityCount; // by row
  private final double[] sin;
  private final double[] cos;
  private final int[] breakSteps;
  private final double[] breakEffects;
  private final double seasonShare;
  private final double triggered; // variance of counts per incident that excitation brings
  private final double psi;

  PastLevels(CountSeries series, DemandParameters fit) {
    this.series = series;
    this.sin = fit.sin();
    this.cos = fit.cos();
    this.breakSteps = fit.breakSteps();
    this.breakEffects = fit.breakEffects();
    this.seasonShare = Math.min(1, series.rows() / (YEARS_OF_A_SEASON * series.stepsPerYear()));
    this.triggered = 1 / Math.pow(1 - fit.lambda() - fit.phi(), 2);
    this.psi = fit.psi();
    int n = series.neighbourhoods();
    exposure = new double[series.rows()];
    cityCount = new double[series.rows()];
    for (int row = 0; row < exposure.length; row++) {
      exposure[row] = exposure(series.step(row));
      for (int i = 0; i < n; i++) {
        cityCount[row] += series.count(row, i);
      }
    }
  }

  /** Returns what the fitted season is multiplied by, 0 to 1. */
  double seasonShare() {
    return seasonShare;
  }

  CountSeries series() {
    return series;
  }

  /** Returns what season and recording multiply the present level by in a step. */
  double exposure(int step) {
    double turn = 2 * Math.PI * series.stepOfYear(step) / series.stepsPerYear();
    double log = 0;
    for (int h = 0; h < sin.length; h++) {
      log += seasonShare * (sin[h] * Math.sin((h + 1) * turn) + cos[h] * Math.cos((h + 1) * turn));
    }
    for (int b = 0; b < breakSteps.length; b++) {
      boolean stillToCome = step < breakSteps[b] && series.lastStep() >= breakSteps[b];
      log -= stillToCome ? breakEffects[b] : 0;
    }
    return Math.exp(log);
  }

  /** Returns the sum of exposures of the steps from..until - 1, observed or not. */
  double exposure(int from, int until) {
    double sum = 0;
    for (int step = from; step < until; step++) {
      sum += exposure(step);
    }
    return sum;
  }

  /** Returns the first row of a step or later. */
  int firstRow(int step) {
    int row = 0;
    while (row < exposure.length && series.step(row) < step) {
      row++;
    }
    return row;
  }

  /** Returns how many of the steps from..until - 1 were observed. */
  int observed(int from, int until) {
    return firstRow(until) - firstRow(from);
  }

  /** Returns the observed exposure of the steps from..until - 1. */
  double observedExposure(int from, int until) {
    double sum = 0;
    for (int row = firstRow(from), end = firstRow(until); row < end; row++) {
      sum += exposure[row];
    }
    return sum;
  }

  /** Returns the city's incidents per step at average season; NaN if no step was observed. */
  double cityRate(int from, int until) {
    return cityCount(from, until) / observedExposure(from, until);
  }

  /** Returns the city's incidents in the observed steps from..until - 1. */
  double cityCount(int from, int until) {
    double sum = 0;
    for (int row = firstRow(from), end = firstRow(until); row < end; row++) {
      sum += cityCount[row];
    }
    return sum;
  }

  /**
   * Returns the variance of a sum of counts over its mean: the noise of counting, which excitation
   * multiplies, where a level stays as it is.
   *
   * @param meanPerStep mean of each count in the sum
   */
  double dispersion(double meanPerStep) {
    return triggered * (1 + psi * meanPerStep);
  }

  /** Returns the same of the city's sum: its overdispersion is that of its neighbourhoods. */
  double cityDispersion() {
    double squares = 0;
    double sum = 0;
    int n = series.neighbourhoods();
    for (int i = 0; i < n; i++) {
      double count = count(i, Integer.MIN_VALUE, Integer.MAX_VALUE);
      squares += count * count;
      sum += count;
    }
    return sum > 0 ? dispersion(squares / sum / series.rows()) : dispersion(0);
  }

  /** Returns the incidents of a neighbourhood in the observed steps from..until - 1. */
  double count(int neighbourhood, int from, int until) {
    double sum = 0;
    for (int row = firstRow(from), end = firstRow(until); row < end; row++) {
      sum += series.count(row, neighbourhood);
    }
    return sum;
  }
}
