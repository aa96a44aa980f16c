package marshal.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import marshal.model.fit.CountSeries;
import org.junit.jupiter.api.Test;

final class NaiveOutlookTest {
  @Test
  void repeatsTheLastYear() {
    CountSeries series =
        DriftingCity.exactly(2, IntStream.range(0, 24).map(t -> t < 12 ? 3 : 5 + t % 2).toArray());
    List<CountForecast> totals = NaiveOutlook.LAST_YEAR.totals(series, 24, 12);
    assertThat(totals).hasSize(3);
    assertThat(totals.get(0).mean()).isCloseTo(66, within(1e-9));
    assertThat(totals.get(2).mean()).isCloseTo(132, within(1e-9));
    assertThat(NaiveOutlook.SAME_STEP_LAST_YEAR.steps(series, 24, 12).get(3).mean())
        .isCloseTo(6, within(1e-9));
  }

  @Test
  void spreadsTotalsAsPastTotalsMissed() {
    CountSeries steady = new DriftingCity(20, 20, 0, 0, 0).months(60, 1);
    CountSeries drifting = new DriftingCity(20, 20, 0, 0.3, 0).months(60, 1);
    assertThat(relativeWidth(drifting)).isGreaterThan(2 * relativeWidth(steady));
  }

  @Test
  void hasHalfAnIncidentWhereThereWasNone() {
    CountSeries series = DriftingCity.exactly(2, new int[24]);
    for (NaiveOutlook kind : NaiveOutlook.values()) {
      assertThat(kind.totals(series, 24, 12).get(0).mean()).isPositive();
    }
  }

  @Test
  void thinsToAShare() {
    CountSeries series = new DriftingCity(2, 20, 0, 0, 0).months(24, 1);
    CountForecast whole = NaiveOutlook.LAST_YEAR.totals(series, 24, 12).get(2);
    CountForecast part =
        NaiveOutlook.LAST_YEAR.totals(series, 24, 12, new double[] {0.5, 0.5}).get(2);
    assertThat(part.mean()).isCloseTo(whole.mean() / 2, within(1e-9));
  }

  @Test
  void agreesWithTheNegativeBinomialsClosedForms() {
    NegativeBinomialForecast forecast =
        new NegativeBinomialForecast(200.1 * 0.18 / 0.82, 1 / 200.1);
    // The score of size 200.1 and probability 0.82 at 44, from the table of oracles.
    assertThat(forecast.crps(44)).isCloseTo(1.70859687251, within(0.005));
    assertThat(forecast.cumulative(44) - forecast.cumulative(43))
        .isCloseTo(forecast.probability(44), within(1e-10));
    assertThat(new NegativeBinomialForecast(30, 0.5).crps(44))
        .isNotCloseTo(1.70859687251, within(0.5));
  }

  private static double relativeWidth(CountSeries series) {
    CountForecast total = NaiveOutlook.LAST_YEAR.totals(series, 60, 12).get(0);
    return (total.quantile(0.9) - total.quantile(0.1)) / total.mean();
  }
}
