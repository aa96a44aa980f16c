package marshal.model.paths;

import java.util.Arrays;
import marshal.model.random.UniformSource;

/**
 * All that the paths of one stream depend on, in one world and under one plan.
 *
 * <p>Given the past, the count y[t,i] of neighbourhood i at step t is negative binomial with mean
 *
 * <pre>
 *   mu[t,i] = s[t,i] * ( nu[t,i] + g[t,i] * ( lambda z[t,i] + phi sum_j w[j,i] z[t,j] ) )
 * </pre>
 *
 * and variance mu + psi mu^2, where z[t,i] = sum_l h_l y[t-l,i] weighs the steps before by a lag
 * kernel (the last step alone unless another is given). Displacement adds what arrives from next
 * door, {@link #withMoved}. Tables by step and neighbourhood are row-major: the entry of step t and
 * neighbourhood i of n is at t * n + i. The {@code with…} methods return changed copies; large
 * tables are shared, not copied, and must not be changed afterwards.
 */
public final class PathInputs {
  private static final double[] NONE = {};

  /** Made once: its tables cost more than a short path. */
  private static final NegativeBinomialQuantile POISSON = NegativeBinomialQuantile.of(0);

  final int steps;
  final int neighbourhoods;
  final long[] hashes;
  final long key;

  // Set by the with… methods on a fresh copy only.
  double[] nu;
  double[] remaining = NONE;
  double[] triggered = NONE;
  double[] moved = NONE;
  double[] movedTriggered = NONE;
  double lambda;
  double phi;
  NegativeBinomialQuantile quantiles;
  int[] start;
  int[] from = {};
  double[] border = NONE;
  // phi * w, so that the inner loop multiplies once.
  double[] near = NONE;
  double[] lagWeights = {1};
  int[] previous;

  private PathInputs(int steps, double[] nu, long[] hashes, long key) {
    this.steps = steps;
    this.neighbourhoods = hashes.length;
    this.nu = nu;
    this.hashes = hashes;
    this.key = key;
    this.quantiles = POISSON;
    this.start = new int[neighbourhoods + 1];
    this.previous = new int[neighbourhoods];
  }

  private PathInputs(PathInputs other) {
    this.steps = other.steps;
    this.neighbourhoods = other.neighbourhoods;
    this.nu = other.nu;
    this.hashes = other.hashes;
    this.key = other.key;
    this.remaining = other.remaining;
    this.triggered = other.triggered;
    this.moved = other.moved;
    this.movedTriggered = other.movedTriggered;
    this.lambda = other.lambda;
    this.phi = other.phi;
    this.quantiles = other.quantiles;
    this.start = other.start;
    this.from = other.from;
    this.border = other.border;
    this.near = other.near;
    this.lagWeights = other.lagWeights;
    this.previous = other.previous;
  }

