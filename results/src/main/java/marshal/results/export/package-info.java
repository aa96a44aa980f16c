/**
 * What a run came to as tables, and those tables as files for spreadsheets.
 *
 * <p>Start with {@link marshal.results.export.RunTables}.
 */
package marshal.results.export;
