package marshal.model.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UniformSourceTest {
  private static final UniformSource SOURCE = UniformSource.of(20260101, "worlds");

  @Test
  void givesTheSameNumberForTheSameAddress() {
    double first = SOURCE.uniform(7, 3, 5);
    SOURCE.uniform(8, 3, 5);
    assertThat(UniformSource.of(20260101, "worlds").uniform(7, 3, 5)).isEqualTo(first);
  }

  @Test
  void givesOtherNumbersForOtherAddresses() {
    double draw = SOURCE.uniform(7, 3, 5);
    assertThat(
            new double[] {
              SOURCE.uniform(6, 3, 5),
              SOURCE.uniform(7, 2, 5),
              SOURCE.uniform(7, 3, 4),
              SOURCE.part(0).uniform(7, 3, 5),
              SOURCE.part(1).uniform(7, 3, 5),
              UniformSource.of(20260102, "worlds").uniform(7, 3, 5),
              UniformSource.of(20260101, "paths").uniform(7, 3, 5)
            })
        .doesNotContain(draw)
        .doesNotHaveDuplicates();
  }

  @Test
  void staysInsideTheOpenIntervalAndIsExactlySymmetric() {
    assertThat(UniformSource.toUniform(0)).isEqualTo(0x1p-53);
    assertThat(UniformSource.toUniform(-1L)).isEqualTo(1 - 0x1p-53);
    assertThat(UniformSource.toUniform(1L << 63)).isEqualTo(0.5 + 0x1p-53);
    assertThat(1 - UniformSource.toUniform(~0x1234567890abcdefL))
        .isEqualTo(UniformSource.toUniform(0x1234567890abcdefL));
  }

  /** Chi-square over 1,000 cells at 0.001: a correct source fails one seed in a thousand. */
  @Test
  void spreadsEvenly() {
    assertThat(chiSquare(1)).isBetween(869.0, 1143.0);
    assertThat(chiSquare(1.02)).as("squeezed by 2 %").isGreaterThan(1143);
  }

  private static double chiSquare(double power) {
    int[] cells = new int[1000];
    int draws = 1_000_000;
    for (int d = 0; d < draws; d++) {
      cells[(int) (1000 * Math.pow(SOURCE.uniform(d), power))]++;
    }
    double expected = draws / 1000.0;
    double sum = 0;
    for (int cell : cells) {
      sum += (cell - expected) * (cell - expected) / expected;
    }
    return sum;
  }

  /** Mean and variance within five standard errors: 6e-7 of seeds fail each. */
  @Test
  void drawsStandardNormalDeviates() {
    int draws = 200_000;
    double sum = 0;
    double squares = 0;
    for (int d = 0; d < draws; d++) {
      double z = SOURCE.normal(1, d, 0);
      sum += z;
      squares += z * z;
    }
    assertThat(sum / draws).isCloseTo(0, within(5 / Math.sqrt(draws)));
    assertThat(squares / draws).isCloseTo(1, within(5 * Math.sqrt(2.0 / draws)));
  }
}
