package marshal.model.fit;

import java.util.Arrays;

/**
 * Follows the levels of a city and of its neighbourhoods beside a fit that takes them as constant:
 * what the fitted mean of the next step must be multiplied by, and how uncertain that is.
 *
 * <p>Each factor is gamma distributed. Its relative variance grows with time as the level walks,
 * and every observed step updates it with the counts, each worth the less the more overdispersed it
 * is: the conjugate filter of Harvey and Fernandes (1989, doi:10.1080/07350015.1989.10509750), once
 * for the city and then for each neighbourhood beside it. Over a gap of years a level is forgotten
 * by itself.
 */
public final class LevelFilter {
  private final LevelWalk walk;
  private final double[] own;
  private final double[] ownVariance;
  private double city = 1;
  private double cityVariance;

  private LevelFilter(int neighbourhoods, LevelWalk walk) {
    this.walk = walk;
    // Where the data begin, levels are known to within a year's walk.
    cityVariance = square(walk.citySdPerYear());
    own = new double[neighbourhoods];
    Arrays.fill(own, 1);
    ownVariance = new double[neighbourhoods];
    Arrays.fill(ownVariance, square(walk.neighbourhoodSdPerYear()));
  }

  /**
   * Returns the levels as known just before a step.
   *
   * @param fit the model whose means are followed
   * @param series counts; those of the step and later ones are not looked at
   * @param weights who excites whom, over the same neighbourhoods
   */
  public static LevelFilter before(
      int step,
      DemandParameters fit,
      CountSeries series,
      NeighbourWeights weights,
      LevelWalk walk) {
    LevelFilter filter = new LevelFilter(series.neighbourhoods(), walk);
    int last = Integer.MAX_VALUE;
    for (int row = 0; row < series.rows() && series.step(row) < step; row++) {
      if (series.hasLags(row, fit.lagKernel().size())) {
        filter.walkOn(last, series.step(row), series.stepsPerYear());
        last = series.step(row);
        filter.update(series, row, fit.oneStepMeans(series, weights, row), fit.psi());
      }
    }
    filter.walkOn(last, step, series.stepsPerYear());
    return filter;
  }

  /** Returns what a neighbourhood's fitted mean is multiplied by. */
  public double factor(int neighbourhood) {
    return city * own[neighbourhood];
  }

  /** Returns the variance of that factor over its square. */
  public double relativeVariance(int neighbourhood) {
    return cityVariance + ownVariance[neighbourhood];
  }

  private void walkOn(int from, int to, int stepsPerYear) {
    double years = Math.max(0.0, (double) to - from) / stepsPerYear;
    cityVariance += years * square(walk.citySdPerYear());
    for (int i = 0; i < own.length; i++) {
      ownVariance[i] += years * square(walk.neighbourhoodSdPerYear());
    }
  }

  private void update(CountSeries series, int row, double[] mean, double psi) {
    double shape = 1 / cityVariance;
    double rate = shape / city;
    for (int i = 0; i < own.length; i++) {
      double expected = own[i] * mean[i];
      double worth = 1 / (1 + (psi + ownVariance[i]) * city * expected);
      shape += worth * series.count(row, i);
      rate += worth * expected;
    }
    city = shape / rate;
    cityVariance = 1 / shape;
    for (int i = 0; i < own.length; i++) {
      double worth = 1 / (1 + psi * city * own[i] * mean[i]);
      double ownShape = 1 / ownVariance[i];
      double ownRate = ownShape / own[i] + worth * city * mean[i];
      ownShape += worth * series.count(row, i);
      own[i] = ownShape / ownRate;
      ownVariance[i] = 1 / ownShape;
    }
  }

  private static double square(double value) {
    return value * value;
  }
}
