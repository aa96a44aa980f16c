package marshal.solver.rules;

import java.util.Optional;
import marshal.model.rule.Rule;

/**
 * A floor in many places that can be lowered step by step, so that all have what they can have.
 *
 * @param rule the floor as it stands
 * @param steps number of steps from no floor to the floor as it stands
 */
record Graded(Rule rule, long steps) {

  /** A bound is lowered in steps of a thousandth or of one unit or pound, whichever is larger. */
  private static final long BOUND_STEPS = 1_000;

  private static final long PENCE_PER_POUND = 100;

  /** A fairness floor is lowered in steps of two percent. */
  private static final double SHARE_STEP = 0.02;

  static Optional<Graded> of(Rule rule) {
    if (rule instanceof Rule.FairnessFloor floor) {
      return Optional.of(new Graded(rule, (long) Math.ceil(floor.share() / SHARE_STEP)));
    }
    return rule instanceof Rule.Bound bound
            && bound.atLeast() > 0
            && bound.level() != Rule.Level.PLAN
        ? Optional.of(new Graded(rule, Math.min(BOUND_STEPS, amount(bound))))
        : Optional.empty();
  }

  private static long unit(Rule.Bound bound) {
    return bound.measure() == Rule.Measure.UNITS ? 1 : PENCE_PER_POUND;
  }

  private static long amount(Rule.Bound bound) {
    return Math.max(1, bound.atLeast() / unit(bound));
  }

  /** Returns the floor at one of its steps, 0 for none. */
  Rule at(long step) {
    if (rule instanceof Rule.Bound bound) {
      return new Rule.Bound(
          bound.name(),
          bound.level(),
          bound.interventions(),
          bound.neighbourhoods(),
          bound.periods(),
          bound.measure(),
          amount(bound) * step / steps * unit(bound),
          Long.MAX_VALUE);
    }
    return new Rule.FairnessFloor(rule.name(), step * SHARE_STEP);
  }
}
