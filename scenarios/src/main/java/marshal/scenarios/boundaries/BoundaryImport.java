package marshal.scenarios.boundaries;

import java.nio.file.Path;
import java.util.List;

/** Derives a city's geography from a GeoJSON file of outlines. */
public final class BoundaryImport {

  /** Outlines of official boundaries that were generalised together meet within this distance. */
  public static final double DEFAULT_SNAP_METRES = 10;

  private final String codeProperty;
  private final String nameProperty;
  private final double snapMetres;

  /**
   * Creates an import.
   *
   * @param codeProperty property of a feature that holds the code of the neighbourhood
   * @param nameProperty property that holds its name
   * @param snapMetres distance up to which two outlines count as touching, more than 0
   */
  public BoundaryImport(String codeProperty, String nameProperty, double snapMetres) {
    if (!(snapMetres > 0) || Double.isInfinite(snapMetres)) {
      throw new IllegalArgumentException(
          "The snap distance (%s m) must be more than 0.\nMaybe %s m fits."
              .formatted(snapMetres, DEFAULT_SNAP_METRES));
    }
    this.codeProperty = codeProperty;
    this.nameProperty = nameProperty;
    this.snapMetres = snapMetres;
  }

  /**
   * Reads outlines and derives borders and tiles; the same file always gives the same result, in
   * whatever order its features stand.
   *
   * @param geoJson a FeatureCollection of Polygons and MultiPolygons in degrees (WGS 84)
   * @throws marshal.scenarios.problem.InputException with every problem of the file
   */
  public Geography derive(Path geoJson) {
    return derive(GeoJsonOutlines.read(geoJson, codeProperty, nameProperty));
  }

  Geography derive(List<Outline> outlines) {
    LocalProjection projection = LocalProjection.around(outlines);
    List<Edges> edges = outlines.stream().map(o -> Edges.of(o, projection)).toList();
    List<String> codes = outlines.stream().map(Outline::code).toList();
    return new Geography(
        outlines,
        BorderFinder.find(codes, edges, snapMetres),
        TileLayout.place(
            edges.stream().mapToDouble(e -> e.centroidEast).toArray(),
            edges.stream().mapToDouble(e -> e.centroidNorth).toArray()));
  }
}
