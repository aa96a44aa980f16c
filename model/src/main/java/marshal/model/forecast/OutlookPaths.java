package marshal.model.forecast;

import java.util.List;
import java.util.stream.IntStream;
import marshal.model.area.Adjacency;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.RecentMeans;
import marshal.model.demand.StreamDemand;
import marshal.model.paths.NegativeBinomialQuantile;
import marshal.model.paths.ParallelPaths;
import marshal.model.paths.PathInputs;
import marshal.model.random.StableHash;
import marshal.model.random.UniformSource;

/**
 * Simulates the demand of one stream, each path in a world of its own.
 *
 * <p>A world is a drift of the levels: the city's is a random walk from the end of the data, each
 * neighbourhood's own is one level for the whole horizon, the walk's at its middle. Levels are
 * lognormal with mean 1 and multiply the endemic means, as in {@link
 * marshal.model.world.WorldSampler}, with which plans are judged. The same seed gives the same
 * forecast, to the bit, on any number of threads.
 */
public final class OutlookPaths {
  /** From so many counts on a table of quantiles pays. */
  private static final double WORTH_A_TABLE = 2e5;

  /** Means above this many times the largest expected are rare enough to be slow. */
  private static final double ROOM = 3;

  private final StreamDemand demand;
  private final double[] endemic;
  private final double[] triggeredByPast;
  private final int[] start;
  private final int[] from;
  private final double[] weight;
  private final long[] hashes;
  private final long streamHash;
  private final int stepsPerYear;
  private final long seed;
  private final UniformSource cityLevel;
  private final UniformSource neighbourhoodLevel;
  private final double unknownCitySd;
  private final double[] unknownShareVariance;

  /**
   * Prepares paths from levels that are known to be those of the demand where the data end.
   *
   * @param demand the stream's demand over the horizon
   * @param adjacency borders between the same neighbourhoods
   * @param codes code of each neighbourhood, which names its random numbers
   * @param stream id of the stream, which names its random numbers
   * @param stepsPerYear 12 or 52
   * @param seed master seed
   * @throws IllegalArgumentException if the numbers of neighbourhoods disagree
   */
  public OutlookPaths(
      StreamDemand demand,
      Adjacency adjacency,
      List<String> codes,
      String stream,
      int stepsPerYear,
      long seed) {
    this(demand, adjacency, codes, stream, stepsPerYear, seed, 0, new double[codes.size()]);
  }

  /**
   * Prepares paths from levels that are known as well as the incidents they were read from allow.
   *
   * @param level where the demand's levels come from, of the same neighbourhoods
   */
  public OutlookPaths(
      StreamDemand demand,
      Adjacency adjacency,
      List<String> codes,
      String stream,
      int stepsPerYear,
      long seed,
      LevelForecast level) {
    this(
        demand,
        adjacency,
        codes,
        stream,
        stepsPerYear,
        seed,
        Math.sqrt(level.cityVariance()),
        IntStream.range(0, level.neighbourhoods()).mapToDouble(level::shareVariance).toArray());
  }

  private OutlookPaths(
      StreamDemand demand,
      Adjacency adjacency,
      List<String> codes,
      String stream,
      int stepsPerYear,
      long seed,
      double unknownCitySd,
      double[] unknownShareVariance) {
    if (codes.size() != demand.neighbourhoods()
        || adjacency.neighbourhoods() != demand.neighbourhoods()) {
      throw new IllegalArgumentException(
          "The demand has %d neighbourhoods, the borders %d and the codes %d; they must agree."
              .formatted(demand.neighbourhoods(), adjacency.neighbourhoods(), codes.size()));
    }
    this.demand = demand;
    this.endemic = demand.endemic();
    this.start = adjacency.start();
    this.from = adjacency.from();
    this.weight = adjacency.weight();
    this.triggeredByPast = triggeredByPast(adjacency);
    this.hashes = codes.stream().mapToLong(StableHash::of).toArray();
    this.streamHash = StableHash.of(stream);
    this.unknownCitySd = unknownCitySd;
    this.unknownShareVariance = unknownShareVariance;
    this.stepsPerYear = stepsPerYear;
    this.seed = seed;
    this.cityLevel = UniformSource.of(seed, "forecast city level").part(streamHash);
    this.neighbourhoodLevel =
        UniformSource.of(seed, "forecast neighbourhood level").part(streamHash);
  }

