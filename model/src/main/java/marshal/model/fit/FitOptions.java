package marshal.model.fit;

import java.util.List;

/**
 * What the fitted model contains.
 *
 * @param harmonics sine and cosine pairs over the year, 0 or more
 * @param trend whether the log level has a linear trend
 * @param ownExcitation whether past incidents excite their own neighbourhood; otherwise lambda = 0
 * @param neighbourExcitation whether they excite its neighbours; otherwise phi = 0, as for domestic
 *     violence
 * @param lagKernel share of the excitation at each lag, summing to one
 * @param priors what is believed beforehand
 * @param maxIterations after how many Newton steps the fit gives up
 */
public record FitOptions(
    int harmonics,
    boolean trend,
    boolean ownExcitation,
    boolean neighbourExcitation,
    List<Double> lagKernel,
    DemandPriors priors,
    int maxIterations) {

  /** One harmonic, trend, both excitations at lag one, monthly priors. */
  public static final FitOptions DEFAULT =
      new FitOptions(1, true, true, true, List.of(1.0), DemandPriors.monthly(), 200);

  private static final double SUM_TOLERANCE = 1e-9;

  /** Copies the kernel and checks every option's range. */
  public FitOptions {
    lagKernel = List.copyOf(lagKernel);
    if (harmonics < 0) {
      throw new IllegalArgumentException("The harmonics (" + harmonics + ") must be 0 or more.");
    }
    if (maxIterations < 1) {
      throw new IllegalArgumentException(
          "The iterations (" + maxIterations + ") must be 1 or more.");
    }
    double sum = 0;
    for (double share : lagKernel) {
      if (!(share >= 0)) {
        throw new IllegalArgumentException("The lag shares " + lagKernel + " must be 0 or more.");
      }
      sum += share;
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException(
          "The lag shares %s sum to %s; they must sum to 1.".formatted(lagKernel, sum));
    }
  }

  /** Returns a copy with other priors. */
  public FitOptions withPriors(DemandPriors other) {
    return new FitOptions(
        harmonics, trend, ownExcitation, neighbourExcitation, lagKernel, other, maxIterations);
  }

  /** Returns a copy with another number of harmonics. */
  public FitOptions withHarmonics(int other) {
    return new FitOptions(
        other, trend, ownExcitation, neighbourExcitation, lagKernel, priors, maxIterations);
  }

  /** Returns a copy with or without a trend. */
  public FitOptions withTrend(boolean other) {
    return new FitOptions(
        harmonics, other, ownExcitation, neighbourExcitation, lagKernel, priors, maxIterations);
  }

  /** Returns a copy with or without each excitation. */
  public FitOptions withExcitation(boolean own, boolean neighbour) {
    return new FitOptions(harmonics, trend, own, neighbour, lagKernel, priors, maxIterations);
  }

  /** Returns a copy with another lag kernel. */
  public FitOptions withLagKernel(List<Double> other) {
    return new FitOptions(
        harmonics, trend, ownExcitation, neighbourExcitation, other, priors, maxIterations);
  }

  /** Returns a copy that gives up after another number of Newton steps. */
  public FitOptions withMaxIterations(int other) {
    return new FitOptions(
        harmonics, trend, ownExcitation, neighbourExcitation, lagKernel, priors, other);
  }
}
