package marshal.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import marshal.model.area.Adjacency;
import marshal.model.area.Adjacency.Border;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.StreamDemand;
import org.junit.jupiter.api.Test;

final class RelevellingTest {
  private static final Adjacency ROW =
      Adjacency.of(3, List.of(new Border(0, 1, 1), new Border(1, 2, 1)));

  @Test
  void bringsTheMeanTotalsToWhatWasAsked() {
    StreamDemand demand = demand(0.3, 0.2, 12, 5);
    double[] totals = {100, 300, 120};
    StreamDemand levelled = Relevelling.of(demand, ROW, totals).demand();
    double[] reached = Relevelling.meanTotals(levelled, ROW);
    for (int i = 0; i < totals.length; i++) {
      assertThat(reached[i]).isCloseTo(totals[i], within(1e-6));
    }
  }

  @Test
  void multipliesByTheRatioWhereNothingExcites() {
    Relevelling relevelling = Relevelling.of(demand(0, 0, 12, 5), ROW, new double[] {120, 60, 30});
    assertThat(relevelling.factors()).containsExactly(new double[] {2, 1, 0.5}, within(1e-12));
  }

  @Test
  void reachesTheSteadyLevelOfTheScalarModel() {
    // mean nu / (1 - lambda): a total of 1200 over 12 steps from 100 asks for nu = 70.
    StreamDemand demand = demand(0.3, 0, 12, 100);
    double[] factors = Relevelling.of(demand, ROW, new double[] {1200, 1200, 1200}).factors();
    assertThat(5 * factors[0]).isCloseTo(70, within(1e-6));
  }

  @Test
  void leavesNothingWhereThePastAloneExceedsTheTotal() {
    assertThat(Relevelling.of(demand(0.3, 0, 12, 1000), ROW, new double[] {1, 1, 1}).factors())
        .containsOnly(0);
  }

  @Test
  void rejectsTotalsForAnotherCity() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Relevelling.of(demand(0, 0, 12, 5), ROW, new double[] {1, 2}))
        .withMessageContaining("3 neighbourhoods");
  }

  private static StreamDemand demand(double lambda, double phi, int steps, double before) {
    double[] endemic = new double[3 * steps];
    Arrays.fill(endemic, 5);
    double[] previous = {before, before, before};
    return new StreamDemand(endemic, previous, lambda, phi, 0.1, new LevelDrift(0, 0, 0));
  }
}
