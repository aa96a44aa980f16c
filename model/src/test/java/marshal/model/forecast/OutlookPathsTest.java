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
import marshal.model.fit.CountSeries;
import org.junit.jupiter.api.Test;

final class OutlookPathsTest {
  private static final int STEPS = 12;
  private static final Adjacency PAIRS =
      Adjacency.of(4, List.of(new Border(0, 1, 1), new Border(2, 3, 1)));

  @Test
  void givesTheSameForAnyNumberOfThreads() {
    StreamDemand demand = demand(20, 0.2, 0.2);
    DemandDistribution one = paths(demand, 5).simulate(300, 1);
    DemandDistribution three = paths(demand, 5).simulate(300, 3);
    for (double p : new double[] {0.025, 0.5, 0.9}) {
      assertThat(three.cityTotal().quantile(p)).isEqualTo(one.cityTotal().quantile(p));
      assertThat(three.of(2, 7).quantile(p)).isEqualTo(one.of(2, 7).quantile(p));
    }
    assertThat(three.cityTotal().mean()).isEqualTo(one.cityTotal().mean());
  }

  @Test
  void hasTheModelsMeanWhateverTheDrift() {
    StreamDemand demand = demand(20, 0.3, 0.2);
    double exact = Arrays.stream(Relevelling.meanTotals(demand, PAIRS)).sum();
    CountForecast total = paths(demand, 1).simulate(4000, 2).cityTotal();
    double deviation = (total.quantile(0.84) - total.quantile(0.16)) / 2.0;
    // Five standard errors, with half as much again for the skew: false alarm below 1e-6.
    assertThat(total.mean()).isCloseTo(exact, within(7.5 * deviation / Math.sqrt(4000)));
  }

  @Test
  void spreadsTheTotalOfAYearAsTheEstimateSays() {
    // Means so large that drift is all there is: the log of the city's total has its deviation.
    LevelDrift walk =
        new LevelDriftEstimate(0.15, 1e-9, 0, 0, Double.POSITIVE_INFINITY).toLevelDrift(12, 0);
    CountForecast total = paths(demand(1000, walk, 0), 3).simulate(4000, 2).cityTotal();
    double deviation = Math.log(total.quantile(0.9) / (double) total.quantile(0.1)) / 2 / 1.2816;
    // The standard error of a deviation from two quantiles of 4,000 draws is 1.7 %.
    assertThat(deviation).isCloseTo(0.15, within(0.15 * 0.085));
    // A twin with the walk of another deviation is told apart.
    LevelDrift other =
        new LevelDriftEstimate(0.18, 1e-9, 0, 0, Double.POSITIVE_INFINITY).toLevelDrift(12, 0);
    CountForecast wider = paths(demand(1000, other, 0), 3).simulate(4000, 2).cityTotal();
    assertThat(Math.log(wider.quantile(0.9) / (double) wider.quantile(0.1)) / 2 / 1.2816)
        .isGreaterThan(0.15 * 1.085);
  }

  @Test
  void holdsOutcomesOfItsOwnKindAsOftenAsItSays() {
    StreamDemand demand = demand(15, 0.2, 0.2);
    StreamDemand driftless = demand(15, 0, 0);
    CountForecast ours = paths(demand, 1).simulate(4000, 2).total(1);
    CountForecast blind = paths(driftless, 1).simulate(4000, 2).total(1);
    int worlds = 1000;
    int held = 0;
    int heldByTheBlind = 0;
    for (int seed = 0; seed < worlds; seed++) {
      int outcome = paths(demand, 1000L + seed).simulate(1, 1).total(1).quantile(0.5);
      held += ours.holds(0.8, outcome) ? 1 : 0;
      heldByTheBlind += blind.holds(0.8, outcome) ? 1 : 0;
    }
    // Five standard errors of a share of 0.8 in 1,000 are 0.063: false alarm 6e-7.
    assertThat(held / (double) worlds).isCloseTo(0.8, within(0.063));
    assertThat(heldByTheBlind / (double) worlds).isLessThan(0.8 - 0.063);
  }

