package marshal.scenarios.comparison;

import marshal.model.plan.Plan;

/**
 * A plan to compare.
 *
 * @param label its letter: A, B, ...
 * @param source what the user calls it: a run, a file or a word
 * @param plan its units, by line of the case that is compared on
 */
public record NamedPlan(String label, String source, Plan plan) {}
