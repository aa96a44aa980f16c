package marshal.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BootstrapTest {

  /**
   * Intervals of 400 samples of 30 normal numbers should hold their mean in about 94 % of cases
   * (percentile intervals of 30 numbers are a little short); with p = 0.94 five standard errors are
   * 0.06.
   */
  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    assertThat(shareThatHolds(0)).isBetween(0.88, 0.99);
  }

  @Test
  void intervalsDoNotHoldAnotherNumberThatOften() {
    assertThat(shareThatHolds(0.4)).isLessThan(0.6);
  }

  private static double shareThatHolds(double claimed) {
    SplittableRandom random = new SplittableRandom(7);
    int held = 0;
    int samples = 400;
    for (int s = 0; s < samples; s++) {
      double[] values = random.doubles(30).map(u -> (u - 0.5) * Math.sqrt(12)).toArray();
      Bootstrap interval = Bootstrap.of(values);
      held += interval.low() <= claimed && claimed <= interval.high() ? 1 : 0;
    }
    return (double) held / samples;
  }

  @Test
  void isTheSameForTheSameNumbers() {
    assertThat(Bootstrap.of(1, 2, 3, 9)).isEqualTo(Bootstrap.of(1, 2, 3, 9));
    assertThat(Bootstrap.of(2, 2, 2)).isEqualTo(new Bootstrap(2, 2, 2));
  }
}