  @Test
  void spreadsMoreWhereLevelsAreReadFromFewIncidents() {
    CountSeries few = new DriftingCity(4, 2, 0, 0, 0.05).months(6, 3);
    CountSeries many = new DriftingCity(4, 200, 0, 0, 0.05).months(6, 3);
    StreamDemand demand = demand(2, 0.1, 0.1);
    CountForecast known = paths(demand, 1).simulate(4000, 2).total(0);
    CountForecast fromFew = pathsFrom(few, demand).simulate(4000, 2).total(0);
    CountForecast fromMany = pathsFrom(many, demand).simulate(4000, 2).total(0);
    assertThat(width(fromFew)).isGreaterThan(1.2 * width(known));
    assertThat(width(fromMany)).isBetween(0.95 * width(known), 1.1 * width(known));
    // What is not known of a level does not move its mean.
    assertThat(fromFew.mean()).isCloseTo(known.mean(), within(0.05 * known.mean()));
  }

  private static double width(CountForecast forecast) {
    return forecast.quantile(0.9) - (double) forecast.quantile(0.1);
  }

  private static OutlookPaths pathsFrom(CountSeries series, StreamDemand demand) {
    LevelForecast level = LevelForecast.of(series, DriftingCity.fit(series));
    LevelDoubt doubt =
        LevelDoubt.of(level, new LevelDriftEstimate(0, 0, 0, 0, Double.POSITIVE_INFINITY), 3);
    return new OutlookPaths(demand, PAIRS, DriftingCity.codes(4), "burglary", 12, 1, doubt);
  }

  @Test
  void driftsFurtherTheLongerTheDataLieBack() {
    CountForecast now =
        paths(demand(15, new LevelDrift(0.2, 0.2, 0), 0.05), 1).simulate(1000, 2).cityTotal();
    CountForecast later =
        paths(demand(15, new LevelDrift(0.2, 0.2, 24), 0.05), 1).simulate(1000, 2).cityTotal();
    assertThat(later.quantile(0.9) - later.quantile(0.1))
        .isGreaterThan(now.quantile(0.9) - now.quantile(0.1));
  }

  @Test
  void rejectsCodesForAnotherCity() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new OutlookPaths(demand(15, 0, 0), PAIRS, DriftingCity.codes(3), "burglary", 12, 1))
        .withMessageContaining("4 neighbourhoods");
  }

  @Test
  void readsProbabilitiesAndScoresFromItsPaths() {
    CountForecast total = paths(demand(15, 0.1, 0.1), 2).simulate(4000, 2).total(0);
    int median = total.quantile(0.5);
    assertThat(total.cumulative(median)).isBetween(0.5, 0.52);
    assertThat(total.cumulative(-1)).isZero();
    assertThat(total.cumulative(100_000)).isEqualTo(1);
    assertThat(total.logScore(median)).isLessThan(total.logScore(2 * median));
    assertThat(total.crps(median)).isLessThan(total.crps(2 * median));
    // Far away the score is the distance less a constant.
    assertThat(total.crps(3 * median + 100) - total.crps(3 * median)).isCloseTo(100, within(1e-6));
  }

  private static OutlookPaths paths(StreamDemand demand, long seed) {
    return new OutlookPaths(demand, PAIRS, DriftingCity.codes(4), "burglary", 12, seed);
  }

  private static StreamDemand demand(double mean, double citySd, double ownSd) {
    return demand(mean, new LevelDrift(citySd, ownSd, 0), 0.05);
  }

  private static StreamDemand demand(double mean, LevelDrift drift, double psi) {
    double[] endemic = new double[STEPS * 4];
    Arrays.fill(endemic, mean * (psi > 0 ? 0.7 : 1));
    double[] previous = {mean, mean, mean, mean};
    return psi > 0
        ? new StreamDemand(endemic, previous, 0.2, 0.1, psi, drift)
        : new StreamDemand(endemic, previous, 0, 0, 0, drift);
  }
}
