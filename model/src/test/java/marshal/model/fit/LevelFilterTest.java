package marshal.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LevelFilterTest {
  private static final int PLACES = 4;
  private static final int KNOWN = 48;
  private static final int LATER = 24;
  private static final NeighbourWeights RING = TestSeries.ring(PLACES);
  private static final CountSeries SERIES = TestSeries.simulated(PLACES, KNOWN + LATER, 8L);
  private static final DemandParameters FIT =
      DemandFit.fit(SERIES.until(KNOWN - 1), RING, FitOptions.DEFAULT).orElseThrow().parameters();

  @Test
  void isTheConjugateUpdateOfOneCount() {
    CountSeries two = CountSeries.contiguous(new int[] {6, 9}, 1, 12);
    NeighbourWeights alone = NeighbourWeights.none(1);
    DemandParameters fit =
        DemandFit.fit(two, alone, FitOptions.DEFAULT.withHarmonics(0)).orElseThrow().parameters();
    LevelWalk walk = new LevelWalk(1e-9, 0.3);

    LevelFilter filter = LevelFilter.before(2, fit, two, alone, walk);

    double mean = fit.oneStepMeans(two, alone, 1)[0];
    double worth = 1 / (1 + fit.psi() * mean);
    double shape = 1 / 0.09;
    assertThat(filter.factor(0))
        .isCloseTo((shape + worth * 9) / (shape + worth * mean), within(1e-9));
    assertThat(filter.relativeVariance(0))
        .isCloseTo(1 / (shape + worth * 9) + 0.09 / 12, within(1e-9));
  }

  @Test
  void followsTheOneNeighbourhoodThatMoves() {
    LevelFilter filter = after(withFirstTimes(2), LevelWalk.DEFAULT);
    assertThat(filter.factor(0)).isBetween(1.4, 2.2);
    for (int i = 1; i < PLACES; i++) {
      assertThat(filter.factor(i)).isBetween(0.8, 1.25);
    }
    // The twin: where nothing moves, no factor strays by more than the walk allows.
    LevelFilter still = after(SERIES, LevelWalk.DEFAULT);
    for (int i = 0; i < PLACES; i++) {
      assertThat(still.factor(i)).isBetween(0.8, 1.25);
    }
  }

  @Test
  void movesFasterWhereLevelsWalkFaster() {
    CountSeries moved = withFirstTimes(2).until(KNOWN + 5);
    double slow = LevelFilter.before(KNOWN + 6, FIT, moved, RING, LevelWalk.DEFAULT).factor(0);
    double fast =
        LevelFilter.before(KNOWN + 6, FIT, moved, RING, new LevelWalk(0.05, 0.4)).factor(0);
    assertThat(fast).isGreaterThan(slow + 0.1);
  }

  @Test
  void knowsLessTheLongerNothingWasSeen() {
    LevelFilter soon = LevelFilter.before(KNOWN, FIT, SERIES.until(KNOWN - 1), RING, walk());
    LevelFilter late = LevelFilter.before(KNOWN + 84, FIT, SERIES.until(KNOWN - 1), RING, walk());
    double years = 7;
    assertThat(late.factor(0)).isEqualTo(soon.factor(0));
    assertThat(late.relativeVariance(0) - soon.relativeVariance(0))
        .isCloseTo(years * (0.05 * 0.05 + 0.10 * 0.10), within(1e-12));
  }

  @Test
  void looksAtNothingFromTheStepOn() {
    LevelFilter all = LevelFilter.before(KNOWN, FIT, SERIES, RING, walk());
    LevelFilter cut = LevelFilter.before(KNOWN, FIT, SERIES.until(KNOWN - 1), RING, walk());
    assertThat(all.factor(2)).isEqualTo(cut.factor(2));
  }

  @Test
  void rejectsAWalkOfNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LevelWalk(0, 0.1))
        .withMessageContaining("must be above 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new LevelWalk(0.1, Double.NaN));
  }

  private static LevelWalk walk() {
    return LevelWalk.DEFAULT;
  }

  private static LevelFilter after(CountSeries series, LevelWalk walk) {
    return LevelFilter.before(KNOWN + LATER, FIT, series, RING, walk);
  }

  /** The counts of the first neighbourhood multiplied after the fit's months. */
  private static CountSeries withFirstTimes(int factor) {
    int[] counts = new int[PLACES * (KNOWN + LATER)];
    Arrays.setAll(
        counts,
        cell -> {
          boolean moved = cell % PLACES == 0 && cell / PLACES >= KNOWN;
          return SERIES.count(cell / PLACES, cell % PLACES) * (moved ? factor : 1);
        });
    return CountSeries.contiguous(counts, PLACES, 12);
  }
}
