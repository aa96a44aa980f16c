package marshal.solver.relaxation;

/**
 * When the relaxation ends; the first limit reached counts.
 *
 * @param rounds most tangents to take, 1 or more
 * @param gapPercent gap between the relaxation's own harm and its bound at which it is done
 */
public record RelaxationLimits(int rounds, double gapPercent) {

  /** Enough rounds to converge, and a hundredth of the gap that whole units leave. */
  public static final RelaxationLimits DEFAULT = new RelaxationLimits(60, 0.002);

  /** Checks the limits. */
  public RelaxationLimits {
    if (rounds < 1 || !(gapPercent >= 0)) {
      throw new IllegalArgumentException(
          "A relaxation needs 1 round or more and a gap of 0 or more, but has %d and %s."
              .formatted(rounds, gapPercent));
    }
  }
}
