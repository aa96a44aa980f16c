package marshal.model.demand;

/**
 * How far the level of a stream may move after the data end: a random walk on the log scale.
 *
 * @param citySdPerYear standard deviation of the city's level after a year, as a fraction
 * @param neighbourhoodSdPerYear standard deviation of each neighbourhood's own level after a year
 * @param stepsSinceData steps between the last month of data and the first step of the horizon
 */
public record LevelDrift(double citySdPerYear, double neighbourhoodSdPerYear, int stepsSinceData) {

  /** Checks that the deviations are 0 or more and the data end before the horizon. */
  public LevelDrift {
    if (!(citySdPerYear >= 0 && neighbourhoodSdPerYear >= 0) || stepsSinceData < 0) {
      throw new IllegalArgumentException(
          "Level drift must be 0 or more and start after the data, but is %s, %s per year after %d steps."
              .formatted(citySdPerYear, neighbourhoodSdPerYear, stepsSinceData));
    }
  }
}
