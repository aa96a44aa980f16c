/**
 * What a suite came to, for people and programs: tables on the console, CSV, JSON, a page,
 * Markdown.
 *
 * <p>Start with {@link marshal.benchmarks.report.SuiteTables}.
 */
package marshal.benchmarks.report;
