/**
 * From published files of incidents, a row each, to counts by step, neighbourhood and category.
 *
 * <p>Start with {@link marshal.scenarios.incidents.PoliceUkImport} for the police's street-level
 * files, or with {@link marshal.scenarios.incidents.DatedImport} for any table with a date and a
 * place: they read any number of {@code .csv}, {@code .csv.gz} and {@code .zip} files row by row,
 * give every row a neighbourhood through a {@link
 * marshal.scenarios.incidents.NeighbourhoodLocator}, count it once, and return {@link
 * marshal.scenarios.incidents.RecordedCounts} with a report of everything that was left out or
 * changed. Memory does not grow with the length of the files: see {@link
 * marshal.scenarios.incidents.ImportOptions}.
 */
package marshal.scenarios.incidents;
