/**
 * From the police's published street-level files to monthly counts by neighbourhood and category.
 *
 * <p>Start with {@link marshal.scenarios.policeuk.PoliceUkImport}: it reads any number of {@code
 * .csv}, {@code .csv.gz} and {@code .zip} files row by row, gives every row a neighbourhood through
 * a {@link marshal.scenarios.policeuk.NeighbourhoodLocator}, counts it once, and returns {@link
 * marshal.scenarios.policeuk.RecordedCounts} with an {@link
 * marshal.scenarios.policeuk.ImportReport} of everything it left out or changed. Memory does not
 * grow with the length of the files: see {@link marshal.scenarios.policeuk.ImportOptions}.
 */
package marshal.scenarios.policeuk;
