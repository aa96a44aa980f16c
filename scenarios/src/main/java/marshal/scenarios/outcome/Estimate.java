package marshal.scenarios.outcome;

/**
 * An estimate from simulated worlds, with its intervals.
 *
 * @param mean mean over worlds
 * @param low80 10 % quantile
 * @param high80 90 % quantile
 * @param low95 2.5 % quantile
 * @param high95 97.5 % quantile
 */
public record Estimate(double mean, double low80, double high80, double low95, double high95) {}
