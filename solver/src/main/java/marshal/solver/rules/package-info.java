/**
 * What a plan may do: money with its ring-fences, hours, bounds and commitments, in whole pence and
 * minutes.
 *
 * <p>Start with {@link marshal.solver.rules.CaseRules}.
 */
package marshal.solver.rules;
