/**
 * Reports: one page about a plan, a comparison or a sweep, to send and to print.
 *
 * <p>Start with {@link marshal.results.report.PlanReport}.
 */
package marshal.results.report;
