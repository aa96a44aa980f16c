package marshal.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ExponentialTest {

  @Test
  void agreesWithTheLibraryWithinItsLimit() {
    double[] x = new double[2401];
    for (int j = 0; j < x.length; j++) {
      x[j] = -Exponential.LIMIT + 0.005 * j;
    }
    double[] result = x.clone();
    Exponential.ofNegative(result);
    for (int j = 0; j < x.length; j++) {
      assertThat(result[j]).isCloseTo(Math.exp(-x[j]), Percentage.withPercentage(2e-12));
    }
  }

  @Test
  void isOneAtZero() {
    double[] x = {0, -0.0};
    Exponential.ofNegative(x);
    assertThat(x).containsExactly(1, 1);
  }
}
