package marshal.model.forecast;

import marshal.model.demand.LevelDrift;
import marshal.model.random.UniformSource;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Draws the levels of the worlds that forecasts are simulated in.
 *
 * <p>The city's is a random walk from the end of the data, each neighbourhood's own is one level
 * for the whole horizon, the walk's at its middle. Levels are lognormal with mean 1, given the
 * deviation of the city's walk, which a few years leave open: each world has its own, such that
 * over all worlds the level follows Student's distribution, with its heavy tails.
 */
final class LevelPaths {
  /** No world drifts by more than this many times what is expected: that would be no forecast. */
  private static final double WILDEST = 3;

  private final LevelDrift drift;
  private final LevelDoubt doubt;
  private final long[] hashes;
  private final int steps;
  private final double stepsPerYear;
  private final UniformSource cityLevel;
  private final UniformSource neighbourhoodLevel;

  /**
   * Prepares the draws.
   *
   * @param drift how far levels move
   * @param doubt what is not known of them
   * @param hashes number of each neighbourhood, which names its random numbers
   * @param streamHash number of the stream, which names its random numbers
   * @param steps steps of the horizon
   * @param stepsPerYear 12 or 52
   * @param seed master seed
   */
  LevelPaths(
      LevelDrift drift,
      LevelDoubt doubt,
      long[] hashes,
      long streamHash,
      int steps,
      int stepsPerYear,
      long seed) {
    this.drift = drift;
    this.doubt = doubt;
    this.hashes = hashes;
    this.steps = steps;
    this.stepsPerYear = stepsPerYear;
    this.cityLevel = UniformSource.of(seed, "forecast city level").part(streamHash);
    this.neighbourhoodLevel =
        UniformSource.of(seed, "forecast neighbourhood level").part(streamHash);
  }

  /** Returns the city's level in each step of a path, relative to the one expected. */
  double[] city(int path) {
    double sd = drift.citySdPerYear() * deviation(path);
    double unknown = doubt.citySd() * cityLevel.normal(0, 1, path) - square(doubt.citySd()) / 2;
    double shift = doubt.shift().logLevel(cityLevel.uniform(0, 3, path));
    double[] level = new double[steps];
    double walk = 0;
    double time = 0;
    for (int t = 0; t < steps; t++) {
      double next = years(t);
      walk += Math.sqrt(next - time) * cityLevel.normal(t, 0, path);
      time = next;
      double shown = shift * doubt.shiftShown(drift.stepsSinceData() + t);
      level[t] = Math.exp(shown + unknown + sd * walk - sd * sd * time / 2);
    }
    return level;
  }

  /** What this world multiplies the deviation of the city's walk by. */
  private double deviation(int path) {
    double freedom = doubt.driftDegreesOfFreedom();
    if (Double.isInfinite(freedom)) {
      return 1;
    }
    double chiSquared =
        ChiSquaredDistribution.of(freedom)
            .inverseCumulativeProbability(cityLevel.uniform(0, 2, path));
    return Math.min(WILDEST, Math.sqrt(freedom / chiSquared));
  }

  /** Returns each neighbourhood's own level in a path, relative to the one expected. */
  double[] own(int path) {
    double middle = years(0) / 2 + years(steps - 1) / 2;
    double drifted = square(drift.neighbourhoodSdPerYear()) * middle;
    double[] level = new double[hashes.length];
    for (int i = 0; i < level.length; i++) {
      double sd = Math.sqrt(drifted + doubt.shareVariance(i));
      level[i] = Math.exp(sd * neighbourhoodLevel.normal(hashes[i], 0, path) - sd * sd / 2);
    }
    return level;
  }

  private double years(int step) {
    return (drift.stepsSinceData() + step + 1.0) / stepsPerYear;
  }

  private static double square(double x) {
    return x * x;
  }
}
