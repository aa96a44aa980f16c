package marshal.model.fit;

/**
 * A normal prior of one coefficient.
 *
 * @param mean where the coefficient is expected
 * @param standardDeviation how far from there it may lie; infinite for no prior at all
 */
public record GaussianPrior(double mean, double standardDeviation) {

  /** No prior: the data alone decide. */
  public static final GaussianPrior FLAT = new GaussianPrior(0, Double.POSITIVE_INFINITY);

  /** Checks that the mean is finite and the standard deviation positive. */
  public GaussianPrior {
    if (!Double.isFinite(mean) || !(standardDeviation > 0)) {
      throw new IllegalArgumentException(
          "A prior's mean (%s) must be finite and its standard deviation (%s) above 0."
              .formatted(mean, standardDeviation));
    }
  }

  /** Returns one over the variance: 0 without a prior. */
  double precision() {
    return 1 / (standardDeviation * standardDeviation);
  }

  /** Returns whether this says anything. */
  public boolean isFlat() {
    return Double.isInfinite(standardDeviation);
  }
}
