package marshal.model.paths;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Quantiles of the negative binomial by bisection of its distribution function, which is exact
 * relative to the smaller tail. Slow; for extreme probabilities and large means.
 */
final class NegativeBinomialTails {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double psi;

  NegativeBinomialTails(double psi) {
    this.psi = psi;
  }

  /** Returns the smallest k with F(k) at least u; no more than {@link Integer#MAX_VALUE}. */
  int quantile(double mean, double u) {
    double deviation = Math.sqrt(mean + psi * mean * mean);
    // A rough start suffices: the bracket grows geometrically from it.
    double start = Math.max(0, cornishFisher(mean, deviation, u));
    long low = (long) Math.min(Integer.MAX_VALUE - 1.0, start);
    long high = low;
    long width = 1 + (long) Math.min(deviation / 512, Integer.MAX_VALUE);
    if (reaches(mean, low, u)) {
      while (low >= 0 && reaches(mean, low, u)) {
        high = low;
        low -= width;
        width *= 2;
      }
      low = Math.max(-1, low);
    } else {
      high = low + width;
      while (high < Integer.MAX_VALUE && !reaches(mean, high, u)) {
        low = high;
        width *= 2;
        high += width;
      }
      high = Math.min(Integer.MAX_VALUE, high);
    }
    // F(low) < u <= F(high), with F(-1) = 0.
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (reaches(mean, middle, u)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (int) high;
  }

  /** Returns whether F(k) is at least u, told from the smaller tail. */
  private boolean reaches(double mean, long k, double u) {
    return u < 0.5 ? cumulative(mean, k) >= u : survival(mean, k) <= 1 - u;
  }

  double cumulative(double mean, long k) {
    if (psi == 0) {
      return RegularizedGamma.Q.value(k + 1.0, mean);
    }
    double odds = psi * mean;
    // Whichever of p and 1 - p is small must be the argument, or its digits are lost.
    return odds < 1
        ? RegularizedBeta.complement(odds / (1 + odds), k + 1.0, 1 / psi)
        : RegularizedBeta.value(1 / (1 + odds), 1 / psi, k + 1.0);
  }

  double survival(double mean, long k) {
    if (psi == 0) {
      return RegularizedGamma.P.value(k + 1.0, mean);
    }
    double odds = psi * mean;
    return odds < 1
        ? RegularizedBeta.value(odds / (1 + odds), k + 1.0, 1 / psi)
        : RegularizedBeta.complement(1 / (1 + odds), 1 / psi, k + 1.0);
  }

  /** Returns the quantile that a distribution with these four moments about has. */
  private double cornishFisher(double mean, double deviation, double u) {
    double z = NORMAL.inverseCumulativeProbability(u);
    double skewness = (1 + 2 * psi * mean) / deviation;
    double kurtosis = 6 * psi + 1 / (deviation * deviation);
    double adjusted =
        z
            + (z * z - 1) * skewness / 6
            + (z * z - 3) * z * kurtosis / 24
            - (2 * z * z - 5) * z * skewness * skewness / 36;
    return mean + deviation * adjusted - 0.5;
  }
}
