/**
 * From outlines to geography: who borders whom, and where each neighbourhood stands in a tile map.
 *
 * <p>Start with {@link marshal.scenarios.boundaries.BoundaryImport}: it reads a GeoJSON file of
 * outlines and returns a {@link marshal.scenarios.boundaries.Geography}, which writes the files of
 * a case.
 */
package marshal.scenarios.boundaries;
