package marshal.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NaiveForecastTest {
  /** Two years of one neighbourhood, 1, 2, ..., 24, with step 15 missing. */
  private static final CountSeries SERIES = series();

  private static CountSeries series() {
    int[] counts = new int[23];
    int[] steps = new int[23];
    for (int row = 0; row < 23; row++) {
      steps[row] = row < 15 ? row : row + 1;
      counts[row] = steps[row] + 1;
    }
    return CountSeries.of(counts, 1, steps, 12, 0);
  }

  @Test
  void averagesTheObservedStepsOfTheYearBefore() {
    int row = SERIES.findRow(20);
    double expected = (9 + 10 + 11 + 12 + 13 + 14 + 15 + 17 + 18 + 19 + 20) / 11.0;
    assertThat(NaiveForecast.MEAN_OF_LAST_YEAR.mean(SERIES, row, 0))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void repeatsTheSameStepOfTheYearBefore() {
    assertThat(NaiveForecast.SAME_STEP_LAST_YEAR.mean(SERIES, SERIES.findRow(20), 0)).isEqualTo(9);
    assertThat(NaiveForecast.SAME_STEP_LAST_YEAR.mean(SERIES, SERIES.findRow(11), 0)).isNaN();
  }

  @Test
  void repeatsTheStepBefore() {
    assertThat(NaiveForecast.LAST_STEP.mean(SERIES, SERIES.findRow(20), 0)).isEqualTo(20);
    assertThat(NaiveForecast.LAST_STEP.mean(SERIES, SERIES.findRow(16), 0)).isNaN();
  }

  @Test
  void neverCallsAnIncidentImpossible() {
    CountSeries empty = TestSeries.constant(1, 13, 0);
    for (NaiveForecast naive : NaiveForecast.values()) {
      assertThat(naive.mean(empty, 12, 0)).isPositive();
    }
  }

  @Test
  void fitsTheSpreadOfItsOwnErrors() {
    CountSeries regular = TestSeries.constant(3, 24, 8);
    assertThat(NaiveForecast.LAST_STEP.fitPsi(regular, 1)).isLessThan(1e-4);
    CountSeries noisy = TestSeries.simulated(20, 60, 3L);
    assertThat(NaiveForecast.LAST_STEP.fitPsi(noisy, 1)).isGreaterThan(TestSeries.PSI);
    assertThat(NaiveForecast.SAME_STEP_LAST_YEAR.fitPsi(noisy.until(5), 0.7)).isEqualTo(0.7);
  }
}
