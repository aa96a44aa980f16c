package marshal.model.paths;

import java.util.Arrays;
import marshal.model.random.Philox4x32;

/**
 * Simulates paths of one stream.
 *
 * <p>The count of (stream, neighbourhood, step, path) is inverted from one uniform number that is a
 * function of the seed and these four alone. So two plans simulated under one seed are compared on
 * the same chances: a plan that moves no incidents and whose shares are all 1 or less has, on no
 * path, in no neighbourhood and at no step, more incidents than none; and a further neighbourhood
 * changes no other but through its incidents.
 *
 * <p>Holds scratch space: one simulator per thread.
 */
public final class PathSimulator {
  private static final double LARGEST_MEAN = 1e8;

  private double[] means = {};
  private double[] gone = {};

  /** Past counts, weighted by the lag kernel where it is longer than a step. */
  private double[] weighted = {};

  private int[] counts = {};
  private int[] previous = {};

  // Counts of the steps before the last one, as far as the lag kernel reaches: [step % lags][i].
  private int[][] earlier = {};
  private long[] even = {};
  private long[] odd = {};

  /**
   * Simulates one path.
   *
   * @param inputs the stream
   * @param path number of the path, which together with the seed decides its random numbers
   * @param sink receives the counts of each step
   * @throws IllegalStateException if a mean passes 10^8 incidents per step
   */
  public void simulate(PathInputs inputs, int path, PathSink sink) {
    int n = inputs.neighbourhoods;
    reserve(n);
    System.arraycopy(inputs.previous, 0, previous, 0, n);
    int lags = inputs.lagWeights.length;
    if (lags > 1) {
      startLags(inputs);
    }
    sink.start(path);
    for (int step = 0; step < inputs.steps; step++) {
      // One block of the generator serves an even step and the odd one after it.
      if ((step & 1) == 0) {
        Philox4x32.blocks(inputs.hashes, n, step >>> 1, path, inputs.key, even, odd);
      }
      if (lags == 1) {
        excite(inputs, previous);
      } else {
        exciteByLags(inputs, step);
      }
      computeMeans(inputs, step);
      count(inputs, step, (step & 1) == 0 ? even : odd);
      sink.step(step, counts);
      int[] swap = previous;
      previous = counts;
      counts = swap;
      if (lags > 1) {
        System.arraycopy(previous, 0, earlier[step % lags], 0, n);
      }
    }
  }

  /** Step -l stands where step lags - l will. */
  private void startLags(PathInputs inputs) {
    int n = inputs.neighbourhoods;
    int lags = inputs.lagWeights.length;
    if (earlier.length != lags || earlier[0].length != n) {
      earlier = new int[lags][n];
    }
    for (int lag = 1; lag <= lags; lag++) {
      System.arraycopy(inputs.previous, (lag - 1) * n, earlier[lags - lag], 0, n);
    }
  }

  private void reserve(int neighbourhoods) {
    if (counts.length != neighbourhoods) {
      means = new double[neighbourhoods];
      weighted = new double[neighbourhoods];
      gone = new double[neighbourhoods];
      counts = new int[neighbourhoods];
      previous = new int[neighbourhoods];
      even = new long[neighbourhoods];
      odd = new long[neighbourhoods];
    }
  }

  /** Finds what the step before triggers. */
  private void excite(PathInputs inputs, int[] counted) {
    int n = inputs.neighbourhoods;
    double[] result = means;
    double[] past = weighted;
    double lambda = inputs.lambda;
    // Converted once, not again for each neighbour.
    for (int i = 0; i < n; i++) {
      past[i] = counted[i];
      result[i] = lambda * past[i];
    }
    if (inputs.phi > 0) {
      int[] start = inputs.start;
      int[] from = inputs.from;
      double[] near = inputs.near;
      for (int i = 0; i < n; i++) {
        double sum = result[i];
        for (int e = start[i], end = start[i + 1]; e < end; e++) {
          sum += near[e] * past[from[e]];
        }
        result[i] = sum;
      }
    }
  }

  /** Finds what the steps before trigger. */
  private void exciteByLags(PathInputs inputs, int step) {
    int n = inputs.neighbourhoods;
    int lags = inputs.lagWeights.length;
    Arrays.fill(weighted, 0);
    for (int lag = 1; lag <= lags; lag++) {
      int[] past = earlier[(step + lags - lag) % lags];
      double weight = inputs.lagWeights[lag - 1];
      for (int i = 0; i < n; i++) {
        weighted[i] += weight * past[i];
      }
    }
    for (int i = 0; i < n; i++) {
      double sum = inputs.lambda * weighted[i];
      for (int e = inputs.start[i], end = inputs.start[i + 1]; e < end; e++) {
        sum += inputs.near[e] * weighted[inputs.from[e]];
      }
      means[i] = sum;
    }
  }

  /**
   * Computes the means from what was triggered. Every operation rounds monotonically, so fewer
   * incidents mean no more unless they move.
   */
  private void computeMeans(PathInputs inputs, int step) {
    int n = inputs.neighbourhoods;
    int row = step * n;
    double[] result = means;
    if (inputs.moved.length > 0) {
      for (int i = 0; i < n; i++) {
        gone[i] =
            inputs.moved[row + i] * inputs.nu[row + i] + inputs.movedTriggered[row + i] * result[i];
      }
    }
    if (inputs.triggered.length > 0) {
      for (int i = 0; i < n; i++) {
        result[i] *= inputs.triggered[row + i];
      }
    }
    for (int i = 0; i < n; i++) {
      result[i] += inputs.nu[row + i];
    }
    if (inputs.remaining.length > 0) {
      for (int i = 0; i < n; i++) {
        result[i] *= inputs.remaining[row + i];
      }
    }
    if (inputs.moved.length > 0) {
      for (int i = 0; i < n; i++) {
        double sum = result[i];
        for (int e = inputs.start[i], end = inputs.start[i + 1]; e < end; e++) {
          sum += inputs.border[e] * gone[inputs.from[e]];
        }
        result[i] = Math.max(0, sum);
      }
    }
  }

  private void count(PathInputs inputs, int step, long[] bits) {
    NegativeBinomialQuantile quantiles = inputs.quantiles;
    for (int i = 0; i < inputs.neighbourhoods; i++) {
      double mean = means[i];
      if (!(mean < LARGEST_MEAN)) {
        throw new IllegalStateException(
            "The mean of neighbourhood "
                + i
                + " at step "
                + step
                + " ("
                + mean
                + ") must be below 10^8 incidents.\n"
                + "Maybe a harmful effect multiplies incidents faster than they die out.");
      }
      counts[i] = quantiles.count(mean, bits[i]);
    }
  }
}
