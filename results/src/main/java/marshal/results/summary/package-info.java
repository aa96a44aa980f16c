/**
 * Results as text for a terminal: at most a hundred columns, figures rounded for people.
 *
 * <p>Start with {@link marshal.results.summary.PlanSummary}.
 */
package marshal.results.summary;
