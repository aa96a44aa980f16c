package marshal.model.forecast;

import java.util.stream.IntStream;

/**
 * What is not known of the levels that forecasts stand on, beside the drift to come: how few
 * incidents they were read from, whether a shift stays, and how far the city's level drifts at all.
 */
public final class LevelDoubt {
  private final double citySd;
  private final double[] shareVariance;
  private final OpenShift shift;
  private final double shiftHalfLifeSteps;
  private final double driftDegreesOfFreedom;

  LevelDoubt(
      double citySd,
      double[] shareVariance,
      OpenShift shift,
      double shiftHalfLifeSteps,
      double driftDegreesOfFreedom) {
    this.citySd = citySd;
    this.shareVariance = shareVariance;
    this.shift = shift;
    this.shiftHalfLifeSteps = shiftHalfLifeSteps;
    this.driftDegreesOfFreedom = driftDegreesOfFreedom;
  }

  /** Returns no doubt about the levels of so many neighbourhoods. */
  static LevelDoubt none(int neighbourhoods) {
    return new LevelDoubt(
        0, new double[neighbourhoods], OpenShift.NONE, 1, Double.POSITIVE_INFINITY);
  }

  /**
   * Returns the doubt about a level.
   *
   * @param presentHalfLifeSteps steps after which half of what the present level differs is gone
   */
  static LevelDoubt of(LevelForecast level, LevelDriftEstimate drift, double presentHalfLifeSteps) {
    return new LevelDoubt(
        Math.sqrt(level.cityVariance()),
        IntStream.range(0, level.neighbourhoods()).mapToDouble(level::shareVariance).toArray(),
        level.openShift(),
        presentHalfLifeSteps,
        drift.cityDegreesOfFreedom());
  }

  /** Returns the number of neighbourhoods. */
  public int neighbourhoods() {
    return shareVariance.length;
  }

  /** Returns the standard deviation of the log of the city's level, as counting leaves it. */
  double citySd() {
    return citySd;
  }

  /** Returns the variance of the log of a neighbourhood's share, as counting leaves it. */
  double shareVariance(int neighbourhood) {
    return shareVariance[neighbourhood];
  }

  OpenShift shift() {
    return shift;
  }

  /**
   * Returns how much of the doubt about a shift has come out, 0 to 1: the present level is known,
   * and passes into that of the year.
   */
  double shiftShown(int stepsSinceData) {
    return 1 - Math.pow(0.5, stepsSinceData / shiftHalfLifeSteps);
  }

  /** Returns how many years, as it were, the deviation of the city's drift is known from. */
  double driftDegreesOfFreedom() {
    return driftDegreesOfFreedom;
  }
}
