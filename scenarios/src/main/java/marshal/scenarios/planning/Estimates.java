package marshal.scenarios.planning;

import java.util.Arrays;
import marshal.scenarios.outcome.Estimate;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Turns simulated worlds into estimates. */
public final class Estimates {

  private Estimates() {}

  /**
   * Returns an estimate whose mean is known without noise and whose intervals are simulated.
   *
   * @param mean the exact mean
   * @param simulated one number per world
   */
  public static Estimate of(double mean, double[] simulated) {
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(simulated);
    return new Estimate(
        mean,
        percentile.evaluate(10),
        percentile.evaluate(90),
        percentile.evaluate(2.5),
        percentile.evaluate(97.5));
  }

  /** Returns the mean of the lowest tenth, at least one number. */
  public static double meanOfLowestTenth(double[] simulated) {
    double[] sorted = simulated.clone();
    Arrays.sort(sorted);
    int count = Math.max(1, sorted.length / 10);
    double sum = 0;
    for (int j = 0; j < count; j++) {
      sum += sorted[j];
    }
    return sum / count;
  }
}
