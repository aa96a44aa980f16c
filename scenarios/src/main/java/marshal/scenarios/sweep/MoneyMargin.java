package marshal.scenarios.sweep;

import marshal.model.plan.Plan;

/**
 * What some more or less money of one funding stream does, in whole units.
 *
 * @param stream id of the stream
 * @param pence money added; negative if cut
 * @param averted harm averted by it; negative if less is averted than before
 * @param before the plan without the change
 * @param after the plan with it
 */
public record MoneyMargin(String stream, long pence, double averted, Plan before, Plan after) {}
