package marshal.model.world;

import marshal.model.Case;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.LevelDrift;
import marshal.model.intervention.Displacement;
import marshal.model.random.StableHash;
import marshal.model.random.UniformSource;
import marshal.model.time.Horizon;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Draws possible worlds of a case.
 *
 * <p>The leading uncertainties (every intervention's effects, every treatment group's, the level of
 * every stream at the end of the horizon, every uncertain displacement) take one coordinate each of
 * a point; how the level gets there, and the levels of single neighbourhoods, are drawn
 * independently.
 */
public final class WorldSampler {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** A source of the leading coordinates of each world. */
  private interface Points {
    double coordinate(int world, int dimension);
  }

  private final Case theCase;

  /** Samples worlds of a case. */
  public WorldSampler(Case theCase) {
    this.theCase = theCase;
  }

  /**
   * Draws worlds whose leading coordinates are a randomly shifted Sobol sequence: few worlds cover
   * the range of each evenly. For searching.
   *
   * @param worlds number of worlds, 1 or more; powers of two are most even
   * @param seed any number; the same seed gives the same worlds
   */
  public WorldSet evenlySpread(int worlds, long seed) {
    int dimensions = leadingDimensions();
    UniformSource shifts = UniformSource.of(seed, "world shifts");
    SobolSequenceGenerator sobol = new SobolSequenceGenerator(Math.max(1, dimensions));
    double[][] points = new double[worlds][];
    for (int d = 0; d < worlds; d++) {
      points[d] = sobol.nextVector();
    }
    return draw(
        0,
        worlds,
        seed,
        (d, j) -> {
          double shifted = points[d][j] + shifts.uniform(j);
          return Math.min(Math.max(shifted - Math.floor(shifted), 0x1p-53), 1 - 0x1p-53);
        });
  }

  /**
   * Draws independent worlds. For judging a plan that was found on other worlds.
   *
   * <p>Each world depends on its number and the seed alone, so a large set can be drawn in parts.
   *
   * @param first number of the first world, 0 or more
   * @param worlds number of worlds, 1 or more
   * @param seed any number; the same seed gives the same worlds
   */
  public WorldSet independent(int first, int worlds, long seed) {
    UniformSource uniforms = UniformSource.of(seed, "independent worlds");
    return draw(first, worlds, seed, (d, j) -> uniforms.uniform(j, 0, first + d));
  }

  /**
   * Returns the one world in which every uncertain parameter takes its median and no level drifts.
   */
  public WorldSet median() {
    int n = theCase.area().size();
    int streams = theCase.streams().size();
    double[][][] cityLevel = ones(streams, theCase.horizon().steps());
    double[][][] neighbourhoodLevel = ones(streams, n);
    return new WorldSet(
        1,
        new double[theCase.interventions().size()][1],
        medianDisplacement(),
        new double[theCase.treatmentGroups().size()][1],
        cityLevel,
        neighbourhoodLevel);
  }

  private double[][] medianDisplacement() {
    double[][] shares = new double[theCase.interventions().size()][1];
    for (int k = 0; k < shares.length; k++) {
      shares[k][0] = theCase.interventions().get(k).displacement().shareAt(0.5);
    }
    return shares;
  }

  private static double[][][] ones(int streams, int rows) {
    double[][][] ones = new double[streams][rows][1];
    for (double[][] stream : ones) {
      for (double[] row : stream) {
        row[0] = 1;
      }
    }
    return ones;
  }

  private int leadingDimensions() {
    return theCase.interventions().size()
        + theCase.treatmentGroups().size()
        + theCase.streams().size()
        + (int)
            theCase.interventions().stream()
                .filter(intervention -> intervention.displacement().isUncertain())
                .count();
  }

