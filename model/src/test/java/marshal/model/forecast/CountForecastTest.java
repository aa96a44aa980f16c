package marshal.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores beside a computation of their own: sums over every count, one probability at a time. */
final class CountForecastTest {
  private static final int MOST = 2000;

  @ParameterizedTest
  @CsvSource({
    "0.05, 0.1, 0",
    "0.05, 0.1, 1",
    "3, 0.2, 0",
    "3, 0.2, 9",
    "40, 0.05, 55",
    "200, 0.3, 90"
  })
  void scoresAreTheirDefinitions(double mean, double psi, int outcome) {
    CountForecast forecast = new NegativeBinomialForecast(mean, psi);
    double[] probability = probabilities(mean, psi);
    double crps = 0;
    double below = 0;
    double cumulative = 0;
    double squares = 0;
    for (int count = 0; count < MOST; count++) {
      cumulative += probability[count];
      double step = outcome <= count ? 1 : 0;
      crps += (cumulative - step) * (cumulative - step);
      below += count < outcome ? probability[count] : 0;
      squares += count == outcome ? cumulative : 0;
    }
    // 400 quantiles stand for all: their mean is off by less than 1 % of the spread.
    double spread = Math.sqrt(mean + psi * mean * mean);
    assertThat(forecast.crps(outcome)).isCloseTo(crps, within(0.01 * spread));
    assertThat(forecast.logScore(outcome)).isCloseTo(-Math.log(probability[outcome]), within(1e-6));
    assertThat(forecast.pit(outcome, 0.25))
        .isCloseTo(below + 0.25 * probability[outcome], within(1e-6));
    assertThat(forecast.holds(0.8, outcome)).isEqualTo(squares >= 0.1 && below < 0.9);
    // The scores of another distribution are told apart.
    CountForecast other = new NegativeBinomialForecast(1.5 * mean, psi);
    assertThat(other.logScore(outcome)).isNotCloseTo(-Math.log(probability[outcome]), within(1e-3));
  }

  /** By recursion: p(k + 1) / p(k) = (k + 1 / psi) / (k + 1) psi mean / (1 + psi mean). */
  private static double[] probabilities(double mean, double psi) {
    double[] probability = new double[MOST];
    probability[0] = Math.pow(1 + psi * mean, -1 / psi);
    for (int k = 0; k + 1 < MOST; k++) {
      probability[k + 1] = probability[k] * (k + 1 / psi) / (k + 1) * psi * mean / (1 + psi * mean);
    }
    return probability;
  }
}
