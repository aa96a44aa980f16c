package marshal.model.fit;

import java.util.Optional;

/**
 * Weakly informative priors of the demand model's coefficients.
 *
 * <p>A partnership often has under two years of clean months, too few to tell trend, season and
 * contagion apart. Where the data can say, they soon outweigh these.
 *
 * @param logLambda log of the own excitation
 * @param logPhi log of the neighbours' excitation
 * @param trendPerYear change of the log level per year
 * @param harmonic every sine and cosine coefficient
 * @param logPsi log of the overdispersion
 * @param levelBreak change of the log level at a named break
 * @param areas pooling of the neighbourhoods' levels, or empty for free levels
 * @param levels how far levels walk in time, which one-step forecasts follow; or empty for levels
 *     and coefficients that are taken as known
 */
public record DemandPriors(
    GaussianPrior logLambda,
    GaussianPrior logPhi,
    GaussianPrior trendPerYear,
    GaussianPrior harmonic,
    GaussianPrior logPsi,
    GaussianPrior levelBreak,
    Optional<AreaPooling> areas,
    Optional<LevelWalk> levels) {

  /**
   * Monthly defaults.
   *
   * <ul>
   *   <li>lambda 0.15 (95 %: 0.06-0.40) and phi 0.08 (0.04-0.18): fits with area effects to public
   *       Chicago burglary gave 0.04-0.30 and 0.05-0.16. Assumption: other streams alike.
   *   <li>trend within 20 % a year either way. Assumption.
   *   <li>harmonics 0.10: the amplitude, of sine and cosine together, is then 0.12 in the middle
   *       and below 0.25 with 95 %. Burglary's winter-to-summer ratio of 1.14 (England) to 1.4
   *       (Merseyside, 1990s) is an amplitude of 0.07 to 0.18. Assumption: other streams alike.
   *   <li>psi 0.05 within a factor of seven: Derby's ward-months of burglary have a ratio of
   *       variance to mean of 1.5-2.4 at a mean of about 14, so 0.04-0.10 (police.uk, 2014).
   *   <li>level break 1.5: recorded violence in Derby quadrupled (1.4 on the log scale) between
   *       2014 and 2021.
   *   <li>area levels differ by 0.7, worth four areas. Assumption; Derby's wards differ by 0.5 for
   *       burglary and more for violence.
   * </ul>
   */
  public static DemandPriors monthly() {
    return new DemandPriors(
        new GaussianPrior(Math.log(0.15), 0.5),
        new GaussianPrior(Math.log(0.08), 0.4),
        new GaussianPrior(0, 0.10),
        new GaussianPrior(0, 0.10),
        new GaussianPrior(Math.log(0.05), 1),
        new GaussianPrior(0, 1.5),
        Optional.of(new AreaPooling(0.7, 4, 1.5)),
        Optional.of(LevelWalk.DEFAULT));
  }

  /** Weekly defaults: as monthly, but twice as vague about excitation. All assumptions. */
  public static DemandPriors weekly() {
    DemandPriors monthly = monthly();
    return new DemandPriors(
        new GaussianPrior(Math.log(0.15), 1),
        new GaussianPrior(Math.log(0.08), 0.8),
        monthly.trendPerYear,
        monthly.harmonic,
        monthly.logPsi,
        monthly.levelBreak,
        monthly.areas,
        monthly.levels);
  }

  /** No priors: maximum likelihood, and forecasts that take it as the truth. */
  public static DemandPriors none() {
    GaussianPrior flat = GaussianPrior.FLAT;
    return new DemandPriors(flat, flat, flat, flat, flat, flat, Optional.empty(), Optional.empty());
  }

  /** Returns whether any coefficient or level has a prior. */
  public boolean isNone() {
    return equals(none());
  }
}
