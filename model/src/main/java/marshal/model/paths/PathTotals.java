package marshal.model.paths;

import java.util.Arrays;

/**
 * The weighted total of each path, for one or more sets of weights.
 *
 * <p>A weight belongs to a step and a neighbourhood: harm per incident, or 1 where a total counts
 * and 0 elsewhere. Takes 8 bytes per path and set.
 */
public final class PathTotals implements PathAccumulator<PathTotals> {
  private final int paths;
  private final double[][] weights;
  // Row-major [set][path].
  private final double[] totals;
  private final boolean[] seen;
  private int path = -1;

  /**
   * Creates totals of paths 0 to {@code paths} - 1.
   *
   * @param paths number of paths
   * @param weights one table per set, row-major [step][neighbourhood]; an empty one counts every
   *     incident as 1; shared, not copied
   */
  public PathTotals(int paths, double[]... weights) {
    this.paths = paths;
    this.weights = weights.clone();
    this.totals = new double[paths * weights.length];
    this.seen = new boolean[paths];
  }

  @Override
  public void start(int path) {
    this.path = path;
    seen[path] = true;
    for (int set = 0; set < weights.length; set++) {
      totals[set * paths + path] = 0;
    }
  }

  @Override
  public void step(int step, int[] counts) {
    for (int set = 0; set < weights.length; set++) {
      totals[set * paths + path] +=
          weights[set].length == 0 ? sum(counts) : sum(counts, weights[set], step * counts.length);
    }
  }

  @Override
  public void merge(PathTotals later) {
    for (int p = 0; p < paths; p++) {
      if (later.seen[p]) {
        seen[p] = true;
        for (int set = 0; set < weights.length; set++) {
          totals[set * paths + p] = later.totals[set * paths + p];
        }
      }
    }
  }

  @Override
  public void clear() {
    Arrays.fill(seen, false);
  }

  /**
   * Returns the totals by path.
   *
   * @param set which set of weights, from 0
   * @return a new array; 0 for paths that were not simulated
   */
  public double[] totals(int set) {
    return Arrays.copyOfRange(totals, set * paths, (set + 1) * paths);
  }

  private static double sum(int[] counts) {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private static double sum(int[] counts, double[] weights, int row) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += weights[row + i] * counts[i];
    }
    return sum;
  }
}
