package marshal.model.forecast;

import marshal.model.demand.LevelDrift;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandParameters;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far the level of a year departs from its forecast, estimated from past years under a prior.
 *
 * <p>From every half-year that has a year of data before and after it, the level forecast is made
 * as it would have been then and held against the year that followed. What the departures of
 * neighbourhoods from the city's and of the city from its forecast exceed the noise of counting by
 * is drift: (departure^2 - noise), averaged over neighbourhoods by how much each can say, then over
 * years together with the prior. With less than two years of data the prior stands alone.
 *
 * @param citySd standard deviation of the log of the city's total of a year around its forecast,
 *     without the noise of counting
 * @param neighbourhoodSd the same of a neighbourhood's total beside the city's
 * @param shareSd the part of it that is no drift: what the noise of counting did to the shares that
 *     the forecasts were read from, and a year seen in part
 * @param years years of data behind the estimate, 0 if it is the prior alone
 * @param cityDegreesOfFreedom how many years, with those that the prior counts for, the city's
 *     deviation is known from; infinite if it is known
 */
public record LevelDriftEstimate(
    double citySd,
    double neighbourhoodSd,
    double shareSd,
    double years,
    double cityDegreesOfFreedom) {

  private static final double ENOUGH = 0.75;

  /** The part of what is believed of neighbourhoods that is noise of shares: some 150 incidents. */
  private static final double SHARE_SD = 0.10;

  /**
   * Estimates the drift.
   *
   * @param series counts up to the last step known
   * @param fit season, changes of recording, and the noise of counting
   * @param priors what is believed beforehand
   */
  public static LevelDriftEstimate of(
      CountSeries series, DemandParameters fit, DriftPriors priors) {
    return of(new PastLevels(series, fit), fit, priors, LevelRule.DEFAULT);
  }

  static LevelDriftEstimate of(
      PastLevels past, DemandParameters fit, DriftPriors priors, LevelRule rule) {
    CountSeries series = past.series();
    int year = series.stepsPerYear();
    int half = Math.max(1, year / 2);
    double cityVariance = 0;
    double neighbourhoodVariance = 0;
    double shareVariance = 0;
    int origins = 0;
    for (int now = series.lastStep() + 1 - year; now >= series.step(0) + year; now -= half) {
      if (past.observed(now - year, now) < ENOUGH * year
          || past.observed(now, now + year) < ENOUGH * year) {
        continue;
      }
      LevelForecast level = LevelForecast.at(past, now, rule);
      double exposure = past.observedExposure(now, now + year);
      double actual = Math.max(past.cityCount(now, now + year), 1);
      double departure = Math.log(actual / (level.cityRatePerStep() * exposure));
      double counted = 0;
      double information = 0;
      double sum = 0;
      double shares = 0;
      for (int i = 0; i < series.neighbourhoods(); i++) {
        double mean = actual * level.share(i);
        double variance = mean * past.dispersion(mean / year);
        counted += variance;
        double relative = (past.count(i, now, now + year) - mean) / mean;
        double relativeNoise = variance / (mean * mean);
        double expected = relativeNoise + priors.neighbourhoodSd() * priors.neighbourhoodSd();
        double weight = 1 / (expected * expected);
        sum += weight * (relative * relative - relativeNoise);
        shares += weight * level.shareVariance(i);
        information += weight;
      }
      cityVariance += departure * departure - counted / (actual * actual);
      neighbourhoodVariance += sum / information;
      shareVariance += shares / information;
      origins++;
    }
    double years = origins * (double) half / year;
    double city = pooled(priors.citySd(), priors.cityWorthYears(), cityVariance, origins, years);
    double own =
        pooled(
            priors.neighbourhoodSd(),
            priors.neighbourhoodWorthYears(),
            neighbourhoodVariance,
            origins,
            years);
    double share =
        pooled(SHARE_SD, priors.neighbourhoodWorthYears(), shareVariance, origins, years);
    // A level read from part of a year may be that of a season.
    int now = series.lastStep() + 1;
    double unseen = 1 - Math.min(1, past.observed(now - year, now) / (double) year);
    double wider = Math.sqrt(1 + unseen);
    double noDrift = wider * wider * own * own - Math.max(0, own * own - share * share);
    return new LevelDriftEstimate(
        wider * city, wider * own, Math.sqrt(noDrift), years, priors.cityWorthYears() + years);
  }

  private static double pooled(
      double priorSd, double worth, double sum, int origins, double years) {
    double found = origins == 0 ? 0 : Math.max(0, sum / origins);
    return Math.sqrt((worth * priorSd * priorSd + years * found) / (worth + years));
  }

  /**
   * Returns what the city's deviation must be multiplied by because it is known from so few years:
   * Student's 95 % quantile over the normal's.
   */
  private double cityTail() {
    double level = 0.95;
    return Double.isInfinite(cityDegreesOfFreedom)
        ? 1
        : TDistribution.of(cityDegreesOfFreedom).inverseCumulativeProbability(level)
            / NormalDistribution.of(0, 1).inverseCumulativeProbability(level);
  }

  /**
   * Returns the drift alone, for forecasts that draw what is not known of shares and of the city's
   * deviation ({@link LevelDoubt}); plans know one deviation for all.
   */
  public LevelDriftEstimate besideDoubt() {
    double variance = neighbourhoodSd * neighbourhoodSd - shareSd * shareSd;
    return new LevelDriftEstimate(
        citySd, Math.sqrt(Math.max(0, variance)), 0, years, Double.POSITIVE_INFINITY);
  }

  /**
   * Returns the drift as a random walk that gives the total of a year, forecast from the end of the
   * data, this standard deviation. The walk must go further than the total: the total averages over
   * its year.
   *
   * @param stepsPerYear 12 or 52
   * @param stepsSinceData steps between the data and the horizon
   */
  public LevelDrift toLevelDrift(int stepsPerYear, int stepsSinceData) {
    double s = stepsPerYear;
    double walk = (s + 1) * (2 * s + 1) / (6 * s * s); // variance of the mean of a walk of a year
    double middle = (s + 1) / (2 * s); // neighbourhoods have one level, that of the middle
    return new LevelDrift(
        citySd * cityTail() / Math.sqrt(walk), neighbourhoodSd / Math.sqrt(middle), stepsSinceData);
  }
}
