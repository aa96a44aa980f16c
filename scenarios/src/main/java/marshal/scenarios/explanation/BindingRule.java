package marshal.scenarios.explanation;

import marshal.solver.rules.Limit;

/**
 * A limit that holds the plan back.
 *
 * @param limit the limit
 * @param used how much of it the plan uses: pence, minutes or units
 * @param left how much is left
 * @param price harm that one more of it would avert: a penny, a minute, a unit
 */
public record BindingRule(Limit limit, long used, long left, double price) {}
