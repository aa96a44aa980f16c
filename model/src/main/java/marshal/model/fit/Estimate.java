package marshal.model.fit;

/**
 * A fitted coefficient with its standard error.
 *
 * @param value the estimate
 * @param standardError from the curvature at the maximum; 0 unless free
 * @param status how the value came about
 */
public record Estimate(double value, double standardError, Status status) {

  /** How a coefficient's value came about. */
  public enum Status {
    /** Estimated. */
    FREE,
    /** Set beforehand, or not part of the model. */
    FIXED,
    /** Driven to the lowest value that is tried: as good as zero. */
    AT_FLOOR
  }

  /** Returns the estimate of the exponential, its error to first order. */
  Estimate exponential() {
    double exp = Math.exp(value);
    return new Estimate(exp, exp * standardError, status);
  }
}
