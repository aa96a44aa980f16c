package marshal.scenarios.boundaries;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures the borders that outlines share.
 *
 * <p>Every edge is cut into short pieces. A piece belongs to a border if the other outline has an
 * edge that runs along it: near by, roughly parallel, and beside the piece rather than past its own
 * end. So vertices need not coincide, an edge may face several shorter ones, and areas that meet in
 * a point only share nothing.
 */
final class BorderFinder {

  /** Pieces of an edge are at most this long; the error of a border is about one piece. */
  private static final double MAX_PIECE_METRES = 10;

  /** Cosine of the angle (30 degrees) up to which two edges count as parallel. */
  private static final double PARALLEL_COSINE = Math.cos(Math.PI / 6);

  private BorderFinder() {}

  /**
   * Finds all borders.
   *
   * @param codes code of each outline, ascending
   * @param outlines edges of each outline, in the same order
   * @param snapMetres distance up to which two edges count as one, more than 0
   * @return borders longer than the snap distance, in ascending order of codes
   */
  static List<SharedBorder> find(List<String> codes, List<Edges> outlines, double snapMetres) {
    List<SharedBorder> borders = new ArrayList<>();
    for (int a = 0; a < outlines.size(); a++) {
      for (int b = a + 1; b < outlines.size(); b++) {
        if (outlines.get(a).isNear(outlines.get(b), snapMetres)) {
          double metres =
              (sharedMetres(outlines.get(a), outlines.get(b), snapMetres)
                      + sharedMetres(outlines.get(b), outlines.get(a), snapMetres))
                  / 2;
          if (metres > snapMetres) {
            borders.add(new SharedBorder(codes.get(a), codes.get(b), metres));
          }
        }
      }
    }
    return borders;
  }

  /** Returns the length of the pieces of one outline that an edge of the other runs along. */
  private static double sharedMetres(Edges one, Edges other, double snapMetres) {
    double shared = 0;
    double[] ends = one.ends;
    for (int e = 0; e < ends.length; e += 4) {
      double dx = ends[e + 2] - ends[e];
      double dy = ends[e + 3] - ends[e + 1];
      double length = Math.hypot(dx, dy);
      int pieces = (int) Math.ceil(length / MAX_PIECE_METRES);
      for (int piece = 0; piece < pieces; piece++) {
        double at = (piece + 0.5) / pieces;
        double x = ends[e] + at * dx;
        double y = ends[e + 1] + at * dy;
        if (runsAlong(other, x, y, dx / length, dy / length, snapMetres)) {
          shared += length / pieces;
        }
      }
    }
    return shared;
  }

  private static boolean runsAlong(
      Edges other, double x, double y, double directionX, double directionY, double snapMetres) {
    if (x < other.west - snapMetres
        || x > other.east + snapMetres
        || y < other.south - snapMetres
        || y > other.north + snapMetres) {
      return false;
    }
    double[] ends = other.ends;
    for (int e = 0; e < ends.length; e += 4) {
      double dx = ends[e + 2] - ends[e];
      double dy = ends[e + 3] - ends[e + 1];
      double length = Math.hypot(dx, dy);
      if (!(length > 0)) {
        continue;
      }
      double along = ((x - ends[e]) * dx + (y - ends[e + 1]) * dy) / length;
      double across = Math.abs((x - ends[e]) * dy - (y - ends[e + 1]) * dx) / length;
      double cosine = Math.abs(directionX * dx + directionY * dy) / length;
      if (along >= 0 && along <= length && across <= snapMetres && cosine >= PARALLEL_COSINE) {
        return true;
      }
    }
    return false;
  }
}
