package marshal.model.paths;

import java.util.Arrays;
import marshal.model.random.StableHash;

/** Small cities for tests of paths. */
final class TestPaths {
  static final long STREAM = StableHash.of("burglary");

  private TestPaths() {}

  static long[] hashes(int neighbourhoods) {
    long[] hashes = new long[neighbourhoods];
    for (int i = 0; i < neighbourhoods; i++) {
      hashes[i] = StableHash.of("W%02d".formatted(i));
    }
    return hashes;
  }

  static double[] constant(int steps, int neighbourhoods, double value) {
    double[] table = new double[steps * neighbourhoods];
    Arrays.fill(table, value);
    return table;
  }

  /** Returns wards of different levels on a ring where each borders the next on either side. */
  static PathInputs ring(
      long seed, int neighbourhoods, int steps, double lambda, double phi, double psi) {
    double[] nu = new double[steps * neighbourhoods];
    for (int c = 0; c < nu.length; c++) {
      nu[c] = 1 + (c % neighbourhoods) * 0.7;
    }
    int[] start = new int[neighbourhoods + 1];
    int[] from = new int[2 * neighbourhoods];
    double[] weights = new double[2 * neighbourhoods];
    for (int i = 0; i < neighbourhoods; i++) {
      start[i + 1] = 2 * (i + 1);
      from[2 * i] = (i + neighbourhoods - 1) % neighbourhoods;
      from[2 * i + 1] = (i + 1) % neighbourhoods;
      weights[2 * i] = 0.4;
      weights[2 * i + 1] = 0.6;
    }
    return PathInputs.of(seed, STREAM, hashes(neighbourhoods), steps, nu)
        .withExcitation(lambda, phi, start, from, weights)
        .withQuantiles(NegativeBinomialQuantile.of(psi));
  }

  /** Returns the counts of one path, row-major [step][neighbourhood]. */
  static int[] path(PathInputs inputs, int path) {
    int[] counts = new int[inputs.steps() * inputs.neighbourhoods()];
    new PathSimulator()
        .simulate(
            inputs,
            path,
            new PathSink() {
              @Override
              public void start(int started) {}

              @Override
              public void step(int step, int[] row) {
                System.arraycopy(row, 0, counts, step * row.length, row.length);
              }
            });
    return counts;
  }
}
