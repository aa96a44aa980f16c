package marshal.model.fit;

import org.apache.commons.math3.special.Gamma;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * The negative binomial distribution by mean and overdispersion, variance = mean + psi mean^2, with
 * psi = 0 for the Poisson limit, and the proper scores of an observation under it.
 *
 * <p>Probabilities follow f(k + 1) / f(k) = mean (1 + psi k) / ((k + 1) (1 + psi mean)).
 *
 * @param mean above 0
 * @param psi 0 or more
 */
record NegativeBinomial(double mean, double psi) {
  /** A probability below this share of the largest no longer counts. */
  private static final double NEGLIGIBLE = 1e-18;

  /**
   * Above this psi mean the distribution is as good as the gamma distribution of its rate: the
   * Poisson part adds less than this to one of the variance, and sums would be endless.
   */
  private static final double GAMMA_LIMIT = 2000;

  private static final int LONGEST_SUM = 1000;
  private static final double SERIES_LIMIT = 1e-8;

  NegativeBinomial {
    if (!(mean > 0) || !(psi >= 0) || Double.isInfinite(mean) || Double.isInfinite(psi)) {
      throw new IllegalArgumentException(
          "The mean (%s) must be above 0 and the overdispersion (%s) 0 or more."
              .formatted(mean, psi));
    }
  }

  double variance() {
    return mean + psi * mean * mean;
  }

  double logProbability(int y) {
    double x = psi * mean;
    double log1x = Math.log1p(x);
    double perSize = x < SERIES_LIMIT ? mean * (1 - x / 2) : log1x / psi;
    return logRising(y) - Gamma.logGamma(y + 1.0) + y * (Math.log(mean) - log1x) - perSize;
  }

  /** Sum over k below y of log(1 + psi k). */
  private double logRising(int y) {
    if (y > LONGEST_SUM && psi > 1e-6) {
      double size = 1 / psi;
      return Gamma.logGamma(y + size) - Gamma.logGamma(size) + y * Math.log(psi);
    }
    double sum = 0;
    for (int k = 1; k < y; k++) {
      sum += Math.log1p(psi * k);
    }
    return sum;
  }

  private boolean isGammaLike() {
    return psi * mean > GAMMA_LIMIT;
  }

  private GammaDistribution rate() {
    return GammaDistribution.of(1 / psi, psi * mean);
  }

  /** The CRPS of a gamma distribution (Scheuerer and Moeller 2015, doi:10.1214/15-AOAS843). */
  private double gammaScore(int y) {
    double shape = 1 / psi;
    double scale = psi * mean;
    double above = GammaDistribution.of(shape + 1, scale).cumulativeProbability(y);
    double logBeta = Gamma.logGamma(0.5) + Gamma.logGamma(shape) - Gamma.logGamma(shape + 0.5);
    return y * (2 * rate().cumulativeProbability(y) - 1)
        - mean * (2 * above - 1)
        - scale * Math.exp(-logBeta);
  }

  /** A count at or below which lies next to nothing. */
  private int lowest() {
    int k = mode();
    double relative = 1;
    while (k > 0 && relative > NEGLIGIBLE) {
      relative /= ratio(k - 1);
      k--;
    }
    return k;
  }

  private int mode() {
    return (int) Math.max(0, Math.floor(mean - psi * mean - 1) + 1);
  }

  private double ratio(int k) {
    return mean * (1 + psi * k) / ((k + 1.0) * (1 + psi * mean));
  }

  /** Returns the probability of at most y; 0 below 0. */
  double cumulative(int y) {
    if (isGammaLike()) {
      return y < 0 ? 0 : rate().cumulativeProbability(y + 0.5);
    }
    double sum = 0;
    int k = lowest();
    if (y < k) {
      return 0;
    }
    double f = Math.exp(logProbability(k));
    int mode = mode();
    for (; k <= y; k++) {
      sum += f;
      f *= ratio(k);
      if (k > mode && f < NEGLIGIBLE) {
        break;
      }
    }
    return Math.min(1, sum);
  }

  /** Returns the least count with at least the given probability at or below it. */
  int quantile(double probability) {
    if (isGammaLike()) {
      double quantile = rate().inverseCumulativeProbability(probability);
      return (int) Math.max(0, Math.ceil(quantile - 0.5));
    }
    int k = lowest();
    double f = Math.exp(logProbability(k));
    double sum = f;
    int mode = mode();
    while (sum < probability && (k <= mode || f >= NEGLIGIBLE)) {
      f *= ratio(k);
      k++;
      sum += f;
    }
    return k;
  }

  /**
   * Returns the ranked probability score (discrete CRPS) of an observation: the sum over k of (F(k)
   * - 1{y <= k})^2.
   */
  double rankedProbabilityScore(int y) {
    if (isGammaLike()) {
      return gammaScore(y);
    }
    int k = lowest();
    double score = Math.max(0, k - y); // below k: F = 0, and 1 counts from y on
    double f = Math.exp(logProbability(k));
    double cdf = 0;
    int mode = mode();
    while (true) {
      cdf += f;
      double away = k >= y ? Math.max(0, 1 - cdf) : cdf;
      score += away * away;
      f *= ratio(k);
      k++;
      if (k > mode && f < NEGLIGIBLE) {
        break;
      }
    }
    return score + Math.max(0, y - k); // from k up to y: F = 1, and 0 counts
  }

  /** Returns the Dawid-Sebastiani score of an observation: ((y - mean) / sd)^2 + 2 log sd. */
  double dawidSebastianiScore(int y) {
    double away = y - mean;
    return away * away / variance() + Math.log(variance());
  }
}
