package marshal.solver.objective;

/**
 * What a plan is wanted for.
 *
 * @param objective the question
 * @param risk how harm in different worlds adds up to one number
 */
public record Goal(Objective objective, Risk risk) {

  /** The most harm averted in the mean over worlds. */
  public static final Goal MOST_AVERTED = new Goal(new Objective.MostAverted(), Risk.NEUTRAL);
}