  /**
   * Returns the inputs of a stream without excitation, plan or past, with Poisson counts.
   *
   * @param seed master seed; the paths of two plans under one seed share their random numbers
   * @param streamHash {@link marshal.model.random.StableHash} of the stream
   * @param hashes {@link marshal.model.random.StableHash} of the code of each neighbourhood
   * @param steps number of steps, 1 or more
   * @param nu background incidents per step, row-major [step][neighbourhood], 0 or more
   * @return the inputs
   * @throws IllegalArgumentException if two neighbourhoods share a hash, a shape is wrong, or a
   *     background is negative, infinite or NaN
   */
  public static PathInputs of(long seed, long streamHash, long[] hashes, int steps, double[] nu) {
    if (steps < 1 || hashes.length < 1) {
      throw new IllegalArgumentException(
          "Paths need one step (has "
              + steps
              + ") and one neighbourhood (has "
              + hashes.length
              + ") or more.");
    }
    long[] sorted = hashes.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new IllegalArgumentException(
            "Two neighbourhoods share the hash "
                + Long.toHexString(sorted[i])
                + ", so their random numbers would be the same.\n"
                + "Maybe one code occurs twice.");
      }
    }
    checkTable("background", nu, steps, hashes.length);
    return new PathInputs(steps, nu, hashes.clone(), key(seed, streamHash));
  }

  /** Returns the key of the random numbers of a stream's paths. */
  static long key(long seed, long streamHash) {
    return UniformSource.of(seed, "paths").part(streamHash).key();
  }

  /**
   * Returns these inputs with another background, for example in another world.
   *
   * @param other background incidents per step, row-major [step][neighbourhood], 0 or more
   * @return a changed copy
   * @throws IllegalArgumentException if the shape is wrong or a background negative, infinite or
   *     NaN
   */
  public PathInputs withBackground(double[] other) {
    checkTable("background", other, steps, neighbourhoods);
    PathInputs changed = new PathInputs(this);
    changed.nu = other;
    return changed;
  }

  /**
   * Returns these inputs under a plan.
   *
   * @param remaining share of incidents that the plan leaves, row-major [step][neighbourhood], 0 or
   *     more (over 1 where it does harm); empty for no plan
   * @return a changed copy
   * @throws IllegalArgumentException if the shape is wrong or a share negative, infinite or NaN
   */
  public PathInputs withRemaining(double[] remaining) {
    if (remaining.length > 0) {
      checkTable("remaining share", remaining, steps, neighbourhoods);
    }
    PathInputs changed = new PathInputs(this);
    changed.remaining = remaining;
    return changed;
  }

  /**
   * Returns these inputs with a share of triggered incidents left, on top of the remaining share.
   *
   * @param triggered share of triggered incidents (the lambda and phi part) that is left, row-major
   *     [step][neighbourhood], 0 or more; empty for all
   * @return a changed copy
   * @throws IllegalArgumentException if the shape is wrong or a share negative, infinite or NaN
   */
  public PathInputs withTriggered(double[] triggered) {
    if (triggered.length > 0) {
      checkTable("triggered share", triggered, steps, neighbourhoods);
    }
    PathInputs changed = new PathInputs(this);
    changed.triggered = triggered;
    return changed;
  }

  /**
   * Returns these inputs with repeat victimisation inside neighbourhoods and across their borders.
   * The weights are a sparse matrix by receiving neighbourhood: those into i are at start[i] to
   * start[i + 1] - 1.
   *
   * @param lambda incidents that one incident triggers in its own neighbourhood, 0 or more
   * @param phi incidents that one incident triggers in neighbouring ones, 0 or more
   * @param start first weight of each receiving neighbourhood, and the number of weights at the end
   * @param from sending neighbourhood of each weight
   * @param weights share of what the sender triggers nearby that arrives here, 0..1
   * @return a changed copy
   * @throws IllegalArgumentException if lambda + phi is not below 1 or the matrix is malformed
   */
  public PathInputs withExcitation(
      double lambda, double phi, int[] start, int[] from, double[] weights) {
    if (!(lambda >= 0 && phi >= 0 && lambda + phi < 1)) {
      throw new IllegalArgumentException(
          "The excitation lambda ("
              + lambda
              + ") and phi ("
              + phi
              + ") must be zero or more and below 1 together, or incidents multiply without end.\n"
              + "Maybe neighbourhood effects were left out of the fit, which inflates lambda.");
    }
    checkNeighbours(start, from, weights);
    double[] near = new double[weights.length];
    for (int e = 0; e < near.length; e++) {
      near[e] = phi * weights[e];
    }
    PathInputs changed = new PathInputs(this);
    changed.lambda = lambda;
    changed.phi = phi;
    changed.start = start.clone();
    changed.from = from.clone();
    changed.border = weights.clone();
    changed.near = near;
    return changed;
  }

  /**
   * Returns these inputs with another overdispersion.
   *
   * @param quantiles quantiles of one overdispersion, tabulated where many paths share it
   * @return a changed copy
   */
  public PathInputs withQuantiles(NegativeBinomialQuantile quantiles) {
    PathInputs changed = new PathInputs(this);
    changed.quantiles = quantiles;
    return changed;
  }

  /**
   * Returns these inputs with incidents that the plan moves to bordering neighbourhoods; call after
   * {@link #withExcitation}, whose borders they cross.
   *
   * @param moved share of the background that moves, row-major [step][neighbourhood]; below 0 where
   *     as many again fail to happen next door, which leaves none there at worst
   * @param movedTriggered the same share of triggered incidents
   * @return a changed copy
   * @throws IllegalArgumentException if a shape is wrong or a share infinite or NaN
   */
  public PathInputs withMoved(double[] moved, double[] movedTriggered) {
    checkShares(moved);
    checkShares(movedTriggered);
    PathInputs changed = new PathInputs(this);
    changed.moved = moved;
    changed.movedTriggered = movedTriggered;
    return changed;
  }

  private void checkShares(double[] shares) {
    boolean finite = shares.length == steps * neighbourhoods;
    for (double share : shares) {
      finite &= Double.isFinite(share);
    }
    if (!finite) {
      throw new IllegalArgumentException(
          "The table of the moved share ("
              + shares.length
              + " entries) must have "
              + steps
              + " steps of "
              + neighbourhoods
              + " neighbourhoods, all finite.");
    }
  }

  /**
   * Returns these inputs with a lag kernel, without a past.
   *
   * @param lagWeights weight of the last step, of the one before it and so on, 0 or more, sum one
   * @return a changed copy
   * @throws IllegalArgumentException if a weight is negative or NaN, or they do not sum to one
   */
  public PathInputs withLags(double[] lagWeights) {
    double sum = 0;
    boolean valid = lagWeights.length > 0;
    for (double weight : lagWeights) {
      valid &= weight >= 0;
      sum += weight;
    }
    if (!valid || !(Math.abs(sum - 1) < 1e-9)) {
      throw new IllegalArgumentException(
          "The lag weights " + Arrays.toString(lagWeights) + " must be 0 or more and sum to one.");
    }
    PathInputs changed = new PathInputs(this);
    changed.lagWeights = lagWeights.clone();
    changed.previous = new int[lagWeights.length * neighbourhoods];
    return changed;
  }

  /**
   * Returns these inputs after a past.
   *
   * @param previous incidents at the steps before the first, the last one first, row-major
   *     [lag][neighbourhood], 0 or more
   * @return a changed copy
   * @throws IllegalArgumentException if the shape is wrong or a count negative
   */
  public PathInputs withPrevious(int[] previous) {
    if (previous.length != lagWeights.length * neighbourhoods) {
      throw new IllegalArgumentException(
          "The previous counts ("
              + previous.length
              + ") must be as many as the neighbourhoods ("
              + neighbourhoods
              + ") at "
              + lagWeights.length
              + " lags.");
    }
    for (int i = 0; i < previous.length; i++) {
      if (previous[i] < 0) {
        throw new IllegalArgumentException(
            "The previous count ("
                + previous[i]
                + ") of neighbourhood "
                + i % neighbourhoods
                + " must be zero or more.");
      }
    }
    PathInputs changed = new PathInputs(this);
    changed.previous = previous.clone();
    return changed;
  }

  /** Returns the number of steps. */
  public int steps() {
    return steps;
  }

  /** Returns the number of neighbourhoods. */
  public int neighbourhoods() {
    return neighbourhoods;
  }

  private void checkNeighbours(int[] start, int[] from, double[] weights) {
    boolean wellFormed =
        start.length == neighbourhoods + 1
            && start[0] == 0
            && start[neighbourhoods] == from.length
            && from.length == weights.length;
    for (int i = 0; wellFormed && i < neighbourhoods; i++) {
      wellFormed = start[i] <= start[i + 1];
    }
    for (int e = 0; wellFormed && e < from.length; e++) {
      wellFormed = from[e] >= 0 && from[e] < neighbourhoods && weights[e] >= 0 && weights[e] <= 1;
    }
    if (!wellFormed) {
      throw new IllegalArgumentException(
          "The neighbour weights ("
              + weights.length
              + " from "
              + from.length
              + " senders) must give,"
              + " for each of the "
              + neighbourhoods
              + " neighbourhoods, a rising first index,"
              + " senders that exist and weights of 0..1.");
    }
  }

  private static void checkTable(String name, double[] table, int steps, int neighbourhoods) {
    if (table.length != (long) steps * neighbourhoods) {
      throw new IllegalArgumentException(
          "The table of the "
              + name
              + " ("
              + table.length
              + " entries) must have "
              + steps
              + " steps of "
              + neighbourhoods
              + " neighbourhoods.");
    }
    for (int c = 0; c < table.length; c++) {
      if (!(table[c] >= 0 && table[c] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "The "
                + name
                + " ("
                + table[c]
                + ") of neighbourhood "
                + c % neighbourhoods
                + " at step "
                + c / neighbourhoods
                + " must be a finite number of zero or more.");
      }
    }
  }
}
