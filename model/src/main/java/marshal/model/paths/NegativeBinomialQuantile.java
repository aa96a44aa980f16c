package marshal.model.paths;

import marshal.model.random.UniformSource;

/**
 * Inverts a uniform number into a count of incidents: the smallest k with F(k) at least u, F being
 * the negative binomial distribution with mean mu and variance mu + psi mu^2, or the Poisson where
 * psi is 0.
 *
 * <p><b>Monotone.</b> For one u and psi, a larger mean never gives a smaller count. Rounding errors
 * could break that between two means that are almost equal, so a mean is first rounded to 30
 * significant bits: the distribution functions of two different means then differ by more than the
 * error in either. A mean so moves by less than one part in 10^9.
 *
 * <p><b>Method.</b> The probabilities are added up from zero (a block of four at a time, to keep
 * the chain of multiplications short). Above {@value #LARGEST_SUMMED_MEAN}, for the uppermost
 * {@code 2^-12} ({@code 2^-16} up to a mean of {@value #SMALL_MEAN}, where a sum is shorter and its
 * rounding less), and beyond {@value #TERMS} terms, the distribution function is bisected instead:
 * sums lose the small tail. {@link #tabulated} adds a table that settles most counts with one
 * look-up and returns the same counts.
 *
 * <p>Immutable and safe for any number of threads. Neither allocates nor validates while counting,
 * but for the bisection.
 */
public final class NegativeBinomialQuantile {
  static final int LARGEST_SUMMED_MEAN = 300;
  private static final int TERMS = 1024;
  private static final double LARGEST_SUMMED_U = 1 - 0x1p-12;
  private static final int SMALL_MEAN = 16;
  private static final double LARGEST_SUMMED_U_OF_SMALL_MEANS = 1 - 0x1p-16;
  private static final double LEAST_PSI = 1e-9;
  private static final long HALF_UNIT = 1L << 22;
  private static final long KEEP = -(1L << 23);

  private final double psi;
  private final double size;
  // With q_k = (1 + psi k) / (k + 1), the ratio of the probabilities of k + 1 and of k is q_k c:
  // for every fourth k the products q_k, q_k q_k+1, q_k q_k+1 q_k+2 and q_k ... q_k+3.
  private final double[] products;
  private final NegativeBinomialTails tails;
  private final QuantileTable table;

  private NegativeBinomialQuantile(double psi, QuantileTable table) {
    this.psi = psi;
    this.size = 1 / psi;
    this.products = products(psi);
    this.tails = new NegativeBinomialTails(psi);
    this.table = table;
  }

  private NegativeBinomialQuantile(NegativeBinomialQuantile other, QuantileTable table) {
    this.psi = other.psi;
    this.size = other.size;
    this.products = other.products;
    this.tails = other.tails;
    this.table = table;
  }

  /**
   * Returns the quantiles for one overdispersion.
   *
   * @param psi overdispersion, 0 (Poisson) or more; below 10^-9 it counts as 0
   * @return the quantiles
   * @throws IllegalArgumentException if psi is negative, infinite or NaN
   */
  public static NegativeBinomialQuantile of(double psi) {
    if (!(psi >= 0 && psi < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The overdispersion psi ("
              + psi
              + ") must be a finite number of zero or more.\n"
              + "Try 0 for Poisson counts.");
    }
    return new NegativeBinomialQuantile(psi < LEAST_PSI ? 0 : psi, QuantileTable.NONE);
  }

  /**
   * Returns the same quantiles with a table for means up to a limit. For a limit of 100 it takes
   * some 4 ms and 1.3 MB, so it pays from about a hundred thousand counts on.
   *
   * @param largestMean the largest mean to expect; larger ones, those over 300 and counts over 254
   *     remain correct, but slow
   * @return quantiles equal to these
   */
  public NegativeBinomialQuantile tabulated(double largestMean) {
    return new NegativeBinomialQuantile(this, QuantileTable.of(this, largestMean));
  }

  /** Returns the overdispersion: the variance is mean + psi mean^2. */
  public double psi() {
    return psi;
  }

  /**
   * Returns the count that 64 random bits stand for.
   *
   * @param mean mean of the count, 0 or more and finite (not checked)
   * @param bits random bits, read as {@link UniformSource#toUniform}
   * @return the count
   */
  public int count(double mean, long bits) {
    int count = table.find(mean, bits);
    return count >= 0 ? count : quantile(mean, UniformSource.toUniform(bits));
  }

  /**
   * Returns the smallest k with F(k) at least u.
   *
   * @param mean mean of the count, 0 or more and finite (not checked)
   * @param u probability inside 0..1 (not checked)
   * @return the quantile, no more than {@link Integer#MAX_VALUE}
   */
  public int quantile(double mean, double u) {
    double mu = rounded(mean);
    double largest = mu <= SMALL_MEAN ? LARGEST_SUMMED_U_OF_SMALL_MEANS : LARGEST_SUMMED_U;
    if (u > largest || mu > LARGEST_SUMMED_MEAN) {
      return mu == 0 ? 0 : tails.quantile(mu, u);
    }
    double inverse = 1 / (1 + psi * mu);
    double p = probabilityOfZero(mu, inverse);
    if (p >= u) {
      return 0;
    }
    double c = mu * inverse;
    double c2 = c * c;
    double c3 = c2 * c;
    double c4 = c2 * c2;
    double[] q = products;
    double cumulative = p;
    for (int k = 0; k < TERMS; k += 4) {
      double p1 = p * (c * q[k]);
      double p12 = p1 + p * (c2 * q[k + 1]);
      double p3 = p * (c3 * q[k + 2]);
      p *= c4 * q[k + 3];
      double next = cumulative + (p12 + (p3 + p));
      if (next >= u) {
        // Without branches: which of the four it is cannot be predicted.
        return k
            + 1
            + (cumulative + p1 < u ? 1 : 0)
            + (cumulative + p12 < u ? 1 : 0)
            + (cumulative + (p12 + p3) < u ? 1 : 0);
      }
      cumulative = next;
    }
    return tails.quantile(mu, u);
  }

  /**
   * Returns the probability of no incident.
   *
   * @param inverse 1 / (1 + psi mean), which the caller has
   */
  double probabilityOfZero(double mean, double inverse) {
    if (psi == 0) {
      return Math.exp(-mean);
    }
    // log1p(x) from Math.log, which is far faster, and what rounding 1 + x lost.
    double x = psi * mean;
    double w = 1 + x;
    return Math.exp(-size * (Math.log(w) + (x - (w - 1)) * inverse));
  }

  /** Returns a mean rounded to 30 significant bits. */
  static double rounded(double mean) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(mean) + HALF_UNIT) & KEEP);
  }

  private static double[] products(double psi) {
    double[] products = new double[TERMS];
    double product = 1;
    for (int k = 0; k < TERMS; k++) {
      product = ((k & 3) == 0 ? 1 : product) * ((1 + psi * k) / (k + 1));
      products[k] = product;
    }
    return products;
  }
}
