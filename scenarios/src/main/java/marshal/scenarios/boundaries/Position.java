package marshal.scenarios.boundaries;

/**
 * A point on the globe.
 *
 * @param longitude degrees east, -180 to 180
 * @param latitude degrees north, -90 to 90
 */
public record Position(double longitude, double latitude) {

  /** Checks that both are degrees. */
  public Position {
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
      throw new IllegalArgumentException(
          "A position must be in degrees of longitude and latitude, but is %s, %s."
              .formatted(longitude, latitude));
    }
  }
}
