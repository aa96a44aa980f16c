package marshal.solver.objective;

/** The question that a plan answers. */
public sealed interface Objective {

  /** The most harm averted within the money, hours and rules. */
  record MostAverted() implements Objective {}

  /**
   * The least money with which a target is reached.
   *
   * @param target harm to avert
   */
  record LeastCost(Target target) implements Objective {}

  /** The most harm averted in pounds, less what the plan costs. Needs an index in pounds. */
  record NetBenefit() implements Objective {}
}
