package marshal.model.forecast;

import marshal.model.paths.NegativeBinomialQuantile;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/** A negative binomial count: variance = mean + psi mean^2. */
final class NegativeBinomialForecast implements CountForecast {
  private static final double LOWEST_PSI = 1e-6;
  private static final double HIGHEST_PSI = 20;

  private final double mean;
  private final double psi;
  private final NegativeBinomialQuantile quantiles;

  /** Holds a mean above 0 and an overdispersion, which is raised to 10^-6 if it is less. */
  NegativeBinomialForecast(double mean, double psi) {
    this(mean, quantiles(psi));
  }

  /** Holds a mean above 0 and the quantiles of an overdispersion that many means share. */
  NegativeBinomialForecast(double mean, NegativeBinomialQuantile quantiles) {
    this.mean = mean;
    this.psi = quantiles.psi();
    this.quantiles = quantiles;
  }

  /** Returns the quantiles of an overdispersion, which is raised to 10^-6 if it is less. */
  static NegativeBinomialQuantile quantiles(double psi) {
    return NegativeBinomialQuantile.of(Math.max(LOWEST_PSI, psi));
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public int quantile(double probability) {
    return quantiles.quantile(mean, probability);
  }

  @Override
  public double cumulative(int count) {
    return count < 0 ? 0 : RegularizedBeta.value(1 / (1 + psi * mean), 1 / psi, count + 1.0);
  }

  @Override
  public double probability(int count) {
    return Math.max(Double.MIN_NORMAL, Math.exp(logProbability(mean, psi, count)));
  }

  private static double logProbability(double mean, double psi, int count) {
    double size = 1 / psi;
    double x = psi * mean;
    return Gamma.logGamma(count + size)
        - Gamma.logGamma(size)
        - Gamma.logGamma(count + 1.0)
        + count * (Math.log(x) - Math.log1p(x))
        - size * Math.log1p(x);
  }

  /** Returns the overdispersion of counts around given means by maximum likelihood. */
  static double fitPsi(double[] means, int[] counts) {
    UnivariateFunction logLikelihood =
        logPsi -> {
          double psi = Math.exp(logPsi);
          double sum = 0;
          for (int k = 0; k < counts.length; k++) {
            sum += logProbability(means[k], psi, counts[k]);
          }
          return sum;
        };
    return Math.exp(
        new BrentOptimizer(1e-6, 1e-6)
            .optimize(
                new MaxEval(200),
                GoalType.MAXIMIZE,
                new UnivariateObjectiveFunction(logLikelihood),
                new SearchInterval(Math.log(LOWEST_PSI), Math.log(HIGHEST_PSI)))
            .getPoint());
  }
}