  /**
   * Simulates the distribution of every count.
   *
   * @param paths number of paths, 1 to 65,535
   * @param threads number of threads, 1 or more
   */
  public DemandDistribution simulate(int paths, int threads) {
    int n = demand.neighbourhoods();
    int steps = demand.steps();
    double largest = 0;
    for (double mean : endemic) {
      largest = Math.max(largest, mean / (1 - demand.lambda() - demand.phi()));
    }
    NegativeBinomialQuantile plain = NegativeBinomialQuantile.of(demand.psi());
    NegativeBinomialQuantile quantiles =
        (double) paths * endemic.length > WORTH_A_TABLE ? plain.tabulated(ROOM * largest) : plain;
    PathInputs expected =
        PathInputs.of(seed, streamHash, hashes, steps, endemic)
            .withExcitation(demand.lambda(), demand.phi(), start, from, weight)
            .withLags(demand.lagWeights())
            .withQuantiles(quantiles);
    OutlookHistograms histograms =
        ParallelPaths.of(threads)
            .run(
                paths,
                path -> expected.withBackground(background(path)),
                () -> new OutlookHistograms(steps, n));
    return new DemandDistribution(histograms.cells(), steps, n);
  }

  /** What the steps before the horizon trigger in the first ones, means like all of the past. */
  private double[] triggeredByPast(Adjacency adjacency) {
    int n = demand.neighbourhoods();
    int reached = Math.min(demand.steps(), demand.lagWeights().length);
    double[] triggered = new double[reached * n];
    RecentMeans recent = new RecentMeans(demand.previous(), demand.lagWeights(), adjacency);
    for (int t = 0; t < reached; t++) {
      for (int i = 0; i < n; i++) {
        triggered[t * n + i] = demand.lambda() * recent.own(i) + demand.phi() * recent.near(i);
      }
      recent.add(new double[n]);
    }
    return triggered;
  }

  /** The endemic means of a path's world, with what the past triggers. */
  private double[] background(int path) {
    int n = demand.neighbourhoods();
    int steps = demand.steps();
    LevelDrift drift = demand.drift();
    double[] own = neighbourhoodLevels(drift, path);
    double[] nu = new double[steps * n];
    double sd = drift.citySdPerYear();
    double walk = 0;
    double time = 0;
    double unknown =
        unknownCitySd * cityLevel.normal(0, 1, path) - unknownCitySd * unknownCitySd / 2;
    for (int t = 0; t < steps; t++) {
      double next = years(drift, t);
      walk += Math.sqrt(next - time) * cityLevel.normal(t, 0, path);
      time = next;
      double city = Math.exp(unknown + sd * walk - sd * sd * time / 2);
      for (int i = 0; i < n; i++) {
        nu[t * n + i] = city * own[i] * endemic[t * n + i];
      }
    }
    for (int cell = 0; cell < triggeredByPast.length; cell++) {
      nu[cell] += triggeredByPast[cell];
    }
    return nu;
  }

  private double[] neighbourhoodLevels(LevelDrift drift, int path) {
    double middle = years(drift, 0) / 2 + years(drift, demand.steps() - 1) / 2;
    double drifted = drift.neighbourhoodSdPerYear() * drift.neighbourhoodSdPerYear() * middle;
    double[] level = new double[hashes.length];
    for (int i = 0; i < level.length; i++) {
      double sd = Math.sqrt(drifted + unknownShareVariance[i]);
      level[i] = Math.exp(sd * neighbourhoodLevel.normal(hashes[i], 0, path) - sd * sd / 2);
    }
    return level;
  }

  private double years(LevelDrift drift, int step) {
    return (drift.stepsSinceData() + step + 1.0) / stepsPerYear;
  }
}
