package marshal.model.forecast;

import java.util.Optional;

/**
 * A change of the city's level in its latest steps that is larger than drift, season and the noise
 * of counting explain: a lockdown, another way to record, a large operation.
 *
 * <p>A few months cannot tell whether it will stay: two or three do in half of the cases where they
 * lie far off, a single one, which the calendar and operations move, in two of five. That
 * probability counts by 1 - (2.25 / z)^8 (a single month by 1 - (2.5 / z)^8) where the change is z
 * ordinary deviations large, so that lesser changes do nothing and none does so with a jump.
 *
 * @param steps how many of the latest steps lie on another level
 * @param logChange log of their level over that of the rest of the year before
 * @param logRemaining log of their level over that of the whole last year
 * @param probability probability that their level stays, above 0 and below 1
 */
public record RecentShift(int steps, double logChange, double logRemaining, double probability) {
  private static final int MOST_MONTHS = 3;
  private static final int MONTHS_PER_YEAR = 12;

  /** How likely a far shift is to stay. */
  private static final double STAYS = 0.5;

  private static final double MONTH_STAYS = 0.4;

  /** Changes up to so many ordinary deviations are none: one time in thirty, of three looks. */
  private static final double ORDINARY = 2.25;

  private static final double MONTH_ORDINARY = 2.5;

  /** How fast larger ones count. */
  private static final double SHARPNESS = 8;

  /**
   * Deviation between the latest months and the rest of the year before that drift alone brings:
   * half a year of a walk by 0.17 a year, what {@link DriftPriors} expect of a city.
   */
  private static final double DRIFT = 0.12;

  /** The same from a season, sine and cosine of 0.10, that takes two years of data to tell. */
  private static final double UNKNOWN_SEASON = 0.14;

  private static final double HALF = 0.5;

  /** Returns the clearest shift of the last one to three months, if there is one. */
  static Optional<RecentShift> find(PastLevels past, int now) {
    int year = past.series().stepsPerYear();
    RecentShift clearest = null;
    double furthest = 1;
    for (int months = 1; months <= MOST_MONTHS; months++) {
      int steps = Math.round((float) months * year / MONTHS_PER_YEAR);
      int from = now - steps;
      if (past.observed(from, now) < steps || past.observed(now - year, from) < 2 * steps) {
        continue;
      }
      double latest = rate(past, from, now);
      double before = rate(past, now - year, from);
      double logChange = Math.log(latest / before);
      double ordinary =
          (months == 1 ? MONTH_ORDINARY : ORDINARY) * ordinaryDeviation(past, now, from);
      double excess = Math.abs(logChange) / ordinary;
      if (excess > furthest) {
        furthest = excess;
        clearest =
            new RecentShift(
                steps,
                logChange,
                Math.log(latest / rate(past, now - year, now)),
                (months == 1 ? MONTH_STAYS : STAYS) * (1 - Math.pow(excess, -SHARPNESS)));
      }
    }
    return Optional.ofNullable(clearest);
  }

  private static double ordinaryDeviation(PastLevels past, int now, int from) {
    int year = past.series().stepsPerYear();
    double season = past.seasonShare() < 1 ? UNKNOWN_SEASON : 0;
    double before = past.cityCount(now - year, from) + HALF;
    double expected =
        before * past.observedExposure(from, now) / past.observedExposure(now - year, from);
    // Few incidents leave much doubt about a logarithm, none at all the most.
    double latest = Math.min(expected, past.cityCount(from, now) + HALF);
    double noise = past.cityDispersion() * (1 / before + 1 / latest);
    return Math.sqrt(noise + DRIFT * DRIFT + season * season);
  }

  private static double rate(PastLevels past, int from, int until) {
    return (past.cityCount(from, until) + HALF) / past.observedExposure(from, until);
  }

  /**
   * Returns what the shift leaves open beside a momentum.
   *
   * @param momentum what of the change is expected already
   */
  OpenShift open(double momentum) {
    return new OpenShift(probability, logRemaining - momentum);
  }
}
