package marshal.model.intervention;

/**
 * An uncertain relative effect on incidents: a ratio of risks that is lognormal.
 *
 * <p>The median of the ratio is 1 + the mean change; the spread on the log scale is the width of
 * the 95 % interval divided by 2 x 1.96. An interval that crosses zero stays as it is, so in some
 * worlds the intervention does harm.
 *
 * @param meanChange central relative change of incidents: -0.25 is a quarter fewer; above -1
 * @param lowChange the end of the 95 % interval with the greatest reduction, above -1
 * @param highChange the end with the smallest reduction (or an increase)
 */
public record RelativeEffect(double meanChange, double lowChange, double highChange) {

  private static final double NORMAL_QUANTILE_975 = 1.959963984540054;

  /** Checks the order of the interval. */
  public RelativeEffect {
    if (!(lowChange > -1 && lowChange <= meanChange && meanChange <= highChange)
        || Double.isInfinite(highChange)) {
      throw new IllegalArgumentException(
          "An effect needs -1 < low <= mean <= high, but is %s (%s to %s)."
              .formatted(meanChange, lowChange, highChange));
    }
  }

  /** Returns the standard deviation of the log risk ratio. */
  public double logSd() {
    return (Math.log1p(highChange) - Math.log1p(lowChange)) / (2 * NORMAL_QUANTILE_975);
  }

  /**
   * Returns the risk ratio in the world where its standard normal deviate is z.
   *
   * @param z standard normal deviate; 0 gives the median
   */
  public double riskRatio(double z) {
    return Math.exp(Math.log1p(meanChange) + logSd() * z);
  }
}
