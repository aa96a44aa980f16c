package marshal.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignTestTest {

  /** Two-sided binomial tails, by hand: 2 * sum of binomial coefficients / 2^n. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "1, 0, 1",
    "5, 0, 0.0625",
    "6, 0, 0.03125",
    "9, 1, 0.021484375",
    "3, 3, 1",
    "2, 4, 0.6875",
    "15, 0, 0.00006103515625"
  })
  void hasTheTailsOfTheBinomialDistribution(int wins, int losses, double p) {
    assertThat(new SignTest(wins, losses, 7).pValue()).isCloseTo(p, within(1e-12));
  }

  @Test
  void smallerNumberWinsAndEqualOnesDoNotCount() {
    SignTest test = SignTest.of(new double[] {1, 5, 2, 3}, new double[] {2, 4, 2, 3 + 1e-9}, 1e-6);

    assertThat(test).isEqualTo(new SignTest(1, 1, 2));
  }
}
