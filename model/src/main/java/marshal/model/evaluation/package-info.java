/**
 * What a plan changes: the exact mean of a plan in every world, and its gradient.
 *
 * <p>Start with {@link marshal.model.evaluation.HarmModel}, which prepares a case once, and {@link
 * marshal.model.evaluation.ExactMean}, which evaluates one plan after another.
 */
package marshal.model.evaluation;