  private WorldSet draw(int first, int worlds, long seed, Points points) {
    if (worlds < 1) {
      throw new IllegalArgumentException(
          "The number of worlds is " + worlds + "; it must be 1 or more.");
    }
    int interventions = theCase.interventions().size();
    int groups = theCase.treatmentGroups().size();
    int streams = theCase.streams().size();
    double[][] interventionDeviate = new double[interventions][worlds];
    double[][] treatmentDeviate = new double[groups][worlds];
    double[][][] cityLevel = new double[streams][][];
    double[][][] neighbourhoodLevel = new double[streams][][];
    for (int d = 0; d < worlds; d++) {
      for (int k = 0; k < interventions; k++) {
        interventionDeviate[k][d] = normal(points.coordinate(d, k));
      }
      for (int g = 0; g < groups; g++) {
        treatmentDeviate[g][d] = normal(points.coordinate(d, interventions + g));
      }
    }
    for (int o = 0; o < streams; o++) {
      long stream = StableHash.of(theCase.streams().get(o).id());
      LevelDrift drift = theCase.demand().get(o).drift();
      int dimension = interventions + groups + o;
      UniformSource city = UniformSource.of(seed, "city level").part(stream);
      UniformSource local = UniformSource.of(seed, "neighbourhood level").part(stream);
      cityLevel[o] = cityLevels(drift, first, worlds, points, dimension, city);
      neighbourhoodLevel[o] = neighbourhoodLevels(drift, first, worlds, local);
    }
    double[][] displacementShare =
        displacementShares(worlds, points, interventions + groups + streams);
    return new WorldSet(
        worlds,
        interventionDeviate,
        displacementShare,
        treatmentDeviate,
        cityLevel,
        neighbourhoodLevel);
  }

  /** These coordinates come last: a case in which nothing is displaced has the same worlds. */
  private double[][] displacementShares(int worlds, Points points, int firstDimension) {
    double[][] shares = new double[theCase.interventions().size()][worlds];
    int dimension = firstDimension;
    for (int k = 0; k < shares.length; k++) {
      Displacement displacement = theCase.interventions().get(k).displacement();
      for (int d = 0; d < worlds; d++) {
        shares[k][d] =
            displacement.isUncertain()
                ? displacement.shareAt(points.coordinate(d, dimension))
                : displacement.share();
      }
      dimension += displacement.isUncertain() ? 1 : 0;
    }
    return shares;
  }

  /** A random walk to the end of the horizon, then a bridge to every step before it. */
  private double[][] cityLevels(
      LevelDrift drift, int first, int worlds, Points points, int dimension, UniformSource bridge) {
    Horizon horizon = theCase.horizon();
    int steps = horizon.steps();
    double sd = drift.citySdPerYear();
    double[][] level = new double[steps][worlds];
    for (int d = 0; d < worlds; d++) {
      double end = years(drift, steps - 1);
      double endValue = Math.sqrt(end) * normal(points.coordinate(d, dimension));
      double time = 0;
      double value = 0;
      for (int t = 0; t < steps; t++) {
        double next = years(drift, t);
        double share = (next - time) / (end - time);
        double bridgeSd = Math.sqrt((next - time) * (1 - share));
        value += share * (endValue - value);
        if (t < steps - 1) {
          value += bridgeSd * bridge.normal(t, 0, first + d);
        }
        time = next;
        level[t][d] = Math.exp(sd * value - sd * sd * time / 2);
      }
    }
    return level;
  }

  /** One level for the whole horizon: the drift up to its middle. */
  private double[][] neighbourhoodLevels(
      LevelDrift drift, int first, int worlds, UniformSource source) {
    int n = theCase.area().size();
    double middle = years(drift, 0) / 2 + years(drift, theCase.horizon().steps() - 1) / 2;
    double sd = drift.neighbourhoodSdPerYear() * Math.sqrt(middle);
    double[][] level = new double[n][worlds];
    for (int i = 0; i < n; i++) {
      Neighbourhood neighbourhood = theCase.area().neighbourhood(i);
      long code = StableHash.of(neighbourhood.code());
      for (int d = 0; d < worlds; d++) {
        level[i][d] = Math.exp(sd * source.normal(code, 0, first + d) - sd * sd / 2);
      }
    }
    return level;
  }

  private double years(LevelDrift drift, int step) {
    return (drift.stepsSinceData() + step + 1.0) / theCase.horizon().stepLength().stepsPerYear();
  }

  private static double normal(double uniform) {
    return NORMAL.inverseCumulativeProbability(uniform);
  }
}
