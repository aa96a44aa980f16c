package marshal.scenarios.fitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.model.area.Adjacency;
import marshal.model.area.Area;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;
import org.junit.jupiter.api.Test;

class DemandForecastTest {

  private static final Area AREA =
      new Area(
          List.of(
              new Neighbourhood("A", "A", 100, 40, 0, 0, Map.of("centre", 1.0)),
              new Neighbourhood("B, upon Sea", "B", 100, 40, 0, 1, Map.of("centre", 0.5))),
          Adjacency.of(2, List.of(new Adjacency.Border(0, 1, 1))));
  private static final Stream WHOLE =
      new Stream("burglary", "Burglary", List.of("Burglary"), 1, Optional.empty(), true);

  private static Horizon from(int year, int month, int steps) {
    return new Horizon(LocalDate.of(year, month, 1), StepLength.MONTH, 1, steps, 0);
  }

  @Test
  void followsLevelTrendAndSeason() {
    StreamFit fit = DemandFileTest.stream(0, 0, 0.01, 0.2);
    StreamDemand demand = DemandForecast.of(fit, WHOLE, AREA, from(2020, 1, 6));
    // Time 12 is a whole year after time 0; in April (time 15) the sine is 1.
    assertThat(demand.endemic()[0]).isCloseTo(10 * Math.exp(0.12), within(1e-9));
    assertThat(demand.endemic()[2 * 3]).isCloseTo(10 * Math.exp(0.15 + 0.2), within(1e-9));
    assertThat(demand.endemic()[2 * 3 + 1]).isCloseTo(20 * Math.exp(0.15 + 0.2), within(1e-9));
  }

  @Test
  void startsFromTheLastCountsWhenTheDataReachTheHorizon() {
    StreamDemand demand =
        DemandForecast.of(DemandFileTest.stream(0.2, 0.1, 0, 0), WHOLE, AREA, from(2020, 1, 2));
    assertThat(demand.previous()).containsExactly(12, 18);
    assertThat(demand.drift().stepsSinceData()).isZero();
  }

  @Test
  void carriesTheMeanThroughTheGap() {
    StreamDemand demand =
        DemandForecast.of(DemandFileTest.stream(0.2, 0.1, 0, 0), WHOLE, AREA, from(2020, 3, 2));
    // Two steps by hand: mu = nu + 0.2 mu + 0.1 of the neighbour's, from 12 and 18.
    double januaryA = 10 + 0.2 * 12 + 0.1 * 18;
    double januaryB = 20 + 0.2 * 18 + 0.1 * 12;
    assertThat(demand.previous())
        .containsExactly(
            new double[] {
              10 + 0.2 * januaryA + 0.1 * januaryB, 20 + 0.2 * januaryB + 0.1 * januaryA
            },
            within(1e-9));
    assertThat(demand.drift().stepsSinceData()).isEqualTo(2);
  }

  @Test
  void carriesALagKernelThroughTheGap() {
    StreamFit fit = DemandFileTest.lagged(DemandFileTest.stream(0.2, 0.1, 0, 0));
    StreamDemand demand = DemandForecast.of(fit, WHOLE, AREA, from(2020, 2, 2));
    // One step by hand: a quarter of the last counts (12, 18) and three of those before (4, 8).
    double weightedA = 0.25 * 12 + 0.75 * 4;
    double weightedB = 0.25 * 18 + 0.75 * 8;
    assertThat(demand.previous())
        .containsExactly(
            new double[] {
              10 + 0.2 * weightedA + 0.1 * weightedB, 20 + 0.2 * weightedB + 0.1 * weightedA, 12, 18
            },
            within(1e-9));
    assertThat(demand.lagWeights()).containsExactly(0.25, 0.75);
  }

  @Test
  void stopsTheTrendAfterAYear() {
    StreamFit fit = DemandFileTest.stream(0, 0, 0.05, 0);
    StreamDemand demand = DemandForecast.of(fit, WHOLE, AREA, from(2020, 1, 36));
    // The last fitted time is 11, so the trend stands still from time 23 on.
    assertThat(demand.endemic()[2 * 11]).isCloseTo(10 * Math.exp(0.05 * 23), within(1e-9));
    assertThat(demand.endemic()[2 * 35]).isCloseTo(10 * Math.exp(0.05 * 23), within(1e-9));
  }

  @Test
  void thinsByTheShareOfTheStream() {
    Stream share =
        new Stream("burglary", "B", List.of("Burglary"), 0.5, Optional.of("centre"), true);
    StreamFit fit = DemandFileTest.stream(0, 0, 0, 0);
    StreamDemand demand = DemandForecast.of(fit, share, AREA, from(2020, 1, 1));
    assertThat(demand.endemic()).containsExactly(new double[] {5, 5}, within(1e-9));
    assertThat(demand.previous()).containsExactly(new double[] {6, 4.5}, within(1e-9));
  }

  @Test
  void needsALevelForEveryNeighbourhood() {
    Area other =
        new Area(
            List.of(new Neighbourhood("C", "C", 1, 1, 0, 0, Map.of())), Adjacency.of(1, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DemandForecast.of(
                    DemandFileTest.stream(0, 0, 0, 0), WHOLE, other, from(2020, 1, 1)))
        .withMessageContaining("has no level for neighbourhood C");
  }
}
