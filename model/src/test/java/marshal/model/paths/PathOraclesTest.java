package marshal.model.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import marshal.model.oracle.Oracle;
import marshal.model.oracle.OracleRow;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

/**
 * Holds simulated paths to closed forms. A mean may differ from theory by five standard errors,
 * which happens to 6e-7 of seeds; each form has a twin that is slightly wrong and must be rejected.
 */
class PathOraclesTest {
  private static final int PATHS = 20_000;

  /** Ferland, Latour and Oraichi (2006) for INGARCH; psi adds the negative binomial's spread. */
  @Test
  @Oracle(
      value = OracleRow.SCALAR_PROCESS,
      twin = "a mean 3 % higher, a variance 5 % smaller, a lambda of 0.48 for 0.4")
  void agreesWithTheScalarSelfExcitingProcess() {
    double nu = 3;
    double lambda = 0.4;
    double psi = 0.15;
    int warmUp = 30;
    int steps = warmUp + 4;
    PathInputs inputs =
        PathInputs.of(
                7, TestPaths.STREAM, TestPaths.hashes(1), steps, TestPaths.constant(steps, 1, nu))
            .withExcitation(lambda, 0, new int[2], new int[0], new double[0])
            .withQuantiles(NegativeBinomialQuantile.of(psi));
    double[][] values = new double[4][4 * PATHS];
    for (int path = 0; path < 4 * PATHS; path++) {
      int[] counts = TestPaths.path(inputs, path);
      for (int lag = 0; lag < 4; lag++) {
        values[lag][path] = counts[warmUp + lag];
      }
    }
    double mean = nu / (1 - lambda);
    double variance = (mean + psi * mean * mean) / (1 - (1 + psi) * lambda * lambda);

    Estimate simulated = Estimate.ofMean(values[0]);
    assertThat(simulated.errorsFrom(mean)).as("mean").isLessThan(5);
    assertThat(simulated.errorsFrom(1.03 * mean)).as("mean, wrong by 3 %").isGreaterThan(5);
    Estimate spread = Estimate.ofVariance(values[0]);
    assertThat(spread.errorsFrom(variance)).as("variance").isLessThan(5);
    double withoutPsi = (mean + psi * mean * mean) / (1 - lambda * lambda);
    assertThat(spread.errorsFrom(withoutPsi * 0.95)).as("variance, 5 % less").isGreaterThan(5);
    for (int lag = 1; lag < 4; lag++) {
      Estimate covariance = Estimate.ofCovariance(values[0], values[lag]);
      assertThat(covariance.errorsFrom(variance * Math.pow(lambda, lag)))
          .as("autocorrelation at lag %d", lag)
          .isLessThan(5);
      assertThat(covariance.errorsFrom(variance * Math.pow(lambda + 0.08, lag)))
          .as("autocorrelation of a larger lambda at lag %d", lag)
          .isGreaterThan(5);
    }
  }

  @Test
  @Oracle(value = OracleRow.VECTOR_PROCESS, twin = "a phi of 0.16 and a psi of 0.17 for 0.2")
  void agreesWithTheVectorMeanAndVariance() {
    PathInputs inputs = TestPaths.ring(9, 6, 10, 0.25, 0.2, 0.2);
    assertThat(errors(inputs, 0.25, 0.2, 0.2)).as("mean, sd of the total").allMatch(e -> e < 5);
    assertThat(errors(inputs, 0.25, 0.16, 0.2)[0]).as("mean, smaller phi").isGreaterThan(5);
    assertThat(errors(inputs, 0.25, 0.2, 0.17)[1]).as("sd, smaller psi").isGreaterThan(5);
  }

