package marshal.scenarios.fitted;

import java.time.LocalDate;
import java.util.Map;
import marshal.model.area.Area;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.RecentMeans;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;

/**
 * Carries a fit forward from the end of its data to a horizon.
 *
 * <p>The trend is carried on for at most a year past the last fitted step: a trend that goes on for
 * ever would multiply or empty every stream. Between the data and the horizon the mean follows its
 * recursion mu[t] = nu[t] + (lambda + phi W) sum_l g_l mu[t-l], starting from the counts of the
 * last fitted steps. Everything is then multiplied by the stream's share of its categories.
 */
public final class DemandForecast {

  private final StreamFit fit;
  private final Area area;
  private final StepLength stepLength;

  /** Steps from time 0 to the last fitted step. */
  private final int lastFittedTime;

  private final double[] levels;

  private DemandForecast(StreamFit fit, Area area, StepLength stepLength) {
    this.fit = fit;
    this.area = area;
    this.stepLength = stepLength;
    this.lastFittedTime =
        stepLength.between(
            stepLength.firstDay(fit.timeZero()), stepLength.firstDay(fit.fittedUntil()));
    this.levels = new double[area.size()];
    for (int i = 0; i < levels.length; i++) {
      Double level = fit.areaLevels().get(area.neighbourhood(i).code());
      if (level == null) {
        throw new IllegalArgumentException(
            "The fit of '%s' has no level for neighbourhood %s."
                .formatted(fit.id(), area.neighbourhood(i).code()));
      }
      levels[i] = level;
    }
  }

  /**
   * Returns the demand of a stream over a horizon.
   *
   * @param drift standard deviations of the level after a year; its steps are counted here
   * @throws IllegalArgumentException if a neighbourhood has no level
   */
  public static StreamDemand of(
      StreamFit fit, Stream stream, Area area, Horizon horizon, LevelDrift drift) {
    return new DemandForecast(fit, area, horizon.stepLength()).over(stream, horizon, drift);
  }

  /** Returns the demand of a stream over a horizon, with the drift of its own fit. */
  public static StreamDemand of(StreamFit fit, Stream stream, Area area, Horizon horizon) {
    return of(
        fit,
        stream,
        area,
        horizon,
        new LevelDrift(fit.citySdPerYear(), fit.neighbourhoodSdPerYear(), 0));
  }

  private StreamDemand over(Stream stream, Horizon horizon, LevelDrift drift) {
    int areas = area.size();
    // Time of the first step of the horizon, and how many steps lie between it and the data.
    int start = stepLength.between(stepLength.firstDay(fit.timeZero()), firstDayOfStep(horizon));
    int gap = Math.max(0, start - lastFittedTime - 1);
    double[] share = shares(stream);
    double[] previous = meansBefore(start);
    for (int cell = 0; cell < previous.length; cell++) {
      previous[cell] *= share[cell % areas];
    }
    double[] endemic = new double[horizon.steps() * areas];
    for (int t = 0; t < horizon.steps(); t++) {
      double[] nu = endemic(start + t);
      for (int i = 0; i < areas; i++) {
        endemic[t * areas + i] = share[i] * nu[i];
      }
    }
    return new StreamDemand(
        endemic,
        previous,
        fit.lambda(),
        fit.phi(),
        fit.psi(),
        lagWeights(),
        new LevelDrift(drift.citySdPerYear(), drift.neighbourhoodSdPerYear(), gap));
  }

  /** A plan may begin within a month; its first step is then that month. */
  private LocalDate firstDayOfStep(Horizon horizon) {
    return stepLength == StepLength.MONTH
        ? horizon.firstDay().withDayOfMonth(1)
        : horizon.firstDay();
  }

  private double[] shares(Stream stream) {
    double[] share = new double[area.size()];
    for (int i = 0; i < share.length; i++) {
      int place = i;
      share[i] =
          stream.share()
              * stream.shareFigure().map(f -> area.neighbourhood(place).figure(f)).orElse(1.0);
    }
    return share;
  }

  /** Endemic means of the whole categories at a time. */
  private double[] endemic(int time) {
    int perYear = stepLength.stepsPerYear();
    double log = fit.trendPerStep() * Math.min(time, lastFittedTime + perYear);
    for (int k = 0; k < fit.sin().size(); k++) {
      double angle = 2 * Math.PI * (k + 1) * time / perYear;
      log += fit.sin().get(k) * Math.sin(angle) + fit.cos().get(k) * Math.cos(angle);
    }
    double[] endemic = new double[levels.length];
    for (int i = 0; i < endemic.length; i++) {
      endemic[i] = Math.exp(levels[i] + log);
    }
    return endemic;
  }

  private double[] lagWeights() {
    return fit.lagWeights().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Means of the whole categories in the steps before a time, [lag][neighbourhood]. */
  private double[] meansBefore(int start) {
    int n = levels.length;
    double[] means = new double[fit.lagWeights().size() * n];
    if (start <= lastFittedTime) {
      // The plan begins inside the data: the level that endemic means settle at is a fair start.
      for (int lag = 1; lag <= fit.lagWeights().size(); lag++) {
        double[] endemic = endemic(start - lag);
        for (int i = 0; i < n; i++) {
          means[(lag - 1) * n + i] = endemic[i] / (1 - fit.lambda() - fit.phi());
        }
      }
      return means;
    }
    for (int cell = 0; cell < means.length; cell++) {
      Map<String, Integer> counts =
          cell < n ? fit.lastCounts() : fit.earlierCounts().get(cell / n - 1);
      means[cell] = counts.getOrDefault(area.neighbourhood(cell % n).code(), 0);
    }
    RecentMeans recent = new RecentMeans(means, lagWeights(), area.adjacency());
    for (int time = lastFittedTime + 1; time < start; time++) {
      double[] next = endemic(time);
      for (int i = 0; i < n; i++) {
        next[i] += fit.lambda() * recent.own(i) + fit.phi() * recent.near(i);
      }
      recent.add(next);
    }
    return recent.means();
  }
}
