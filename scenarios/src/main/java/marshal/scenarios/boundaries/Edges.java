package marshal.scenarios.boundaries;

import java.util.List;

/** The edges of one outline in metres, with its bounding box and its centroid. */
final class Edges {

  /** x1, y1, x2, y2 of each edge, row-major [edge][4]. */
  final double[] ends;

  final double west;
  final double east;
  final double south;
  final double north;
  final double centroidEast;
  final double centroidNorth;
  final double areaSquareMetres;

  private Edges(double[] ends) {
    this.ends = ends;
    double minX = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    double doubleArea = 0;
    double momentX = 0;
    double momentY = 0;
    // Relative to a vertex, so that the moments of a far outline do not cancel.
    double originX = ends[0];
    double originY = ends[1];
    for (int e = 0; e < ends.length; e += 4) {
      minX = Math.min(minX, ends[e]);
      maxX = Math.max(maxX, ends[e]);
      minY = Math.min(minY, ends[e + 1]);
      maxY = Math.max(maxY, ends[e + 1]);
      double x1 = ends[e] - originX;
      double y1 = ends[e + 1] - originY;
      double x2 = ends[e + 2] - originX;
      double y2 = ends[e + 3] - originY;
      double cross = x1 * y2 - x2 * y1;
      doubleArea += cross;
      momentX += (x1 + x2) * cross;
      momentY += (y1 + y2) * cross;
    }
    west = minX;
    east = maxX;
    south = minY;
    north = maxY;
    areaSquareMetres = Math.abs(doubleArea) / 2;
    boolean flat = doubleArea == 0;
    centroidEast = flat ? (minX + maxX) / 2 : originX + momentX / (3 * doubleArea);
    centroidNorth = flat ? (minY + maxY) / 2 : originY + momentY / (3 * doubleArea);
  }

  /** Projects the edges of an outline; holes turn the other way, so they count negative. */
  static Edges of(Outline outline, LocalProjection projection) {
    int edges = 0;
    for (List<List<Position>> rings : outline.polygons()) {
      for (List<Position> ring : rings) {
        edges += ring.size() - 1;
      }
    }
    double[] ends = new double[4 * edges];
    int next = 0;
    for (List<List<Position>> rings : outline.polygons()) {
      for (int r = 0; r < rings.size(); r++) {
        List<Position> ring = rings.get(r);
        boolean reverse = signedArea(ring) < 0 != r > 0;
        for (int i = 1; i < ring.size(); i++) {
          Position from = ring.get(reverse ? ring.size() - i : i - 1);
          Position to = ring.get(reverse ? ring.size() - 1 - i : i);
          ends[next++] = projection.east(from);
          ends[next++] = projection.north(from);
          ends[next++] = projection.east(to);
          ends[next++] = projection.north(to);
        }
      }
    }
    return new Edges(ends);
  }

  private static double signedArea(List<Position> ring) {
    double sum = 0;
    Position origin = ring.get(0);
    for (int i = 1; i < ring.size(); i++) {
      Position a = ring.get(i - 1);
      Position b = ring.get(i);
      sum +=
          (a.longitude() - origin.longitude()) * (b.latitude() - origin.latitude())
              - (b.longitude() - origin.longitude()) * (a.latitude() - origin.latitude());
    }
    return sum;
  }

  /** Returns whether the bounding boxes come within a distance of each other. */
  boolean isNear(Edges other, double metres) {
    return west <= other.east + metres
        && other.west <= east + metres
        && south <= other.north + metres
        && other.south <= north + metres;
  }
}
