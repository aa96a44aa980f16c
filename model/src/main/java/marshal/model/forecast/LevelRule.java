package marshal.model.forecast;

/**
 * How the level of the coming year is read from the past: six numbers, all of them shares or times,
 * none specific to a city.
 *
 * @param shareHalfLifeYears age at which a count has half the weight of the latest in a
 *     neighbourhood's share of the city; half a year, because shares wander so fast that last
 *     year's beginning says little
 * @param poolingIncidents how many incidents a neighbourhood's long-run share counts for beside its
 *     recent ones; matters only where few incidents are recorded
 * @param yearOnYearShare share of the city's change from the year before to the last year that is
 *     expected once more
 * @param halfYearShare share of the change from one half of the last year to the other that is
 *     expected once more, where two years of data can tell it from a season
 * @param largestMomentum largest change of the log level that is expected; a faster change is
 *     likelier a shift than a trend
 * @param presentHalfLifeYears time after which half of what the present level differs from that of
 *     the year is gone: three months, since what a few months show soon passes
 */
record LevelRule(
    double shareHalfLifeYears,
    double poolingIncidents,
    double yearOnYearShare,
    double halfYearShare,
    double largestMomentum,
    double presentHalfLifeYears) {

  /**
   * What forecasts use: the least momentum that does within 2 % of the best on simulated cities and
   * the first five origins of Vancouver; results/published/forecast-accuracy.md says how it does on
   * the rest.
   */
  static final LevelRule DEFAULT = new LevelRule(0.5, 10, 0.25, 0.25, 0.15, 0.25);

  LevelRule {
    if (!(shareHalfLifeYears > 0
        && presentHalfLifeYears > 0
        && poolingIncidents >= 0
        && largestMomentum >= 0)) {
      throw new IllegalArgumentException(
          "The half-lives (%s, %s) must be above 0, pooling (%s) and momentum (%s) 0 or more."
              .formatted(
                  shareHalfLifeYears, presentHalfLifeYears, poolingIncidents, largestMomentum));
    }
  }
}
