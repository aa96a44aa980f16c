package marshal.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import marshal.model.oracle.Oracle;
import marshal.model.oracle.OracleRow;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegativeBinomialTest {

  /** Reference values of the closed form, by size and success probability. */
  @ParameterizedTest
  @CsvSource({
    "100, 0.95, 5, 0.53215257681",
    "200.1, 0.82, 44, 1.70859687251",
    "20000.1, 0.9, 2222, 11.6114812752"
  })
  @Oracle(value = OracleRow.RANKED_PROBABILITY_SCORE, twin = "a probability 1e-6 larger")
  void ranksLikeTheReference(double size, double probability, int y, double expected) {
    NegativeBinomial forecast =
        new NegativeBinomial(size * (1 - probability) / probability, 1 / size);
    assertThat(forecast.rankedProbabilityScore(y)).isCloseTo(expected, within(1e-9 * expected));
    double wrong = probability + 1e-6;
    NegativeBinomial twin = new NegativeBinomial(size * (1 - wrong) / wrong, 1 / size);
    assertThat(Math.abs(twin.rankedProbabilityScore(y) - expected)).isGreaterThan(1e-9 * expected);
  }

  @ParameterizedTest
  @CsvSource({"0.02, 0.5", "3, 0.1", "3, 4", "80, 0.05", "2000, 0.01", "0.4, 1e-7"})
  void sumsToOneWithItsMeanAndVariance(double mean, double psi) {
    NegativeBinomial forecast = new NegativeBinomial(mean, psi);
    int last = forecast.quantile(1 - 1e-15) + 100;
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int k = 0; k <= last; k++) {
      double f = Math.exp(forecast.logProbability(k));
      sum += f;
      first += k * f;
      second += k * (double) k * f;
    }
    assertThat(sum).isCloseTo(1, within(1e-10));
    assertThat(first).isCloseTo(mean, within(1e-9 * mean));
    assertThat(second - first * first)
        .isCloseTo(forecast.variance(), within(1e-7 * forecast.variance()));
  }

  @Test
  void isPoissonWithoutOverdispersion() {
    PoissonDistribution poisson = PoissonDistribution.of(7.3);
    for (double psi : new double[] {0, 1e-14, 1e-10}) {
      NegativeBinomial forecast = new NegativeBinomial(7.3, psi);
      for (int k = 0; k < 30; k++) {
        assertThat(forecast.logProbability(k)).isCloseTo(poisson.logProbability(k), within(1e-7));
        assertThat(forecast.cumulative(k))
            .isCloseTo(poisson.cumulativeProbability(k), within(1e-8));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.5", "12, 0.2", "900, 0.03"})
  void quantilesInvertTheCumulativeProbability(double mean, double psi) {
    NegativeBinomial forecast = new NegativeBinomial(mean, psi);
    for (double p : new double[] {0.001, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999}) {
      int q = forecast.quantile(p);
      assertThat(forecast.cumulative(q)).isGreaterThanOrEqualTo(p);
      assertThat(forecast.cumulative(q - 1)).isLessThan(p);
    }
  }

  @Test
  void scoresAnOutcomeFarFromTheForecastByItsDistance() {
    NegativeBinomial forecast = new NegativeBinomial(4, 0);
    assertThat(forecast.rankedProbabilityScore(1000)).isCloseTo(1000, within(10.0));
    assertThat(new NegativeBinomial(5000, 1e-6).rankedProbabilityScore(0))
        .isCloseTo(5000, within(100.0));
  }

  /** Either side of the limit the sum and the gamma form agree to the share they neglect. */
  @ParameterizedTest
  @CsvSource({"100", "3000", "20000"})
  void joinsTheGammaFormWithoutAStep(int y) {
    NegativeBinomial summed = new NegativeBinomial(3999, 0.5);
    NegativeBinomial gamma = new NegativeBinomial(4001, 0.5);
    assertThat(gamma.rankedProbabilityScore(y) / summed.rankedProbabilityScore(y))
        .isCloseTo(1, within(1e-3));
    assertThat(gamma.cumulative(y)).isCloseTo(summed.cumulative(y), within(1e-3));
    assertThat((double) gamma.quantile(0.9) / summed.quantile(0.9)).isCloseTo(1, within(1e-3));
  }

  @Test
  void rejectsAMeanOfZero() {
    assertThatThrownBy(() -> new NegativeBinomial(0, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
  }
}
