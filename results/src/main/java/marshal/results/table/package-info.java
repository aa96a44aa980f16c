/**
 * Tables of results, exact figures with what they are in, which pages round and spreadsheets keep.
 *
 * <p>Start with {@link marshal.results.table.DataTable}.
 */
package marshal.results.table;
