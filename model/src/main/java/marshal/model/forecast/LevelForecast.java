package marshal.model.forecast;

import java.util.Optional;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandParameters;

/**
 * The level that a stream is expected to have in the coming year: incidents per step at average
 * season, for the city and for each neighbourhood.
 *
 * <p>The city stands where it stood over the last year, moved on by part of its recent change
 * (damped momentum: the mean of the change year on year and half-year on half-year, halved; the
 * latter only as far as the data can tell it from a season). A neighbourhood's share of the city is
 * that of its recent incidents, older ones fading, pooled with its long-run share. Two simple
 * forecasts combined do better than either, which is what comparisons of forecasts of city crime
 * find too (Ashby 2021).
 *
 * <p>How well a level is known depends on how many incidents it was read from: a share of ten
 * incidents is known to a third. These variances belong to forecasts beside the drift to come.
 *
 * <p>Months that were not observed are left out, and the momentum that would need them is none.
 */
public final class LevelForecast {
  /** A window says something about a change if this share of it was observed. */
  private static final double ENOUGH = 0.75;

  private static final double HALF = 0.5;

  private final double cityRate;
  private final double momentum;
  private final Optional<RecentShift> shift;
  private final OpenShift openShift;
  private final double[] share;
  private final double cityVariance;
  private final double[] shareVariance;

  private LevelForecast(
      double cityRate,
      double momentum,
      Optional<RecentShift> shift,
      OpenShift openShift,
      double[] share,
      double cityVariance,
      double[] shareVariance) {
    this.cityRate = cityRate;
    this.momentum = momentum;
    this.shift = shift;
    this.openShift = openShift;
    this.share = share;
    this.cityVariance = cityVariance;
    this.shareVariance = shareVariance;
  }

  /**
   * Returns the level at the end of the data.
   *
   * @param series counts up to the last step known
   * @param fit season and changes of recording
   */
  public static LevelForecast of(CountSeries series, DemandParameters fit) {
    return at(new PastLevels(series, fit), series.lastStep() + 1, LevelRule.DEFAULT);
  }

  /** Returns the level as known just before a step; some step before it must be observed. */
  static LevelForecast at(PastLevels past, int now, LevelRule rule) {
    int year = past.series().stepsPerYear();
    int half = year / 2;
    double level = past.cityRate(now - year, now);
    double rate = Math.max(level, leastRate(past, now));
    double momentum =
        rule.yearOnYearShare() * change(past, now - 2 * year, now - year, now)
            + past.seasonShare() * rule.halfYearShare() * change(past, now - year, now - half, now);
    double limit = rule.largestMomentum();
    momentum = Math.max(-limit, Math.min(limit, momentum));
    Optional<RecentShift> shift = RecentShift.find(past, now);
    double soFar = momentum;
    OpenShift open = shift.map(found -> found.open(soFar)).orElse(OpenShift.NONE);
    double counted = past.cityCount(now - year, now) + HALF;
    double[] share = new double[past.series().neighbourhoods()];
    double[] shareVariance = new double[share.length];
    shares(past, now, rule, rate, share, shareVariance);
    return new LevelForecast(
        rate * Math.exp(momentum) * open.mean(),
        momentum,
        shift,
        open,
        share,
        Math.log1p(past.cityDispersion() / counted),
        shareVariance);
  }

  /** Half an incident in all the steps observed: never none at all. */
  private static double leastRate(PastLevels past, int now) {
    return HALF / past.observedExposure(Integer.MIN_VALUE, now);
  }

  /** Returns the change of the log level between two windows that meet; 0 where unknown. */
  private static double change(PastLevels past, int from, int middle, int until) {
    if (past.observed(from, middle) < ENOUGH * (middle - from)
        || past.observed(middle, until) < ENOUGH * (until - middle)) {
      return 0;
    }
    return Math.log(
        (past.cityCount(middle, until) + HALF)
            / past.observedExposure(middle, until)
            / ((past.cityCount(from, middle) + HALF) / past.observedExposure(from, middle)));
  }

  /** Writes every neighbourhood's share of the city, and the variance of its logarithm. */
  private static void shares(
      PastLevels past,
      int now,
      LevelRule rule,
      double cityRate,
      double[] share,
      double[] variance) {
    CountSeries series = past.series();
    int n = series.neighbourhoods();
    double halfLifeSteps = rule.shareHalfLifeYears() * series.stepsPerYear();
    double[] recent = new double[n];
    double[] longRun = new double[n];
    double recentCity = 0;
    double recentSquares = 0;
    double city = 0;
    for (int row = 0, end = past.firstRow(now); row < end; row++) {
      double weight = Math.pow(HALF, (now - 1 - series.step(row)) / halfLifeSteps);
      for (int i = 0; i < n; i++) {
        int count = series.count(row, i);
        recent[i] += weight * count;
        longRun[i] += count;
        recentCity += weight * count;
        recentSquares += weight * weight * count;
        city += count;
      }
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double before = (longRun[i] + HALF) / (city + HALF * n);
      double pooling = rule.poolingIncidents();
      share[i] = before * (recent[i] + pooling) / (before * recentCity + pooling);
      sum += share[i];
      // A share that is a mean of two, weighted so, of counts that scatter around it.
      double ofRecent = before * recentCity / (before * recentCity + pooling);
      double scatter =
          (1 - ofRecent * ofRecent) / (city + HALF * n)
              + (recentCity > 0
                  ? ofRecent * ofRecent * recentSquares / (recentCity * recentCity)
                  : 0);
      variance[i] = Math.log1p(past.dispersion(share[i] * cityRate) * scatter / share[i]);
    }
    for (int i = 0; i < n; i++) {
      share[i] /= sum;
    }
  }

  /** Returns the number of neighbourhoods. */
  public int neighbourhoods() {
    return share.length;
  }

  /** Returns the city's expected incidents per step at average season. */
  public double cityRatePerStep() {
    return cityRate;
  }

  /** Returns the change of the log level that the momentum brings. */
  public double momentum() {
    return momentum;
  }

  /** Returns the shift of the latest steps that may stay, if there is one. */
  public Optional<RecentShift> recentShift() {
    return shift;
  }

  /** Returns what that shift leaves open; the city's rate is the mean over it. */
  OpenShift openShift() {
    return openShift;
  }

  /** Returns a neighbourhood's share of the city's incidents, 0 to 1. */
  public double share(int neighbourhood) {
    return share[neighbourhood];
  }

  /** Returns the variance of the log of the city's rate, as counting leaves it. */
  public double cityVariance() {
    return cityVariance;
  }

  /** Returns the variance of the log of a share, as counting leaves it. */
  public double shareVariance(int neighbourhood) {
    return shareVariance[neighbourhood];
  }

  /** Returns a neighbourhood's expected incidents per step at average season. */
  public double ratePerStep(int neighbourhood) {
    return cityRate * share[neighbourhood];
  }
}
