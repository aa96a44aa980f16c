package marshal.model.demand;

import java.util.Arrays;

/**
 * The demand of one stream over a horizon, as the kernels use it.
 *
 * <p>Mean incidents given the past: nu[i,t] + lambda z[i,t] + phi sum_j w[j,i] z[j,t], where z[i,t]
 * = sum_l g_l y[i,t-l] weighs the steps before by a lag kernel that sums to one.
 */
public final class StreamDemand {

  private final int neighbourhoods;
  private final double[] endemic;
  private final double[] previous;
  private final double lambda;
  private final double phi;
  private final double psi;
  private final double[] lagWeights;
  private final LevelDrift drift;

  /**
   * Holds the demand of a stream that only the step before excites.
   *
   * @param endemic mean incidents that no earlier incident triggers, row-major
   *     [step][neighbourhood]
   * @param previous mean incidents in the step before the horizon, [neighbourhood]
   * @param lambda incidents that each incident triggers in its own neighbourhood a step later
   * @param phi incidents that each incident triggers in bordering neighbourhoods a step later
   * @param psi overdispersion: variance = mean + psi mean^2
   * @param drift how far the level may have moved since the data ended
   * @throws IllegalArgumentException if lambda + phi is 1 or more, or a mean is negative or NaN
   */
  public StreamDemand(
      double[] endemic,
      double[] previous,
      double lambda,
      double phi,
      double psi,
      LevelDrift drift) {
    this(endemic, previous, lambda, phi, psi, new double[] {1}, drift);
  }

  /**
   * Holds the demand of a stream.
   *
   * @param endemic mean incidents that no earlier incident triggers, row-major
   *     [step][neighbourhood]
   * @param previous mean incidents in the steps before the horizon, the last one first, row-major
   *     [lag][neighbourhood]
   * @param lambda incidents that each incident triggers in its own neighbourhood later
   * @param phi incidents that each incident triggers in bordering neighbourhoods later
   * @param psi overdispersion: variance = mean + psi mean^2
   * @param lagWeights lag kernel, the last step first: share of what an incident triggers that
   *     falls on the first step after it, the second, ...; sums to one
   * @param drift how far the level may have moved since the data ended
   * @throws IllegalArgumentException if lambda + phi is 1 or more, a mean is negative or NaN, or
   *     the lag weights do not sum to one
   */
  public StreamDemand(
      double[] endemic,
      double[] previous,
      double lambda,
      double phi,
      double psi,
      double[] lagWeights,
      LevelDrift drift) {
    checkLagWeights(lagWeights);
    if (previous.length == 0
        || previous.length % lagWeights.length != 0
        || endemic.length % (previous.length / lagWeights.length) != 0) {
      throw new IllegalArgumentException(
          "%d endemic means and %d past ones at %d lags do not make whole steps."
              .formatted(endemic.length, previous.length, lagWeights.length));
    }
    if (!(lambda >= 0 && phi >= 0 && psi >= 0 && lambda + phi < 1)) {
      throw new IllegalArgumentException(
          ("lambda %s, phi %s and psi %s must be 0 or more, and lambda + phi below 1: at 1 or more"
                  + " incidents trigger each other without end.")
              .formatted(lambda, phi, psi));
    }
    this.neighbourhoods = previous.length / lagWeights.length;
    this.endemic = checked(endemic);
    this.previous = checked(previous);
    this.lambda = lambda;
    this.phi = phi;
    this.psi = psi;
    this.lagWeights = lagWeights.clone();
    this.drift = drift;
  }

  private static void checkLagWeights(double[] lagWeights) {
    double sum = 0;
    boolean valid = lagWeights.length > 0;
    for (double weight : lagWeights) {
      valid &= weight >= 0;
      sum += weight;
    }
    if (!valid || !(Math.abs(sum - 1) < 1e-9)) {
      throw new IllegalArgumentException(
          "The lag weights %s must be 0 or more and sum to one, but sum to %s."
              .formatted(Arrays.toString(lagWeights), sum));
    }
  }

  private static double[] checked(double[] means) {
    for (double mean : means) {
      if (!(mean >= 0) || Double.isInfinite(mean)) {
        throw new IllegalArgumentException(
            "A mean number of incidents is " + mean + "; it must be 0 or more and finite.");
      }
    }
    return means.clone();
  }

  /** Returns the number of neighbourhoods. */
  public int neighbourhoods() {
    return neighbourhoods;
  }

  /** Returns the number of steps. */
  public int steps() {
    return endemic.length / neighbourhoods;
  }

  /** Returns a copy of the endemic means, row-major [step][neighbourhood]. */
  public double[] endemic() {
    return endemic.clone();
  }

  /**
   * Returns a copy of the means of the steps before the horizon, the last one first, row-major
   * [lag][neighbourhood].
   */
  public double[] previous() {
    return previous.clone();
  }

  /** Returns the incidents triggered by each incident in its own neighbourhood. */
  public double lambda() {
    return lambda;
  }

  /** Returns the incidents triggered by each incident across borders. */
  public double phi() {
    return phi;
  }

  /** Returns the overdispersion. */
  public double psi() {
    return psi;
  }

  /** Returns a copy of the lag kernel, the last step first; sums to one. */
  public double[] lagWeights() {
    return lagWeights.clone();
  }

  /** Returns the drift of the level. */
  public LevelDrift drift() {
    return drift;
  }

  /** Returns this demand with every mean multiplied by a factor per neighbourhood. */
  public StreamDemand scaledBy(double[] factor) {
    double[] scaledEndemic = endemic.clone();
    for (int cell = 0; cell < scaledEndemic.length; cell++) {
      scaledEndemic[cell] *= factor[cell % neighbourhoods];
    }
    double[] scaledPrevious = previous.clone();
    for (int cell = 0; cell < scaledPrevious.length; cell++) {
      scaledPrevious[cell] *= factor[cell % neighbourhoods];
    }
    return new StreamDemand(scaledEndemic, scaledPrevious, lambda, phi, psi, lagWeights, drift);
  }
}
