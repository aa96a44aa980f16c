package marshal.benchmarks.measure;

import java.util.SplittableRandom;

/**
 * Whether the mean of paired differences is 0: if a pair's two runs are alike, its difference is as
 * likely with the other sign (Fisher 1935, The Design of Experiments, section 21). Sizes count, so
 * it sees more than a sign test in few pairs.
 */
public final class SignFlipTest {

  /** Pairs up to which every combination of signs is tried. */
  private static final int EVERY = 16;

  private static final int SAMPLES = 1 << EVERY;
  private static final long SEED = 1;

  /** Sums so near to each other are equal but for rounding. */
  private static final double ROUNDING = 1e-12;

  private SignFlipTest() {}

  /**
   * Returns the chance of a mean at least so far from 0, were every sign a toss of a coin.
   *
   * @param differences one for each pair
   * @return 1 for no pair
   */
  public static double pValue(double... differences) {
    double size = 0;
    double observed = 0;
    for (double difference : differences) {
      observed += difference;
      size += Math.abs(difference);
    }
    boolean every = differences.length <= EVERY;
    int combinations = every ? 1 << differences.length : SAMPLES;
    SplittableRandom random = new SplittableRandom(SEED);
    // Of the samples, the one observed is the first.
    int asFar = every ? 0 : 1;
    for (int c = every ? 0 : 1; c < combinations; c++) {
      double sum = 0;
      for (int j = 0; j < differences.length; j++) {
        boolean flip = every ? (c >> j & 1) == 1 : random.nextBoolean();
        sum += flip ? -differences[j] : differences[j];
      }
      asFar += Math.abs(sum) >= Math.abs(observed) - ROUNDING * size ? 1 : 0;
    }
    return (double) asFar / combinations;
  }

  /** Returns the least that {@link #pValue} can be for so many pairs. */
  public static double least(int pairs) {
    return pairs <= EVERY ? Math.pow(2, 1 - Math.max(1, pairs)) : 1.0 / SAMPLES;
  }
}
