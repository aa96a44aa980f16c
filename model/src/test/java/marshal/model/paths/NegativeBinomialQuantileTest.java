package marshal.model.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PascalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegativeBinomialQuantileTest {
  private static final double[] MEANS = {
    1e-9, 1e-4, 0.01, 0.3, 1, 2.5, 7, 20, 65, 150, 299.9, 300.1, 700, 5e3, 1e5
  };
  private static final double[] PROBABILITIES = {
    0x1p-53,
    1e-12,
    1e-6,
    0.001,
    0.1,
    0.3,
    0.5,
    0.77,
    0.95,
    0.999,
    1 - 0x1p-12,
    0.9999,
    1 - 1e-6,
    1 - 1e-12,
    1 - 0x1p-53
  };

  @Test
  void agreesWithAnIndependentPoisson() {
    NegativeBinomialQuantile quantiles = NegativeBinomialQuantile.of(0);
    for (double mean : MEANS) {
      double mu = NegativeBinomialQuantile.rounded(mean);
      check(quantiles, mu, PoissonDistribution.of(mu));
    }
  }

  /** The library's Pascal distribution takes a whole size, so psi is one over a whole number. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 40, 1000})
  void agreesWithAnIndependentNegativeBinomial(int size) {
    NegativeBinomialQuantile quantiles = NegativeBinomialQuantile.of(1.0 / size);
    for (double mean : MEANS) {
      double mu = NegativeBinomialQuantile.rounded(mean);
      check(quantiles, mu, PascalDistribution.of(size, size / (size + mu)));
    }
  }

  private static void check(
      NegativeBinomialQuantile quantiles, double mu, DiscreteDistribution reference) {
    for (double u : PROBABILITIES) {
      int k = quantiles.quantile(mu, u);
      // Told from the smaller tail. The reference itself is good to about ten digits here.
      double slack = 1e-9;
      if (u < 0.5) {
        assertThat(reference.cumulativeProbability(k))
            .as("F(%d), mean %s, u %s", k, mu, u)
            .isGreaterThanOrEqualTo(u * (1 - slack));
        assertThat(reference.cumulativeProbability(k - 1))
            .as("F(%d - 1), mean %s, u %s", k, mu, u)
            .isLessThan(u * (1 + slack));
      } else {
        double tail = (1 - u);
        // The reference takes 1 - p from p, which costs it digits where 1 - p is small.
        double lost = 4e-16 / tail + slack;
        assertThat(reference.survivalProbability(k))
            .as("S(%d), mean %s, u %s", k, mu, u)
            .isLessThanOrEqualTo(tail * (1 + lost));
        assertThat(reference.survivalProbability(k - 1))
            .as("S(%d - 1), mean %s, u %s", k, mu, u)
            .isGreaterThan(tail * (1 - lost));
      }
    }
  }

  @Test
  void convergesToThePoissonAsOverdispersionVanishes() {
    NegativeBinomialQuantile poisson = NegativeBinomialQuantile.of(0);
    NegativeBinomialQuantile almost = NegativeBinomialQuantile.of(2e-9);
    NegativeBinomialQuantile below = NegativeBinomialQuantile.of(1e-10);
    SplittableRandom random = new SplittableRandom(1);
    int different = 0;
    for (int i = 0; i < 100_000; i++) {
      double mean = 40 * random.nextDouble();
      double u = random.nextDouble(0x1p-53, 1);
      different += poisson.quantile(mean, u) == almost.quantile(mean, u) ? 0 : 1;
      assertThat(below.quantile(mean, u)).isEqualTo(poisson.quantile(mean, u));
    }
    // A change of 2e-9 * mean in the spread moves about one count in a million.
    assertThat(different).isLessThanOrEqualTo(2);
  }

  @Test
  void neverFallsAsTheMeanRises() {
    SplittableRandom random = new SplittableRandom(2);
    double[] psis = {0, 1e-6, 0.05, 0.4, 3};
    for (double psi : psis) {
      NegativeBinomialQuantile plain = NegativeBinomialQuantile.of(psi);
      NegativeBinomialQuantile tabulated = plain.tabulated(100);
      for (int i = 0; i < 200_000; i++) {
        double mean = drawMean(random, i % 100 == 0 ? 1e5 : 400);
        double smaller = mean * drawShare(random);
        long bits = drawBits(random);
        NegativeBinomialQuantile quantiles = (i & 1) == 0 ? plain : tabulated;
        int large = quantiles.count(mean, bits);
        int small = quantiles.count(smaller, bits);
        if (small > large) {
          assertThat(small).as("%s, %s, %s", mean, smaller, bits).isLessThanOrEqualTo(large);
        }
      }
    }
  }

  @Test
  void returnsTheSameCountsWithATable() {
    SplittableRandom random = new SplittableRandom(3);
    for (double psi : new double[] {0, 1e-3, 0.2, 1, 20}) {
      NegativeBinomialQuantile plain = NegativeBinomialQuantile.of(psi);
      NegativeBinomialQuantile tabulated = plain.tabulated(60);
      for (int i = 0; i < 100_000; i++) {
        double mean = drawMean(random, 80);
        long bits = drawBits(random);
        if (plain.count(mean, bits) != tabulated.count(mean, bits)) {
          assertThat(tabulated.count(mean, bits))
              .as("mean %s, bits %s, psi %s", mean, bits, psi)
              .isEqualTo(plain.count(mean, bits));
        }
      }
    }
  }

  @Test
  void givesNoIncidentAtMeanZero() {
    for (double u : PROBABILITIES) {
      assertThat(NegativeBinomialQuantile.of(0.3).quantile(0, u)).isZero();
      assertThat(NegativeBinomialQuantile.of(0).tabulated(1).count(0, -1)).isZero();
    }
  }

  @Test
  void distinguishesMeansThatDifferByOnePartInAHundredMillion() {
    assertThat(NegativeBinomialQuantile.rounded(5))
        .isLessThan(NegativeBinomialQuantile.rounded(5 * (1 + 1e-8)))
        .isEqualTo(NegativeBinomialQuantile.rounded(5 * (1 + 1e-11)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsAnImpossibleOverdispersion(double psi) {
    assertThatThrownBy(() -> NegativeBinomialQuantile.of(psi))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a finite number of zero or more");
  }

  /** From 1e-8 to the largest, evenly in the logarithm. */
  private static double drawMean(SplittableRandom random, double largest) {
    return largest * Math.pow(1e-8 / largest, random.nextDouble() * random.nextDouble());
  }

  /** A third of the shares all but 1, where rounding could turn the order around. */
  private static double drawShare(SplittableRandom random) {
    return random.nextInt(3) == 0
        ? 1 - Math.pow(10, -16 * random.nextDouble())
        : random.nextDouble();
  }

  /** A quarter of the numbers each all but 0 and all but 1. */
  private static long drawBits(SplittableRandom random) {
    long bits = random.nextLong();
    return switch (random.nextInt(4)) {
      case 0 -> bits >>> random.nextInt(52);
      case 1 -> ~(bits >>> random.nextInt(52));
      default -> bits;
    };
  }
}
