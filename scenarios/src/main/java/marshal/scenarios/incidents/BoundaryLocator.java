package marshal.scenarios.incidents;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marshal.scenarios.problem.InputException;

/**
 * Finds the neighbourhood whose outline holds a crime's coordinates.
 *
 * <p>A point is inside if a ray from it crosses the rings of the outline an odd number of times, so
 * holes and several parts need no special care. A point on a border that two outlines share lies in
 * exactly one of them; where outlines overlap, the lower code wins. A uniform grid over the area
 * names the few outlines whose bounding box can hold a point.
 */
public final class BoundaryLocator implements NeighbourhoodLocator {

  /** Grid cells per outline; more cells cost memory, fewer cost candidates. */
  private static final int CELLS_PER_OUTLINE = 8;

  private static final int[] NONE = {};

  private final List<String> codes;
  private final List<Outline> outlines;
  private final double west;
  private final double south;
  private final double cellsPerDegreeEast;
  private final double cellsPerDegreeNorth;
  private final int side;

  /** Positions of candidate outlines per cell, row-major [row from south][column from west]. */
  private final int[][] candidates;

  /** Creates a locator from outlines in ascending order of their codes. */
  BoundaryLocator(List<Outline> sortedOutlines) {
    outlines = List.copyOf(sortedOutlines);
    codes = outlines.stream().map(Outline::code).toList();
    west = outlines.stream().mapToDouble(Outline::west).min().orElseThrow();
    south = outlines.stream().mapToDouble(Outline::south).min().orElseThrow();
    double east = outlines.stream().mapToDouble(Outline::east).max().orElseThrow();
    double north = outlines.stream().mapToDouble(Outline::north).max().orElseThrow();
    side = (int) Math.ceil(Math.sqrt(CELLS_PER_OUTLINE * (double) outlines.size()));
    cellsPerDegreeEast = side / Math.max(east - west, Double.MIN_NORMAL);
    cellsPerDegreeNorth = side / Math.max(north - south, Double.MIN_NORMAL);
    candidates = new int[side * side][];
    Arrays.fill(candidates, NONE);
    for (int i = 0; i < outlines.size(); i++) {
      Outline outline = outlines.get(i);
      for (int row = row(outline.south()); row <= row(outline.north()); row++) {
        for (int column = column(outline.west()); column <= column(outline.east()); column++) {
          int cell = row * side + column;
          candidates[cell] = Arrays.copyOf(candidates[cell], candidates[cell].length + 1);
          candidates[cell][candidates[cell].length - 1] = i;
        }
      }
    }
  }

  /** Reads outlines whose code is found by the usual names of properties, WD13CD say. */
  public static BoundaryLocator read(Path geoJson) {
    return read(geoJson, Optional.empty());
  }

  /**
   * Reads outlines from a GeoJSON feature collection of polygons and multi-polygons in WGS 84.
   *
   * @param codeProperty name of the property that holds the neighbourhood's code; found by its name
   *     if empty
   * @throws InputException if the file cannot be read, is not such a collection, or a code is
   *     missing
   */
  public static BoundaryLocator read(Path geoJson, Optional<String> codeProperty) {
    return new BoundaryLocator(new OutlineReader(geoJson, codeProperty).read());
  }

  private int column(double longitude) {
    return Math.min(side - 1, (int) ((longitude - west) * cellsPerDegreeEast));
  }

  private int row(double latitude) {
    return Math.min(side - 1, (int) ((latitude - south) * cellsPerDegreeNorth));
  }

  @Override
  public List<String> codes() {
    return codes;
  }

  @Override
  public int locate(String lsoaCode, double longitude, double latitude) {
    if (Double.isNaN(longitude) || Double.isNaN(latitude)) {
      return NO_LOCATION;
    }
    if (longitude < west || latitude < south) {
      return OUTSIDE;
    }
    for (int i : candidates[row(latitude) * side + column(longitude)]) {
      if (outlines.get(i).contains(longitude, latitude)) {
        return i;
      }
    }
    return OUTSIDE;
  }

  @Override
  public boolean usesCoordinates() {
    return true;
  }
}
