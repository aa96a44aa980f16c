package marshal.solver.relaxation;

/**
 * A convex function of one line's units near where it stands, from values on an even grid: its
 * slope is continuous, piecewise linear and nowhere falling.
 */
final class WorthTable {

  /** Rise of the slope over the table that is added, as a share of the largest slope. */
  private static final double BEND = 0.05;

  private final double least;
  private final double most;
  private final double width;
  private final double[] slope;

  /**
   * Fits a function.
   *
   * @param least units at the first value
   * @param most units at the last value, more than the least
   * @param values values on an even grid, 3 or more
   */
  WorthTable(double least, double most, double[] values) {
    this.least = least;
    this.most = most;
    this.width = (most - least) / (values.length - 1);
    this.slope = new double[values.length - 1];
    for (int cell = 0; cell < slope.length; cell++) {
      slope[cell] = (values[cell + 1] - values[cell]) / width;
    }
    pool();
    bend();
  }

  /** Adds a little curvature, so that what is asked for never jumps with the price. */
  private void bend() {
    double largest = Math.max(Math.abs(slope[0]), Math.abs(slope[slope.length - 1]));
    for (int cell = 0; cell < slope.length; cell++) {
      slope[cell] += BEND * largest * (cell - (slope.length - 1) / 2.0) / slope.length;
    }
  }

  /** Replaces falling slopes by their mean (pool adjacent violators). */
  private void pool() {
    double[] mean = new double[slope.length];
    int[] size = new int[slope.length];
    int blocks = 0;
    for (double next : slope) {
      mean[blocks] = next;
      size[blocks] = 1;
      while (blocks > 0 && mean[blocks] < mean[blocks - 1]) {
        int both = size[blocks] + size[blocks - 1];
        mean[blocks - 1] =
            (mean[blocks] * size[blocks] + mean[blocks - 1] * size[blocks - 1]) / both;
        size[blocks - 1] = both;
        blocks--;
      }
      blocks++;
    }
    int cell = 0;
    for (int block = 0; block < blocks; block++) {
      for (int j = 0; j < size[block]; j++) {
        slope[cell++] = mean[block];
      }
    }
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /** Returns the value, up to a constant. */
  double value(double units) {
    double at = (units - least) / width - 0.5;
    int last = slope.length - 1;
    if (at <= 0) {
      return slope[0] * at * width;
    }
    double sum = 0;
    int whole = (int) Math.min(at, last);
    for (int node = 0; node < whole; node++) {
      sum += (slope[node] + slope[node + 1]) / 2;
    }
    double rest = at - whole;
    if (whole == last) {
      return width * (sum + slope[last] * rest);
    }
    return width
        * (sum + slope[whole] * rest + (slope[whole + 1] - slope[whole]) * rest * rest / 2);
  }

  double slope(double units) {
    double at = (units - least) / width - 0.5;
    int last = slope.length - 1;
    if (at <= 0) {
      return slope[0];
    }
    if (at >= last) {
      return slope[last];
    }
    int node = (int) at;
    return slope[node] + (slope[node + 1] - slope[node]) * (at - node);
  }

  double curvature(double units) {
    double at = (units - least) / width - 0.5;
    if (at < 0 || at >= slope.length - 1) {
      return 0;
    }
    int node = (int) at;
    return (slope[node + 1] - slope[node]) / width;
  }
}
