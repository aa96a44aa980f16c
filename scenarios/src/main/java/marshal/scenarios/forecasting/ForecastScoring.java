package marshal.scenarios.forecasting;

import java.util.ArrayList;
import java.util.List;
import marshal.model.fit.CountSeries;
import marshal.model.forecast.CountForecast;
import marshal.model.forecast.DemandDistribution;
import marshal.model.forecast.NaiveOutlook;
import marshal.model.random.UniformSource;

/** Holds the forecast of a stream's recorded categories, and the naive ones, against outcomes. */
final class ForecastScoring {
  private final int neighbourhoods;
  private final int steps;
  private final int[] outcomes; // [step][neighbourhood]
  private final UniformSource uniforms;

  /**
   * Prepares scoring.
   *
   * @param outcomes recorded incidents, row-major [step of the horizon][neighbourhood]
   * @param seed decides the randomised transforms only
   */
  ForecastScoring(int[] outcomes, int neighbourhoods, long seed) {
    this.outcomes = outcomes;
    this.neighbourhoods = neighbourhoods;
    this.steps = outcomes.length / neighbourhoods;
    this.uniforms = UniformSource.of(seed, "randomised transforms");
  }

  /** Returns the scores of our forecast, and of each naive one that the history allows. */
  List<ScoredForecast> scores(DemandDistribution ours, CountSeries known, int firstStep) {
    List<ScoredForecast> scores = new ArrayList<>();
    List<CountForecast> cells = new ArrayList<>();
    List<CountForecast> totals = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < neighbourhoods; i++) {
        cells.add(ours.of(i, t));
      }
      cells.add(ours.city(t));
    }
    for (int i = 0; i < neighbourhoods; i++) {
      totals.add(ours.total(i));
    }
    totals.add(ours.cityTotal());
    scores.add(score("marshal", cells, totals));
    for (NaiveOutlook kind : NaiveOutlook.values()) {
      List<CountForecast> theirSteps = kind.steps(known, firstStep, steps);
      List<CountForecast> theirTotals = kind.totals(known, firstStep, steps);
      if (!theirSteps.isEmpty() && !theirTotals.isEmpty()) {
        scores.add(score(kind.title(), theirSteps, theirTotals));
      }
    }
    return scores;
  }

  /** Returns how well our top fifth catches what happened. */
  Concentration concentration(DemandDistribution ours) {
    double[] means = new double[neighbourhoods];
    double[] happened = new double[neighbourhoods];
    for (int i = 0; i < neighbourhoods; i++) {
      means[i] = ours.total(i).mean();
      happened[i] = outcome(i);
    }
    return Concentration.of(means, happened);
  }

  private ScoredForecast score(
      String forecast, List<CountForecast> cells, List<CountForecast> totals) {
    ScoreTally byStep = new ScoreTally();
    ScoreTally byTotal = new ScoreTally();
    int city = 0;
    for (int i = 0; i < neighbourhoods; i++) {
      for (int t = 0; t < steps; t++) {
        byStep.add(
            cells.get(t * (neighbourhoods + 1) + i),
            outcomes[t * neighbourhoods + i],
            uniforms.uniform(i, t, 0));
      }
      byTotal.add(totals.get(i), outcome(i), uniforms.uniform(i, 0, 1));
      city += outcome(i);
    }
    CountForecast cityTotal = totals.get(neighbourhoods);
    return new ScoredForecast(
        forecast,
        byStep.scores(),
        byTotal.scores(),
        cityTotal.crps(city),
        cityTotal.holds(0.8, city),
        cityTotal.holds(0.95, city));
  }

  private int outcome(int neighbourhood) {
    int sum = 0;
    for (int t = 0; t < steps; t++) {
      sum += outcomes[t * neighbourhoods + neighbourhood];
    }
    return sum;
  }
}
