package marshal.model.fit;

/** How a fit ended. */
public sealed interface FitOutcome {

  /**
   * The fit converged to a stable model.
   *
   * @param stream what was fitted
   */
  record Fitted(FittedStream stream) implements FitOutcome {}

  /**
   * There is no usable model: the data cannot carry it, the search did not converge, or the
   * excitation is explosive.
   *
   * @param cause which of these
   * @param reason one sentence, and on a new line what to try
   */
  record Refused(Cause cause, String reason) implements FitOutcome {}

  /** Why a fit was refused. */
  enum Cause {
    /** Too few steps for the coefficients, or coefficients that cannot be told apart. */
    TOO_LITTLE_DATA,
    /** The search ended away from a maximum. */
    NOT_CONVERGED,
    /** lambda + phi is 1 or more: every incident would breed at least one more. */
    EXPLOSIVE
  }

  /**
   * Returns what was fitted.
   *
   * @throws IllegalStateException with the reason if the fit was refused
   */
  default FittedStream orElseThrow() {
    if (this instanceof Fitted fitted) {
      return fitted.stream();
    }
    throw new IllegalStateException(((Refused) this).reason());
  }
}
