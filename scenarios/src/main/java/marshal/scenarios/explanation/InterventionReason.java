package marshal.scenarios.explanation;

/**
 * One intervention in the whole plan.
 *
 * @param intervention its id
 * @param addedUnits units beyond what is promised
 * @param addedPence what they cost
 * @param averts its part of the harm averted: the parts add up to the plan's
 * @param withoutItCosts harm that would come back if its added units were all given up and nothing
 *     else were bought; negative if it does harm
 */
public record InterventionReason(
    String intervention, long addedUnits, long addedPence, double averts, double withoutItCosts) {}
