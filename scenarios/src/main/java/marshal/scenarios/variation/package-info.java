/**
 * One figure of a case, or a few that move together, set to a share of what the scenario says.
 *
 * <p>Start with {@link marshal.scenarios.variation.Variation}.
 */
package marshal.scenarios.variation;
