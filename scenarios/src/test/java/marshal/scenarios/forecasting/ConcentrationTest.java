package marshal.scenarios.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ConcentrationTest {
  private static final double[] HAPPENED = {40, 30, 10, 5, 5, 4, 3, 1, 1, 1};

  @Test
  void isEfficientWhereTheForecastRanksAsThingsHappened() {
    Concentration top = Concentration.of(HAPPENED, HAPPENED);
    assertThat(top.neighbourhoods()).isEqualTo(2);
    assertThat(top.hitRate()).isCloseTo(0.7, within(1e-12));
    assertThat(top.pai()).isCloseTo(3.5, within(1e-12));
    assertThat(top.pei()).isCloseTo(1, within(1e-12));
  }

  @Test
  void losesWhatItPutsElsewhere() {
    double[] means = {40, 1, 39, 5, 5, 4, 3, 1, 1, 1};
    Concentration top = Concentration.of(means, HAPPENED);
    assertThat(top.hitRate()).isCloseTo(0.5, within(1e-12));
    assertThat(top.pei()).isCloseTo(5 / 7.0, within(1e-12));
  }

  @Test
  void isDefinedWhereNothingHappened() {
    Concentration top = Concentration.of(new double[] {1, 2}, new double[] {0, 0});
    assertThat(top.hitRate()).isZero();
    assertThat(top.pei()).isEqualTo(1);
  }
}
