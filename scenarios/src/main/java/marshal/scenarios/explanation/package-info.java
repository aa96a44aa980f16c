/**
 * Why a plan is as it is, in figures: what the last unit of each line averts and what one more
 * would, against the price of what it uses; which rules bind and what relaxing them is worth; what
 * moving money does.
 *
 * <p>Start with {@link marshal.scenarios.explanation.PlanExplainer}.
 */
package marshal.scenarios.explanation;
