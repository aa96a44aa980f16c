package marshal.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandPriors;
import marshal.model.fit.FitOptions;
import org.junit.jupiter.api.Test;

/** Whether annual intervals hold as often as they say, on cities whose drift is known. */
final class CalibrationTest {
  private static final int CITIES = 40;
  private static final int NEIGHBOURHOODS = 12;
  private static final int KNOWN = 48;

  @Test
  void holdsTotalsOfCitiesThatDrift() {
    // 480 totals; those of a city share its drift, so each city says about as much as three: the
    // standard error is sqrt(0.16 / 120) = 0.037 and the band of 0.72 to 0.88 two of them.
    // Fixed seeds: a failure is a change.
    assertThat(held(new DriftPriors(0.17, 3, 0.15, 1))).isCloseTo(0.8, within(0.08));
  }

  @Test
  void failsToHoldThemIfLevelsAreTakenAsKnown() {
    assertThat(held(new DriftPriors(1e-6, 1e9, 1e-6, 1e9))).isLessThan(0.72);
  }

  private static double held(DriftPriors priors) {
    double sum = 0;
    for (int city = 0; city < CITIES; city++) {
      CountSeries series =
          new DriftingCity(NEIGHBOURHOODS, 15, 0.15, 0.15, 0.04).months(KNOWN + 12, city);
      OutlookBacktest.Setup setup =
          new OutlookBacktest.Setup(
              series,
              DriftingCity.islands(NEIGHBOURHOODS),
              FitOptions.DEFAULT.withPriors(DemandPriors.monthly()),
              priors,
              /* steps= */ 12,
              /* paths= */ 400,
              /* threads= */ 2);
      sum += OutlookBacktest.run(setup, List.of(KNOWN)).scores().held80();
    }
    return sum / CITIES;
  }
}
