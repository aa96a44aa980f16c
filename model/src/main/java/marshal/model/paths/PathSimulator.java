package marshal.model.paths;

import marshal.model.random.Philox4x32;

/**
 * Simulates paths of one stream.
 *
 * <p>The count of (stream, neighbourhood, step, path) is inverted from one uniform number that is a
 * function of the seed and these four alone. So two plans simulated under one seed are compared on
 * the same chances: a plan whose shares are all 1 or less has, on no path, in no neighbourhood and
 * at no step, more incidents than none; and a further neighbourhood changes no other but through
 * its incidents.
 *
 * <p>Holds scratch space: one simulator per thread.
 */
public final class PathSimulator {
  private static final double LARGEST_MEAN = 1e8;

  private double[] means = {};
  private int[] counts = {};
  private int[] previous = {};
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
    sink.start(path);
    for (int step = 0; step < inputs.steps; step++) {
      // One block of the generator serves an even step and the odd one after it.
      if ((step & 1) == 0) {
        Philox4x32.blocks(inputs.hashes, n, step >>> 1, path, inputs.key, even, odd);
      }
      computeMeans(inputs, step);
      count(inputs, step, (step & 1) == 0 ? even : odd);
      sink.step(step, counts);
      int[] swap = previous;
      previous = counts;
      counts = swap;
    }
  }

  private void reserve(int neighbourhoods) {
    if (counts.length != neighbourhoods) {
      means = new double[neighbourhoods];
      counts = new int[neighbourhoods];
      previous = new int[neighbourhoods];
      even = new long[neighbourhoods];
      odd = new long[neighbourhoods];
    }
  }

  /** Computes the means. Every operation rounds monotonically, so fewer incidents mean no more. */
  private void computeMeans(PathInputs inputs, int step) {
    int n = inputs.neighbourhoods;
    int row = step * n;
    double[] result = means;
    int[] past = previous;
    double lambda = inputs.lambda;
    for (int i = 0; i < n; i++) {
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
