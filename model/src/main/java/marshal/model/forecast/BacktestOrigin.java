package marshal.model.forecast;

import java.util.List;

/**
 * One past origin: forecasts made as they would have been then, and what happened.
 *
 * @param firstStep first step that was forecast
 * @param forecasts of each neighbourhood's total, and of the city's at the end
 * @param outcomes incidents that followed, in the same order
 */
record BacktestOrigin(int firstStep, List<CountForecast> forecasts, List<Integer> outcomes) {

  BacktestOrigin {
    forecasts = List.copyOf(forecasts);
    outcomes = List.copyOf(outcomes);
  }

  /** Returns the mean score of the neighbourhoods. */
  double crps() {
    double sum = 0;
    for (int i = 0; i < forecasts.size() - 1; i++) {
      sum += forecasts.get(i).crps(outcomes.get(i));
    }
    return sum / (forecasts.size() - 1);
  }

  static BacktestScores score(List<BacktestOrigin> origins) {
    int totals = 0;
    int cities = 0;
    double[] sum = new double[7];
    for (BacktestOrigin origin : origins) {
      int last = origin.forecasts.size() - 1;
      for (int i = 0; i <= last; i++) {
        CountForecast forecast = origin.forecasts.get(i);
        int outcome = origin.outcomes.get(i);
        if (i < last) {
          totals++;
          sum[0] += forecast.crps(outcome);
          sum[1] += forecast.holds(0.5, outcome) ? 1 : 0;
          sum[2] += forecast.holds(0.8, outcome) ? 1 : 0;
          sum[3] += forecast.holds(0.95, outcome) ? 1 : 0;
        } else {
          cities++;
          sum[4] += forecast.crps(outcome);
          sum[5] += forecast.holds(0.8, outcome) ? 1 : 0;
          sum[6] += forecast.holds(0.95, outcome) ? 1 : 0;
        }
      }
    }
    return new BacktestScores(
        totals,
        sum[0] / totals,
        sum[1] / totals,
        sum[2] / totals,
        sum[3] / totals,
        sum[4] / cities,
        sum[5] / cities,
        sum[6] / cities);
  }
}
