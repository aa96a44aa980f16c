package marshal.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import marshal.model.fit.CountSeries;
import org.junit.jupiter.api.Test;

final class LevelForecastTest {
  @Test
  void staysWhereNothingChanges() {
    int[] counts = new int[36];
    Arrays.fill(counts, 10);
    LevelForecast level = level(DriftingCity.exactly(4, counts));
    assertThat(level.cityRatePerStep()).isCloseTo(40, within(1e-9));
    assertThat(level.momentum()).isCloseTo(0, within(1e-12));
    assertThat(level.share(2)).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void expectsAQuarterOfTheChangeYearOnYearOnceMore() {
    LevelForecast level = level(DriftingCity.exactly(5, years(100, 110)));
    double change = Math.log((5 * 1320 + 0.5) / (5 * 1200 + 0.5));
    assertThat(level.momentum()).isCloseTo(change / 4, within(1e-12));
    assertThat(level.cityRatePerStep()).isCloseTo(550 * Math.exp(change / 4), within(1e-6));
  }

  @Test
  void takesAVeryFastChangeForAShift() {
    assertThat(level(DriftingCity.exactly(5, years(40, 200))).momentum())
        .isEqualTo(LevelRule.DEFAULT.largestMomentum());
  }

  @Test
  void leavesMissingMonthsOut() {
    int[] steps = IntStream.range(0, 30).filter(step -> step != 25 && step != 26).toArray();
    int[] counts = new int[steps.length * 2];
    Arrays.fill(counts, 7);
    CountSeries series = CountSeries.of(counts, 2, steps, 12, 0);
    // Half an incident is added to both sides of a change, hence the tolerance.
    assertThat(level(series).cityRatePerStep()).isCloseTo(14, within(0.01));
  }

  @Test
  void knowsNoMomentumFromHalfAYear() {
    assertThat(level(DriftingCity.exactly(3, 20, 22, 24, 26, 28, 30)).momentum()).isZero();
  }

  @Test
  void followsRecentSharesButPoolsFewIncidents() {
    // Two neighbourhoods swap places half a year ago; at a fiftieth of the counts less so.
    double many = level(swapped(100)).share(0);
    double few = level(swapped(2)).share(0);
    assertThat(many).isGreaterThan(0.5);
    assertThat(few).isLessThan(many);
  }

  @Test
  void keepsALevelWhereNothingEverHappened() {
    CountSeries series = DriftingCity.exactly(3, new int[24]);
    assertThat(level(series).cityRatePerStep()).isBetween(0.0, 0.1);
    assertThat(level(series).ratePerStep(1)).isGreaterThan(0);
  }

  @Test
  void readsWeeksAsItReadsMonths() {
    int[] weeks = IntStream.range(0, 2 * 104).map(cell -> cell < 104 ? 10 : 12).toArray();
    LevelForecast level = level(CountSeries.contiguous(weeks, 2, 52));
    assertThat(level.momentum()).isCloseTo(Math.log(1248.5 / 1040.5) / 4, within(1e-12));
    assertThat(level.cityRatePerStep()).isCloseTo(24 * Math.exp(level.momentum()), within(1e-9));
  }

  @Test
  void knowsHowWellSharesAreKnown() {
    // Forty neighbourhoods alike: the log of their shares scatters by what the forecast says. A
    // thousandth of the counts are 0 or so large that the logarithm bends.
    int n = 40;
    for (int mean : new int[] {4, 40}) {
      double squares = 0;
      double said = 0;
      int cities = 50;
      for (int seed = 0; seed < cities; seed++) {
        LevelForecast level = level(new DriftingCity(n, mean, 0, 0, 0.05).months(12, seed));
        for (int i = 0; i < n; i++) {
          double log = Math.log(n * level.share(i));
          squares += log * log;
          said += level.shareVariance(i);
        }
      }
      // 2,000 squares have a standard error of 3 %; five of them and the bend make a quarter.
      assertThat(said / squares).as("mean %d", mean).isBetween(0.75, 1.25);
    }
  }

  @Test
  void knowsFewIncidentsLessWellThanMany() {
    LevelForecast few =
        level(DriftingCity.exactly(3, IntStream.generate(() -> 1).limit(6).toArray()));
    LevelForecast many =
        level(DriftingCity.exactly(3, IntStream.generate(() -> 50).limit(6).toArray()));
    assertThat(few.shareVariance(0)).isGreaterThan(10 * many.shareVariance(0));
    assertThat(few.cityVariance()).isGreaterThan(10 * many.cityVariance());
    // One incident in all still leaves a finite doubt.
    CountSeries none = DriftingCity.exactly(3, new int[6]);
    assertThat(level(none).shareVariance(1)).isBetween(0.5, 5.0);
    assertThat(level(none).cityVariance()).isBetween(0.5, 5.0);
  }

  private static LevelForecast level(CountSeries series) {
    return LevelForecast.of(series, DriftingCity.fit(series));
  }

  private static CountSeries swapped(int count) {
    int[] counts = new int[24 * 2];
    for (int t = 0; t < 24; t++) {
      counts[2 * t] = t < 16 ? count : 2 * count;
      counts[2 * t + 1] = t < 16 ? 2 * count : count;
    }
    return CountSeries.contiguous(counts, 2, 12);
  }

  private static int[] years(int... byYear) {
    return IntStream.range(0, 12 * byYear.length).map(t -> byYear[t / 12]).toArray();
  }
}