  /** Returns how many standard errors the simulated total at the last step lies from theory. */
  private static Double[] errors(PathInputs inputs, double lambda, double phi, double psi) {
    int n = inputs.neighbourhoods();
    int last = inputs.steps() - 1;
    double[] onlyLast = new double[inputs.steps() * n];
    Arrays.fill(onlyLast, last * n, onlyLast.length, 1);
    double[] totals =
        ParallelPaths.of(1)
            .run(PATHS, path -> inputs, () -> new PathTotals(PATHS, onlyLast))
            .totals(0);
    // Row i of B holds what reaches i: lambda from itself, phi w[j,i] from j.
    RealMatrix b = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      b.addToEntry(i, i, lambda);
      b.addToEntry(i, (i + n - 1) % n, phi * 0.4);
      b.addToEntry(i, (i + 1) % n, phi * 0.6);
    }
    double[] mean = new double[n];
    RealMatrix variance = new Array2DRowRealMatrix(n, n);
    for (int t = 0; t <= last; t++) {
      mean = b.operate(mean);
      for (int i = 0; i < n; i++) {
        mean[i] += inputs.nu[t * n + i];
      }
      RealMatrix passedOn = b.multiply(variance).multiply(b.transpose());
      double[] own = new double[n];
      for (int i = 0; i < n; i++) {
        own[i] = mean[i] + psi * (mean[i] * mean[i] + passedOn.getEntry(i, i));
      }
      variance = passedOn.add(MatrixUtils.createRealDiagonalMatrix(own));
    }
    double sum = 0;
    for (double[] row : variance.getData()) {
      sum += Arrays.stream(row).sum();
    }
    return new Double[] {
      Estimate.ofMean(totals).errorsFrom(Arrays.stream(mean).sum()),
      Estimate.ofVariance(totals).errorsFrom(sum)
    };
  }

  /** Chi-square at 0.001 over cells that expect five or more. */
  @Test
  @Oracle(value = OracleRow.POISSON_LIMIT, twin = "a mean 1.5 % higher")
  void isPoissonWithoutExcitationAndOverdispersion() {
    int[] counts = new int[40];
    PathInputs inputs =
        PathInputs.of(3, TestPaths.STREAM, TestPaths.hashes(10), 10, TestPaths.constant(10, 10, 4));
    for (int path = 0; path < 500; path++) {
      for (int count : TestPaths.path(inputs, path)) {
        counts[count]++;
      }
    }
    // Counts of 0 to 14, and 15 or more: 15 degrees of freedom, whose 0.999 quantile is 37.70.
    assertThat(chiSquare(counts, 4)).isLessThan(37.70);
    assertThat(chiSquare(counts, 4.06)).as("mean wrong by 1.5 %").isGreaterThan(37.70);
  }

  private static double chiSquare(int[] counts, double mean) {
    PoissonDistribution poisson = PoissonDistribution.of(mean);
    int total = Arrays.stream(counts).sum();
    double sum = 0;
    int seen = 0;
    for (int k = 0; k < 15; k++) {
      double expected = total * poisson.probability(k);
      sum += (counts[k] - expected) * (counts[k] - expected) / expected;
      seen += counts[k];
    }
    double expected = total * poisson.survivalProbability(14);
    return sum + (total - seen - expected) * (total - seen - expected) / expected;
  }

  /** An estimate with its standard error. */
  private record Estimate(double value, double standardError) {
    static Estimate ofMean(double[] values) {
      double mean = Arrays.stream(values).average().orElseThrow();
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return new Estimate(mean, Math.sqrt(squares) / values.length);
    }

    static Estimate ofVariance(double[] values) {
      return ofCovariance(values, values);
    }

    static Estimate ofCovariance(double[] first, double[] second) {
      double firstMean = Arrays.stream(first).average().orElseThrow();
      double secondMean = Arrays.stream(second).average().orElseThrow();
      double[] products = new double[first.length];
      for (int p = 0; p < products.length; p++) {
        products[p] = (first[p] - firstMean) * (second[p] - secondMean);
      }
      return ofMean(products);
    }

    double errorsFrom(double theory) {
      return Math.abs(value - theory) / standardError;
    }
  }
}
