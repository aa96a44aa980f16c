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
  void givesCoverageOfSmallAndLargeDoses() {
    for (double dose = 1e-9; dose < 40; dose *= 1.1) {
      assertThat(Exponential.oneMinusOfNegative(dose))
          .isCloseTo(-StrictMath.expm1(-dose), Percentage.withPercentage(1e-11));
    }
    assertThat(Exponential.oneMinusOfNegative(0)).isZero();
  }

  @Test
  void isOneAtZero() {
    double[] x = {0, -0.0};
    Exponential.ofNegative(x);
    assertThat(x).containsExactly(1, 1);
  }
}
