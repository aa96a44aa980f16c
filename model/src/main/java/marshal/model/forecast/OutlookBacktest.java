package marshal.model.forecast;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import marshal.model.area.Adjacency;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandFit;
import marshal.model.fit.FitOptions;
import marshal.model.fit.FitOutcome;
import marshal.model.fit.NeighbourWeights;

/**
 * Forecasts of totals made again at past origins, each from what was known then: fitted anew,
 * simulated, and held against what followed, beside the naive forecasts.
 */
public final class OutlookBacktest {
  private final List<BacktestOrigin> ours;
  private final Map<NaiveOutlook, List<BacktestOrigin>> naive;
  private final int overlap;

  private OutlookBacktest(
      List<BacktestOrigin> ours, Map<NaiveOutlook, List<BacktestOrigin>> naive, int overlap) {
    this.ours = ours;
    this.naive = naive;
    this.overlap = overlap;
  }

  /**
   * What is forecast.
   *
   * @param series all counts known
   * @param adjacency borders between the same neighbourhoods
   * @param options the model to fit
   * @param priors what is believed about drift beforehand
   * @param steps steps of each horizon
   * @param paths simulated paths at each origin
   * @param threads threads to simulate on
   */
  public record Setup(
      CountSeries series,
      Adjacency adjacency,
      FitOptions options,
      DriftPriors priors,
      int steps,
      int paths,
      int threads) {}

  /**
   * Returns the origins that a series allows: every half-year at which two years before it and the
   * whole horizon after it were observed, in order of time.
   */
  public static List<Integer> origins(CountSeries series, int steps) {
    int year = series.stepsPerYear();
    List<Integer> origins = new ArrayList<>();
    for (int origin = series.step(0) + 2 * year;
        origin + steps <= series.lastStep() + 1;
        origin += Math.max(1, year / 2)) {
      if (NaiveOutlook.observed(series, origin - 2 * year, origin) == 2 * year
          && NaiveOutlook.observed(series, origin, origin + steps) == steps) {
        origins.add(origin);
      }
    }
    return origins;
  }

  /**
   * Forecasts from each origin; one whose fit is refused is left out.
   *
   * @param origins first steps to forecast, ascending
   */
  public static OutlookBacktest run(Setup setup, List<Integer> origins) {
    return run(setup, origins, LevelRule.DEFAULT);
  }

  static OutlookBacktest run(Setup setup, List<Integer> origins, LevelRule rule) {
    CountSeries series = setup.series();
    Adjacency adjacency = setup.adjacency();
    NeighbourWeights weights =
        NeighbourWeights.of(adjacency.start(), adjacency.from(), adjacency.weight());
    List<String> codes =
        IntStream.range(0, series.neighbourhoods()).mapToObj(Integer::toString).toList();
    List<BacktestOrigin> ours = new ArrayList<>();
    Map<NaiveOutlook, List<BacktestOrigin>> naive = new EnumMap<>(NaiveOutlook.class);
    for (int origin : origins) {
      CountSeries known = series.until(origin - 1);
      if (!(DemandFit.fit(known, weights, setup.options()) instanceof FitOutcome.Fitted fitted)) {
        continue;
      }
      DemandOutlook outlook =
          DemandOutlook.of(
              known,
              fitted.stream().parameters(),
              adjacency,
              origin,
              setup.steps(),
              setup.priors(),
              rule);
      DemandDistribution distribution =
          new OutlookPaths(
                  outlook.demand(),
                  adjacency,
                  codes,
                  "backtest",
                  series.stepsPerYear(),
                  origin,
                  outlook.doubt())
              .simulate(setup.paths(), setup.threads());
      List<CountForecast> forecasts = new ArrayList<>();
      List<Integer> outcomes = new ArrayList<>();
      for (int column = 0; column <= series.neighbourhoods(); column++) {
        forecasts.add(
            column < series.neighbourhoods()
                ? distribution.total(column)
                : distribution.cityTotal());
        int sum = 0;
        for (int step = origin; step < origin + setup.steps(); step++) {
          sum += NaiveOutlook.count(series, NaiveOutlook.row(series, step), column);
        }
        outcomes.add(sum);
      }
      ours.add(new BacktestOrigin(origin, forecasts, outcomes));
      for (NaiveOutlook kind : NaiveOutlook.values()) {
        List<CountForecast> theirs = kind.totals(known, origin, setup.steps());
        if (!theirs.isEmpty()) {
          naive
              .computeIfAbsent(kind, k -> new ArrayList<>())
              .add(new BacktestOrigin(origin, theirs, outcomes));
        }
      }
    }
    int half = Math.max(1, series.stepsPerYear() / 2);
    return new OutlookBacktest(ours, naive, (setup.steps() - 1) / half);
  }

  /** Returns how many origins could be forecast. */
  public int origins() {
    return ours.size();
  }

  /**
   * Returns how our forecasts did.
   *
   * @throws IllegalStateException if no origin could be forecast
   */
  public BacktestScores scores() {
    if (ours.isEmpty()) {
      throw new IllegalStateException("No past origin could be forecast.");
    }
    return BacktestOrigin.score(ours);
  }

  /** Returns how our forecasts did at some of the origins, from the first on. */
  BacktestScores scores(int from, int until) {
    return BacktestOrigin.score(ours.subList(from, until));
  }

  /** Returns how the naive forecasts did; those that could forecast no origin are left out. */
  public Map<NaiveOutlook, BacktestScores> naiveScores() {
    Map<NaiveOutlook, BacktestScores> scores = new EnumMap<>(NaiveOutlook.class);
    naive.forEach((kind, origins) -> scores.put(kind, BacktestOrigin.score(origins)));
    return scores;
  }

  /** Compares our forecasts of neighbourhoods' totals with last year's. */
  public PairedTest againstLastYear() {
    List<Double> advantages = new ArrayList<>();
    List<BacktestOrigin> theirs = naive.getOrDefault(NaiveOutlook.LAST_YEAR, List.of());
    for (int k = 0; k < theirs.size(); k++) {
      advantages.add(theirs.get(k).crps() - ours.get(k).crps());
    }
    return PairedTest.of(advantages, overlap);
  }
}
