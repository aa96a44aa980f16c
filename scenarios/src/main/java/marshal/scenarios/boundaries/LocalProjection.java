package marshal.scenarios.boundaries;

import java.util.List;

/**
 * Equirectangular projection around the middle of a city: metres east and north of it.
 *
 * <p>Within 30 km of the middle lengths are right to 0.3 % at latitudes below 60 degrees.
 */
final class LocalProjection {

  /** Mean radius of the Earth in metres (IUGG). */
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  private final Position middle;
  private final double metresPerDegreeEast;
  private final double metresPerDegreeNorth;

  private LocalProjection(Position middle) {
    this.middle = middle;
    this.metresPerDegreeNorth = Math.toRadians(EARTH_RADIUS_METRES);
    this.metresPerDegreeEast = metresPerDegreeNorth * Math.cos(Math.toRadians(middle.latitude()));
  }

  /** Returns the projection around the middle of the outlines' bounding box. */
  static LocalProjection around(List<Outline> outlines) {
    double west = 180;
    double east = -180;
    double south = 90;
    double north = -90;
    for (Outline outline : outlines) {
      for (List<List<Position>> rings : outline.polygons()) {
        for (Position position : rings.get(0)) {
          west = Math.min(west, position.longitude());
          east = Math.max(east, position.longitude());
          south = Math.min(south, position.latitude());
          north = Math.max(north, position.latitude());
        }
      }
    }
    return new LocalProjection(new Position((west + east) / 2, (south + north) / 2));
  }

  double east(Position position) {
    return (position.longitude() - middle.longitude()) * metresPerDegreeEast;
  }

  double north(Position position) {
    return (position.latitude() - middle.latitude()) * metresPerDegreeNorth;
  }
}
