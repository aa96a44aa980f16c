package marshal.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import marshal.model.area.Adjacency;
import marshal.model.area.Adjacency.Border;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandFit;
import marshal.model.fit.DemandParameters;
import marshal.model.fit.FitOptions;
import marshal.model.fit.LevelFilter;
import marshal.model.fit.LevelWalk;
import marshal.model.fit.NeighbourWeights;
import org.junit.jupiter.api.Test;

final class DemandOutlookTest {
  private static final int PLACES = 3;
  private static final Adjacency ROW =
      Adjacency.of(PLACES, List.of(new Border(0, 1, 1), new Border(1, 2, 1)));
  private static final CountSeries SERIES =
      new DriftingCity(PLACES, 20, 0.1, 0.1, 0.05).months(18, 4);
  private static final DemandParameters FIT =
      DemandFit.fit(
              SERIES,
              NeighbourWeights.of(ROW.start(), ROW.from(), ROW.weight()),
              FitOptions.DEFAULT)
          .orElseThrow()
          .parameters();

  @Test
  void hasTheMeanTotalsThatTheLevelSays() {
    DemandOutlook outlook = outlook(18, 12);
    double[] totals = Relevelling.meanTotals(outlook.settled(), ROW);
    double whole = 0;
    for (int i = 0; i < PLACES; i++) {
      whole += totals[i];
      assertThat(totals[i] / totals[0])
          .isCloseTo(outlook.level().share(i) / outlook.level().share(0), within(1e-6));
    }
    // Over a whole year the seasons all but cancel.
    assertThat(whole).isCloseTo(12 * outlook.level().cityRatePerStep(), within(0.02 * whole));
  }

  @Test
  void writesItsEndemicMeansAsLevelsAndSeason() {
    DemandOutlook outlook = outlook(20, 12);
    double[] endemic = outlook.settled().endemic();
    assertThat(outlook.seasonShare()).isCloseTo(0.75, within(1e-12));
    for (int t = 0; t < 12; t++) {
      double turn = 2 * Math.PI * ((20 + t) % 12) / 12;
      double season = FIT.sin()[0] * Math.sin(turn) + FIT.cos()[0] * Math.cos(turn);
      for (int i = 0; i < PLACES; i++) {
        double mean = Math.exp(outlook.logLevels().get(i) + outlook.seasonShare() * season);
        assertThat(endemic[t * PLACES + i]).isCloseTo(mean, within(1e-9 * mean));
      }
    }
  }

  @Test
  void beginsAtThePresentLevelAndPassesIntoThatOfTheYear() {
    NeighbourWeights weights = NeighbourWeights.of(ROW.start(), ROW.from(), ROW.weight());
    LevelFilter filter = LevelFilter.before(18, FIT, SERIES, weights, LevelWalk.DEFAULT);
    double[] next = Relevelling.meanTotals(outlook(18, 1).demand(), ROW);
    double[] means = FIT.nextMeans(SERIES, weights);
    for (int i = 0; i < PLACES; i++) {
      assertThat(next[i]).isCloseTo(filter.factor(i) * means[i], within(1e-6 * next[i]));
    }
    DemandOutlook late = outlook(18 + 24, 12);
    double[] endemic = late.demand().endemic();
    for (int cell = 0; cell < endemic.length; cell++) {
      // Twelve half-lives on, one part in four thousand of the difference is left.
      assertThat(endemic[cell] / late.settled().endemic()[cell]).isCloseTo(1, within(1e-3));
    }
    assertThat(outlook(18, 12).demand().endemic()[0])
        .isNotCloseTo(outlook(18, 12).settled().endemic()[0], withPercentage(0.5));
  }

  @Test
  void countsTheStepsBetweenTheDataAndTheHorizon() {
    assertThat(outlook(18, 12).demand().drift().stepsSinceData()).isZero();
    assertThat(outlook(22, 12).demand().drift().stepsSinceData()).isEqualTo(4);
  }

  @Test
  void rejectsAHorizonThatIsEmptyOrBeginsInsideTheData() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> outlook(17, 12))
        .withMessageContaining("must come after the last step known (17)");
    assertThatIllegalArgumentException().isThrownBy(() -> outlook(18, 0));
  }

  private static DemandOutlook outlook(int firstStep, int steps) {
    return DemandOutlook.of(SERIES, FIT, ROW, firstStep, steps, DriftPriors.DEFAULT);
  }
}
