package marshal.model.fit;

/**
 * How far levels walk beside a fit that takes them as constant, each a random walk on the log
 * scale.
 *
 * @param citySdPerYear standard deviation, after a year, of what trend, season and excitation do
 *     not follow in the city
 * @param neighbourhoodSdPerYear the same of each neighbourhood's own level
 */
public record LevelWalk(double citySdPerYear, double neighbourhoodSdPerYear) {

  /**
   * City 0.05, neighbourhood 0.10. Chosen among nine pairs from 0 to 0.15 by the one-step scores of
   * Derby 2014 and of Vancouver 2007-2009; the later months of both say the same.
   */
  public static final LevelWalk DEFAULT = new LevelWalk(0.05, 0.10);

  /** Checks that both are above 0. */
  public LevelWalk {
    if (!(citySdPerYear > 0 && neighbourhoodSdPerYear > 0)) {
      throw new IllegalArgumentException(
          "The walk of levels (city %s, neighbourhood %s a year) must be above 0."
              .formatted(citySdPerYear, neighbourhoodSdPerYear));
    }
  }
}
