package marshal.model.demand;

import marshal.model.area.Adjacency;

/**
 * The means of the last steps, as far as a lag kernel reaches, and what they trigger next. Mutable,
 * one step after another.
 */
public final class RecentMeans {

  private final int n;
  private final double[] lagWeights;
  private final int[] start;
  private final int[] from;
  private final double[] weight;

  /** Means of the step l + 1 before the next, [l][neighbourhood]. */
  private final double[][] means;

  /** The same weighted by the kernel, [neighbourhood]. */
  private final double[] weighted;

  /**
   * Starts after a past.
   *
   * @param previous means of the last steps, the very last first, row-major [lag][neighbourhood]
   * @param lagWeights lag kernel, the last step first
   * @param adjacency borders between the neighbourhoods
   * @throws IllegalArgumentException if the sizes disagree
   */
  public RecentMeans(double[] previous, double[] lagWeights, Adjacency adjacency) {
    this.n = adjacency.neighbourhoods();
    if (previous.length != lagWeights.length * n) {
      throw new IllegalArgumentException(
          "%d past means do not make %d lags of %d neighbourhoods."
              .formatted(previous.length, lagWeights.length, n));
    }
    this.lagWeights = lagWeights.clone();
    this.start = adjacency.start();
    this.from = adjacency.from();
    this.weight = adjacency.weight();
    this.means = new double[lagWeights.length][n];
    this.weighted = new double[n];
    for (int lag = 0; lag < means.length; lag++) {
      System.arraycopy(previous, lag * n, means[lag], 0, n);
    }
    weigh();
  }

  /** Returns a neighbourhood's own means weighted by the kernel, which lambda multiplies. */
  public double own(int i) {
    return weighted[i];
  }

  /** Returns what its neighbours' weighted means send across its borders, which phi multiplies. */
  public double near(int i) {
    double near = 0;
    for (int edge = start[i]; edge < start[i + 1]; edge++) {
      near += weight[edge] * weighted[from[edge]];
    }
    return near;
  }

  /** Goes on by one step, whose means are copied. */
  public void add(double[] next) {
    double[] oldest = means[means.length - 1];
    System.arraycopy(means, 0, means, 1, means.length - 1);
    means[0] = oldest;
    System.arraycopy(next, 0, oldest, 0, n);
    weigh();
  }

  /** Returns a copy of the means, the last step first, row-major [lag][neighbourhood]. */
  public double[] means() {
    double[] copy = new double[means.length * n];
    for (int lag = 0; lag < means.length; lag++) {
      System.arraycopy(means[lag], 0, copy, lag * n, n);
    }
    return copy;
  }

  private void weigh() {
    for (int i = 0; i < n; i++) {
      weighted[i] = lagWeights[0] * means[0][i];
    }
    for (int lag = 1; lag < means.length; lag++) {
      for (int i = 0; i < n; i++) {
        weighted[i] += lagWeights[lag] * means[lag][i];
      }
    }
  }
}
