/**
 * Pages that need nothing but a browser: text, sortable tables, charts and maps in one file that
 * asks no network for anything.
 *
 * <p>Start with {@link marshal.results.page.Page}. Text becomes markup in {@link
 * marshal.results.page.Element} only, where it is escaped.
 */
package marshal.results.page;
