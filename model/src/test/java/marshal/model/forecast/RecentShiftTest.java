package marshal.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.IntStream;
import marshal.model.fit.CountSeries;
import org.junit.jupiter.api.Test;

final class RecentShiftTest {
  private static final int BEFORE = 100;

  @Test
  void findsNoneWhereTheLatestMonthsAreLikeTheRest() {
    assertThat(shift(33, 3, 100)).isEmpty();
    // A fifth fewer in three months is what drift brings about.
    assertThat(shift(33, 3, 80)).isEmpty();
  }

  @Test
  void findsHowManyMonthsLieOnAnotherLevelAndHowFar() {
    RecentShift three = shift(33, 3, 50).orElseThrow();
    assertThat(three.steps()).isEqualTo(3);
    assertThat(three.logChange()).isCloseTo(Math.log(0.5), within(0.01));
    assertThat(three.logRemaining()).isCloseTo(Math.log(0.5 / 0.875), within(0.01));
    RecentShift two = shift(34, 2, 200).orElseThrow();
    assertThat(two.steps()).isEqualTo(2);
    assertThat(two.logChange()).isCloseTo(Math.log(2), within(0.01));
    // A month a fifth below is none, one far below is.
    assertThat(shift(35, 1, 80)).isEmpty();
    assertThat(shift(35, 1, 30).orElseThrow().steps()).isEqualTo(1);
  }

  @Test
  void takesALargeShiftToStayInHalfOfTheCasesAndASmallOneHardly() {
    assertThat(shift(33, 3, 74).orElseThrow().probability()).isBetween(0.0, 0.25);
    assertThat(shift(33, 3, 10).orElseThrow().probability()).isBetween(0.49, 0.5);
    assertThat(shift(35, 1, 10).orElseThrow().probability()).isBetween(0.39, 0.4);
  }

  @Test
  void takesFewIncidentsForNoise() {
    // The same halving, of one incident a month in all.
    assertThat(RecentShift.find(past(months(36, 3, 1, 0), 1), 36)).isEmpty();
    assertThat(RecentShift.find(past(months(36, 3, 0, 0), 1), 36)).isEmpty();
  }

  @Test
  void forecastsAMixtureOfTheLevelThatStaysAndTheOneBefore() {
    CountSeries series = DriftingCity.exactly(4, months(36, 3, BEFORE, 30));
    CountSeries calm = DriftingCity.exactly(4, months(36, 3, BEFORE, BEFORE));
    LevelForecast level = LevelForecast.of(series, DriftingCity.fit(series));
    LevelForecast calmLevel = LevelForecast.of(calm, DriftingCity.fit(calm));
    double before = 4 * (9 * BEFORE + 3 * 30) / 12.0 * Math.exp(level.momentum());
    OpenShift open = level.openShift();
    assertThat(before * Math.exp(open.logChange())).isCloseTo(4 * 30, within(4.0));
    assertThat(level.cityRatePerStep())
        .isCloseTo(
            open.probability() * before * Math.exp(open.logChange())
                + (1 - open.probability()) * before,
            within(1e-6));
    assertThat(level.cityVariance()).isCloseTo(calmLevel.cityVariance(), within(0.01));
    assertThat(calmLevel.recentShift()).isEmpty();
    assertThat(calmLevel.openShift()).isEqualTo(OpenShift.NONE);
  }

  @Test
  void readsWeeksAsItReadsMonths() {
    int[] counts = IntStream.range(0, 2 * 156).map(k -> k < 2 * 143 ? 50 : 20).toArray();
    CountSeries series = CountSeries.contiguous(counts, 2, 52);
    RecentShift shift =
        LevelForecast.of(series, DriftingCity.fit(series)).recentShift().orElseThrow();
    assertThat(shift.steps()).isEqualTo(13);
    assertThat(shift.logChange()).isCloseTo(Math.log(0.4), within(0.01));
  }

  private static Optional<RecentShift> shift(int before, int months, int percent) {
    return RecentShift.find(
        past(months(before + months, months, BEFORE, BEFORE * percent / 100), 5), before + months);
  }

  private static int[] months(int all, int latest, int before, int after) {
    return IntStream.range(0, all).map(t -> t < all - latest ? before : after).toArray();
  }

  private static PastLevels past(int[] byMonth, int neighbourhoods) {
    CountSeries series = DriftingCity.exactly(neighbourhoods, byMonth);
    return new PastLevels(series, DriftingCity.fit(series));
  }
}
