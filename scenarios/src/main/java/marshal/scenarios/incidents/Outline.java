package marshal.scenarios.incidents;

import java.util.Arrays;
import java.util.List;

/** The outline of one neighbourhood: closed rings of longitudes and latitudes, holes included. */
final class Outline {

  private final String code;

  /** Edges of all rings, row-major [edge][x1, y1, x2, y2] with y1 below y2; level ones left out. */
  private final double[] edges;

  private final double west;
  private final double south;
  private final double east;
  private final double north;

  /**
   * Creates an outline.
   *
   * @param rings each a closed ring as x, y, x, y, ... with the first point repeated at the end
   */
  Outline(String code, List<double[]> rings) {
    this.code = code;
    int count = 0;
    for (double[] ring : rings) {
      count += ring.length / 2 - 1;
    }
    double[] all = new double[count * 4];
    int end = 0;
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (double[] ring : rings) {
      for (int i = 0; i + 3 < ring.length; i += 2) {
        minX = Math.min(minX, ring[i]);
        maxX = Math.max(maxX, ring[i]);
        minY = Math.min(minY, ring[i + 1]);
        maxY = Math.max(maxY, ring[i + 1]);
        if (ring[i + 1] == ring[i + 3]) {
          continue;
        }
        // The lower end first: two outlines then round a shared border alike.
        boolean upwards = ring[i + 1] < ring[i + 3];
        all[end++] = upwards ? ring[i] : ring[i + 2];
        all[end++] = upwards ? ring[i + 1] : ring[i + 3];
        all[end++] = upwards ? ring[i + 2] : ring[i];
        all[end++] = upwards ? ring[i + 3] : ring[i + 1];
      }
    }
    edges = Arrays.copyOf(all, end);
    west = minX;
    south = minY;
    east = maxX;
    north = maxY;
  }

  String code() {
    return code;
  }

  double west() {
    return west;
  }

  double south() {
    return south;
  }

  double east() {
    return east;
  }

  double north() {
    return north;
  }

  /** Whether a ray eastwards from the point crosses the rings an odd number of times. */
  boolean contains(double x, double y) {
    if (x < west || x > east || y < south || y > north) {
      return false;
    }
    boolean inside = false;
    for (int i = 0; i < edges.length; i += 4) {
      double y1 = edges[i + 1];
      double y2 = edges[i + 3];
      if (y1 <= y && y < y2) {
        double x1 = edges[i];
        if (x < x1 + (edges[i + 2] - x1) * ((y - y1) / (y2 - y1))) {
          inside = !inside;
        }
      }
    }
    return inside;
  }
}
