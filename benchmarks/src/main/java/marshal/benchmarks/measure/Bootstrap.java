package marshal.benchmarks.measure;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Mean with a 95 % interval, by resampling the numbers with replacement (Efron 1979,
 * doi:10.1214/aos/1176344552; percentile method).
 *
 * @param mean mean
 * @param low lower end
 * @param high upper end
 */
public record Bootstrap(double mean, double low, double high) {

  private static final int SAMPLES = 4000;
  private static final long SEED = 1;

  /** Resamples some numbers, at least one; the same numbers give the same interval. */
  public static Bootstrap of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("The mean of no number is none.");
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      double sum = 0;
      for (int j = 0; j < values.length; j++) {
        sum += values[random.nextInt(values.length)];
      }
      means[s] = sum / values.length;
    }
    Arrays.sort(means);
    return new Bootstrap(
        Arrays.stream(values).sum() / values.length,
        means[(int) (0.025 * SAMPLES)],
        means[(int) (0.975 * SAMPLES)]);
  }
}
