package marshal.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import marshal.model.demand.LevelDrift;
import marshal.model.fit.CountSeries;
import org.junit.jupiter.api.Test;

final class LevelDriftEstimateTest {
  private static final DriftPriors VAGUE = new DriftPriors(0.15, 0.01, 0.15, 0.01);

  @Test
  void takesThePriorWithLessThanTwoYears() {
    CountSeries series = new DriftingCity(10, 20, 0.2, 0.2, 0).months(23, 1);
    LevelDriftEstimate drift = estimate(series, DriftPriors.DEFAULT);
    assertThat(drift.years()).isZero();
    assertThat(drift.citySd()).isCloseTo(DriftPriors.DEFAULT.citySd(), within(1e-12));
    assertThat(drift.neighbourhoodSd())
        .isCloseTo(DriftPriors.DEFAULT.neighbourhoodSd(), within(1e-12));
  }

  @Test
  void isWiderWhereTheLastYearWasSeenInPart() {
    CountSeries series = new DriftingCity(10, 20, 0.2, 0.2, 0).months(6, 1);
    assertThat(estimate(series, DriftPriors.DEFAULT).citySd())
        .isCloseTo(DriftPriors.DEFAULT.citySd() * Math.sqrt(1.5), within(1e-12));
  }

  @Test
  void findsNoDriftInCountsThatOnlyScatter() {
    // 100 neighbourhoods of 240 a year. What remains is the scatter of what a share is read from,
    // some 180 fading incidents, so 7 %; with that of the year ahead it would be 10 %.
    CountSeries series = new DriftingCity(100, 20, 0, 0, 0).months(72, 2);
    LevelDriftEstimate drift = estimate(series, VAGUE);
    assertThat(drift.neighbourhoodSd()).isLessThan(0.075);
    assertThat(drift.citySd()).isLessThan(0.03);
  }

  @Test
  void findsTheDriftOfNeighbourhoods() {
    // A share forecast from counts that fade with half a year, of a walk with 0.2 a year: the mean
    // of the year ahead departs by 0.2 sqrt(1/3) at least, and by 0.2 when the share is that of the
    // middle of the year before.
    CountSeries series = new DriftingCity(100, 200, 0, 0.2, 0).months(72, 3);
    assertThat(estimate(series, VAGUE).neighbourhoodSd()).isBetween(0.2 * 0.577, 0.2);
  }

  @Test
  void findsTheDriftOfTheCity() {
    double sum = 0;
    int cities = 20;
    for (int seed = 0; seed < cities; seed++) {
      CountSeries series = new DriftingCity(5, 400, 0.2, 0, 0).months(72, seed);
      sum += Math.pow(estimate(series, VAGUE).citySd(), 2);
    }
    assertThat(Math.sqrt(sum / cities)).isBetween(0.2 * 0.577, 0.25);
  }

  @Test
  void walksFarEnoughToGiveATotalOfAYearItsDeviation() {
    LevelDriftEstimate drift = new LevelDriftEstimate(0.1, 0.2, 0, 0, Double.POSITIVE_INFINITY);
    LevelDrift walk = drift.toLevelDrift(12, 0);
    double variance = 0; // of the mean of the walk's twelve steps
    for (int s = 1; s <= 12; s++) {
      for (int t = 1; t <= 12; t++) {
        variance += Math.min(s, t) / 12.0 / 144;
      }
    }
    assertThat(walk.citySdPerYear() * Math.sqrt(variance)).isCloseTo(0.1, within(1e-12));
    assertThat(walk.neighbourhoodSdPerYear() * Math.sqrt(6.5 / 12)).isCloseTo(0.2, within(1e-12));
  }

  private static LevelDriftEstimate estimate(CountSeries series, DriftPriors priors) {
    return LevelDriftEstimate.of(series, DriftingCity.fit(series), priors);
  }
}
