package marshal.model.evaluation;

import java.util.Arrays;
import java.util.List;
import marshal.model.Case;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.StreamDemand;
import marshal.model.paths.NegativeBinomialQuantile;
import marshal.model.paths.PathInputs;
import marshal.model.paths.PathSimulator;
import marshal.model.paths.PathSink;
import marshal.model.paths.PathTotals;
import marshal.model.random.StableHash;

/**
 * Simulates whole incidents under a plan: one path of every stream in every world.
 *
 * <p>All plans of a case are simulated on the same random numbers, so in a world where a plan does
 * no harm no neighbourhood has, at any step, more incidents than without it. Not safe for use by
 * several threads at once.
 */
public final class PlanPaths {

  private static final double[] ALL = {};

  /** Means above this are counted without a table. */
  private static final double LARGEST_TABULATED = 100;

  /** How far triggered incidents and drift may lift a mean above the endemic one. */
  private static final double ROOM = 2;

  private final Case theCase;
  private final long seed;
  private final long[] hashes;
  private final NegativeBinomialQuantile[] quantiles;
  private final PathSimulator simulator = new PathSimulator();

  private PlanPaths(Case theCase, long seed, long[] hashes, NegativeBinomialQuantile[] quantiles) {
    this.theCase = theCase;
    this.seed = seed;
    this.hashes = hashes;
    this.quantiles = quantiles;
  }

  /**
   * Prepares the paths of a case.
   *
   * @param theCase the case
   * @param seed master seed
   */
  public static PlanPaths of(Case theCase, long seed) {
    long[] hashes =
        theCase.area().neighbourhoods().stream()
            .map(Neighbourhood::code)
            .mapToLong(StableHash::of)
            .toArray();
    NegativeBinomialQuantile[] quantiles = new NegativeBinomialQuantile[theCase.streams().size()];
    for (int o = 0; o < quantiles.length; o++) {
      StreamDemand demand = theCase.demand().get(o);
      double largest = Arrays.stream(demand.endemic()).max().orElse(0);
      quantiles[o] =
          NegativeBinomialQuantile.of(demand.psi())
              .tabulated(Math.max(1, Math.min(LARGEST_TABULATED, ROOM * largest)));
    }
    return new PlanPaths(theCase, seed, hashes, quantiles);
  }

  /** Returns paths of the same case and seed for another thread; the tables are shared. */
  public PlanPaths forAnotherThread() {
    return new PlanPaths(theCase, seed, hashes, quantiles);
  }

  /**
   * Returns the simulated incidents of a stream over the horizon.
   *
   * @param mean the plan, in a set of worlds
   * @param stream index of the stream
   * @param world index of the world in that set
   * @param path number of the path; other numbers give independent paths
   */
  public double incidents(ExactMean mean, int stream, int world, int path) {
    PathTotals totals = new PathTotals(1, ALL);
    simulator.simulate(inputs(mean, stream, world), path, new OnePath(totals));
    return totals.totals(0)[0];
  }

  /**
   * Simulates the incidents of a stream and hands them on step by step.
   *
   * @param mean the plan, in a set of worlds
   * @param stream index of the stream
   * @param world index of the world in that set
   * @param path number of the path; the same path as {@link #incidents} sums
   * @param sink receives the counts by step and neighbourhood
   */
  public void simulate(ExactMean mean, int stream, int world, int path, PathSink sink) {
    simulator.simulate(inputs(mean, stream, world), path, sink);
  }

  private PathInputs inputs(ExactMean mean, int stream, int world) {
    StreamDemand demand = theCase.demand().get(stream);
    StreamTables tables = mean.model.streams[stream];
    int n = demand.neighbourhoods();
    int steps = demand.steps();
    double[] remaining = mean.remainingShare(stream, world);
    double[] triggered = mean.remainingTriggeredShare(stream, world);
    double[] endemic = demand.endemic();
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        endemic[t * n + i] *= tables.cityLevel[t][world] * tables.neighbourhoodLevel[i][world];
      }
    }
    List<double[]> movedShares = mean.movedShares(stream, world);
    // What the past triggers is a mean, so it joins what is not triggered.
    for (int t = 0; t < Math.min(steps, tables.lagWeights.length); t++) {
      for (int i = 0; i < n; i++) {
        int cell = t * n + i;
        double past = tables.triggeredByPast(mean.model, t, i);
        double joined = endemic[cell] + (triggered.length == 0 ? 1 : triggered[cell]) * past;
        if (!movedShares.isEmpty() && joined > 0) {
          double[] moved = movedShares.get(0);
          double gone = moved[cell] * endemic[cell] + movedShares.get(1)[cell] * past;
          moved[cell] = gone / joined;
        }
        endemic[cell] = joined;
      }
    }
    PathInputs inputs =
        PathInputs.of(
                seed, StableHash.of(theCase.streams().get(stream).id()), hashes, steps, endemic)
            .withExcitation(
                tables.lambda, tables.phi, mean.model.start, mean.model.from, mean.model.weight)
            .withLags(tables.lagWeights)
            .withQuantiles(quantiles[stream])
            .withRemaining(remaining)
            .withTriggered(triggered);
    return movedShares.isEmpty()
        ? inputs
        : inputs.withMoved(movedShares.get(0), movedShares.get(1));
  }

  /** Sums whatever path it is given as path 0. */
  private record OnePath(PathTotals totals) implements PathSink {
    @Override
    public void start(int path) {
      totals.start(0);
    }

    @Override
    public void step(int step, int[] counts) {
      totals.step(step, counts);
    }
  }
}
