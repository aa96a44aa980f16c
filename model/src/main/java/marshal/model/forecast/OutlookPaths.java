package marshal.model.forecast;

import java.util.List;
import marshal.model.area.Adjacency;
import marshal.model.demand.RecentMeans;
import marshal.model.demand.StreamDemand;
import marshal.model.paths.NegativeBinomialQuantile;
import marshal.model.paths.ParallelPaths;
import marshal.model.paths.PathInputs;
import marshal.model.random.StableHash;

/**
 * Simulates the demand of one stream, each path in a world of its own.
 *
 * <p>A world is a drift of the levels ({@link LevelPaths}), which multiply the endemic means, as in
 * {@link marshal.model.world.WorldSampler}, with which plans are judged. The same seed gives the
 * same forecast, to the bit, on any number of threads.
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
  private final long seed;
  private final LevelPaths levels;

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
    this(demand, adjacency, codes, stream, stepsPerYear, seed, LevelDoubt.none(codes.size()));
  }

  /**
   * Prepares paths from levels that are known in part.
   *
   * @param doubt what is not known of the demand's levels, of the same neighbourhoods
   */
  public OutlookPaths(
      StreamDemand demand,
      Adjacency adjacency,
      List<String> codes,
      String stream,
      int stepsPerYear,
      long seed,
      LevelDoubt doubt) {
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
    this.seed = seed;
    this.levels =
        new LevelPaths(
            demand.drift(), doubt, hashes, streamHash, demand.steps(), stepsPerYear, seed);
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
    double[] city = levels.city(path);
    double[] own = levels.own(path);
    double[] nu = new double[endemic.length];
    for (int cell = 0; cell < nu.length; cell++) {
      nu[cell] = city[cell / n] * own[cell % n] * endemic[cell];
    }
    for (int cell = 0; cell < triggeredByPast.length; cell++) {
      nu[cell] += triggeredByPast[cell];
    }
    return nu;
  }
}
