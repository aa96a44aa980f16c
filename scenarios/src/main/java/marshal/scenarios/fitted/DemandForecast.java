package marshal.scenarios.fitted;

import java.time.LocalDate;
import java.time.YearMonth;
import marshal.model.area.Adjacency;
import marshal.model.area.Area;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;

/**
 * Carries a fit forward from the end of its data to a horizon.
 *
 * <p>The trend is carried on for at most a year past the last fitted step: a trend that goes on for
 * ever would multiply or empty every stream. Between the data and the horizon the mean follows its
 * recursion mu[t] = nu[t] + lambda mu[t-1] + phi W mu[t-1], starting from the counts of the last
 * fitted step. Everything is then multiplied by the stream's share of its categories.
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
    this.lastFittedTime = stepLength.between(day(fit.timeZero()), day(fit.fittedUntil()));
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

  /**
   * Returns the first day of a named step: {@code 2014-01}, or the first day of a week.
   *
   * @throws java.time.DateTimeException if there is no such day
   */
  public static LocalDate day(String step) {
    return step.length() == 7 ? YearMonth.parse(step).atDay(1) : LocalDate.parse(step);
  }

  private StreamDemand over(Stream stream, Horizon horizon, LevelDrift drift) {
    int areas = area.size();
    // Time of the first step of the horizon, and how many steps lie between it and the data.
    int start = stepLength.between(day(fit.timeZero()), firstDayOfStep(horizon));
    int gap = Math.max(0, start - lastFittedTime - 1);
    double[] share = shares(stream);
    double[] mean = meanBefore(start);
    double[] previous = new double[areas];
    for (int i = 0; i < areas; i++) {
      previous[i] = share[i] * mean[i];
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

  /** Means of the whole categories in the step before a time. */
  private double[] meanBefore(int start) {
    double[] mean = new double[levels.length];
    if (start <= lastFittedTime) {
      // The plan begins inside the data: the level that endemic means settle at is a fair start.
      double[] endemic = endemic(start - 1);
      for (int i = 0; i < mean.length; i++) {
        mean[i] = endemic[i] / (1 - fit.lambda() - fit.phi());
      }
      return mean;
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] = fit.lastCounts().getOrDefault(area.neighbourhood(i).code(), 0);
    }
    Adjacency adjacency = area.adjacency();
    int[] first = adjacency.start();
    int[] from = adjacency.from();
    double[] weight = adjacency.weight();
    for (int time = lastFittedTime + 1; time < start; time++) {
      double[] next = endemic(time);
      for (int i = 0; i < next.length; i++) {
        next[i] += fit.lambda() * mean[i];
        for (int slot = first[i]; slot < first[i + 1]; slot++) {
          next[i] += fit.phi() * weight[slot] * mean[from[slot]];
        }
      }
      mean = next;
    }
    return mean;
  }
}
