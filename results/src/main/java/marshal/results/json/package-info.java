/**
 * Results as JSON for other programs: one document for each plan, with keys that stay.
 *
 * <p>Start with {@link marshal.results.json.PlanJson}.
 */
package marshal.results.json;
