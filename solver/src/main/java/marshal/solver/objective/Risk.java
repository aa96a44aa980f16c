package marshal.solver.objective;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * One number for the harm in many worlds: (1 - weight) times its mean, plus weight times the mean
 * of its worst share of worlds, the conditional value at risk (Rockafellar and Uryasev 2000,
 * doi:10.21314/JOR.2000.038).
 *
 * @param weight weight of the worst worlds, between 0 and 1; 0 for the mean alone
 * @param level share of worlds that are not among the worst, from 0 to less than 1
 */
public record Risk(double weight, double level) {

  /** The mean alone. */
  public static final Risk NEUTRAL = new Risk(0, 0.9);

  /** Checks the numbers. */
  public Risk {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "The weight of the worst worlds is " + weight + "; it must lie between 0 and 1.");
    }
    if (!(level >= 0 && level < 1)) {
      throw new IllegalArgumentException(
          "The risk level is " + level + "; it must be 0 or more and less than 1.");
    }
  }

  /** Returns whether bad worlds count no more than others. */
  public boolean isNeutral() {
    return weight == 0 || level == 0;
  }

  /** Returns the harm over all worlds as one number. */
  public double of(double[] harmByWorld) {
    double[] weights = weights(harmByWorld);
    double sum = 0;
    for (int d = 0; d < weights.length; d++) {
      sum += weights[d] * harmByWorld[d];
    }
    return sum;
  }

  /** Returns the weight of every world when none is worse than another: one over their number. */
  public static double[] equalWeights(int worlds) {
    double[] weights = new double[worlds];
    Arrays.fill(weights, 1.0 / worlds);
    return weights;
  }

  /**
   * Returns the weights that make a weighted mean the one number: they add up to 1. With any harm
   * elsewhere the same weights give no more than the one number there, so tangents taken with them
   * lie below it.
   */
  public double[] weights(double[] harmByWorld) {
    int worlds = harmByWorld.length;
    double[] weights = equalWeights(worlds);
    if (isNeutral()) {
      return weights;
    }
    int[] worstFirst =
        IntStream.range(0, worlds)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer d) -> -harmByWorld[d]).thenComparingInt(d -> d))
            .mapToInt(Integer::intValue)
            .toArray();
    double most = mostTail(worlds);
    double left = 1;
    for (int d : worstFirst) {
      double tail = Math.min(most, left);
      left -= tail;
      weights[d] = (1 - weight) / worlds + weight * tail;
    }
    return weights;
  }

  /**
   * Returns weights that are as valid as {@link #weights} and change smoothly with the harm.
   *
   * @param softness spread of harm over which a world passes from the worst to the others, more
   *     than 0; the weighted mean falls short of the one number by a fraction of it
   */
  public double[] smoothWeights(double[] harmByWorld, double softness) {
    int worlds = harmByWorld.length;
    if (isNeutral()) {
      return equalWeights(worlds);
    }
    double most = mostTail(worlds);
    double low = Arrays.stream(harmByWorld).min().orElse(0) - softness;
    double high = Arrays.stream(harmByWorld).max().orElse(0);
    // The tail weight of a world rises from 0 to its most over the softness above a threshold.
    for (int halving = 0; halving < 200; halving++) {
      double threshold = (low + high) / 2;
      if (tailSum(harmByWorld, threshold, softness, most) > 1) {
        low = threshold;
      } else {
        high = threshold;
      }
    }
    double sum = tailSum(harmByWorld, high, softness, most);
    if (!(sum > 0.5)) {
      return weights(harmByWorld);
    }
    double[] weights = new double[worlds];
    double total = 0;
    for (int d = 0; d < worlds; d++) {
      double tail = tail(harmByWorld[d], high, softness, most);
      weights[d] = (1 - weight) / worlds + weight * tail;
      total += weights[d];
    }
    // Rounding leaves a little unassigned; weights that add up to less are still valid.
    for (int d = 0; d < worlds; d++) {
      weights[d] /= Math.max(1, total);
    }
    return weights;
  }

  private double mostTail(int worlds) {
    return Math.min(1, 1 / (worlds * (1 - level)));
  }

  private static double tailSum(double[] harm, double threshold, double softness, double most) {
    double sum = 0;
    for (double value : harm) {
      sum += tail(value, threshold, softness, most);
    }
    return sum;
  }

  private static double tail(double harm, double threshold, double softness, double most) {
    return most * Math.min(1, Math.max(0, (harm - threshold) / softness));
  }
}
