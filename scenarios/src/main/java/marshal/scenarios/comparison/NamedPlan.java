package marshal.scenarios.comparison;

import marshal.model.plan.Plan;

/**
 * A plan to compare.
 *
 * @param label its letter: A, B, ...
 * @param source what the user calls it: a run, a file or a word
 * @param plan its units, by line of the case that is compared on
 */
public record NamedPlan(String label, String source, Plan plan) {

  /** Source of what is done today. */
  public static final String CURRENT = "current plan";

  /** Source of what is promised and nothing more. */
  public static final String PROMISES = "promises alone";
}
