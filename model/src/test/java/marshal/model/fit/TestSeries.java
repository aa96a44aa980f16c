package marshal.model.fit;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;

/** Small synthetic series with known parameters, shared by the tests of this package. */
final class TestSeries {
  static final double LAMBDA = 0.2;
  static final double PHI = 0.15;
  static final double PSI = 0.1;
  static final double TREND_PER_STEP = 0.002;
  static final double SIN = 0.2;
  static final double COS = -0.1;

  private TestSeries() {}

  static UniformRandomProvider rng(long seed) {
    return new SplittableRandom(seed)::nextLong;
  }

  /** Every neighbourhood touches the one before and the one after. */
  static NeighbourWeights ring(int n) {
    int[][] neighbours = new int[n][];
    for (int i = 0; i < n; i++) {
      neighbours[i] = n > 2 ? new int[] {(i + 1) % n, (i + n - 1) % n} : new int[0];
    }
    return NeighbourWeights.equalShares(neighbours);
  }

  /** Log level of a neighbourhood at step 0. */
  static double level(int i) {
    return Math.log(3) + 0.5 * Math.sin(1.7 * i);
  }

  /** Monthly counts on a ring, from the constants above. */
  static CountSeries simulated(int n, int steps, long seed) {
    return simulated(n, steps, seed, LAMBDA);
  }

  static CountSeries simulated(int n, int steps, long seed, double lambda) {
    UniformRandomProvider rng = rng(seed);
    int burnIn = 24;
    double[] last = new double[n];
    double[] near = new double[n];
    int[] counts = new int[n * steps];
    NeighbourWeights weights = ring(n);
    for (int t = -burnIn; t < steps; t++) {
      weights.receive(last, 0, near, 0);
      double turn = 2 * Math.PI * Math.floorMod(t, 12) / 12;
      double time = TREND_PER_STEP * Math.max(0, t) + SIN * Math.sin(turn) + COS * Math.cos(turn);
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        double mean = Math.exp(level(i) + time) + lambda * last[i] + PHI * near[i];
        next[i] = new NegativeBinomial(mean, PSI).quantile(rng.nextDouble());
        if (t >= 0) {
          counts[t * n + i] = (int) next[i];
        }
      }
      last = next;
    }
    return CountSeries.contiguous(counts, n, 12);
  }

  /** Returns the columns of a series in another order. */
  static CountSeries permuted(CountSeries series, int[] order) {
    int n = series.neighbourhoods();
    int[] counts = new int[series.rows() * n];
    int[] steps = new int[series.rows()];
    for (int row = 0; row < series.rows(); row++) {
      steps[row] = series.step(row);
      for (int i = 0; i < n; i++) {
        counts[row * n + i] = series.count(row, order[i]);
      }
    }
    return CountSeries.of(counts, n, steps, series.stepsPerYear(), series.stepOfYearAtZero());
  }

  /** Returns a series with the same count in every cell. */
  static CountSeries constant(int n, int steps, int count) {
    int[] counts = new int[n * steps];
    Arrays.fill(counts, count);
    return CountSeries.contiguous(counts, n, 12);
  }
}
