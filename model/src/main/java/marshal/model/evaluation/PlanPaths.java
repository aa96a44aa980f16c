package marshal.model.evaluation;

import java.util.Arrays;
import java.util.List;
import marshal.model.Case;
import marshal.model.area.Adjacency;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.StreamDemand;
import marshal.model.paths.NegativeBinomialQuantile;
import marshal.model.paths.PathInputs;
import marshal.model.paths.PathSimulator;
import marshal.model.paths.PathSink;
import marshal.model.paths.PathTotals;
import marshal.model.random.StableHash;
import marshal.model.treatment.PathPeople;
import marshal.model.treatment.TreatmentChain;
import marshal.model.treatment.TreatmentGroup;

/**
 * Simulates whole people and incidents under a plan: one path of treatment and of every stream.
 *
 * <p>Treatment is simulated person by person; who is retained lowers incidents where they live.
 *
 * <p>All plans of a case are simulated on the same random numbers. So in a world where a plan does
 * no harm, and leaves treatment as it is, no neighbourhood has, at any step, more incidents than
 * without it. Where it changes treatment this holds but for chance: somebody admitted earlier also
 * leaves earlier (see {@link TreatmentChain}). Not safe for use by several threads at once.
 */
public final class PlanPaths {

  private static final double[] ALL = {};

  /** Means above this are counted without a table. */
  private static final double LARGEST_TABULATED = 100;

  /** How far triggered incidents and drift may lift a mean above the endemic one. */
  private static final double ROOM = 2;

  private final Case theCase;

  /** What no plan and no world changes, by stream. */
  private final PathInputs[] inputs;

  private final TreatmentChain[] chains;
  private final PathSimulator simulator = new PathSimulator();

  private PlanPaths(Case theCase, PathInputs[] inputs, TreatmentChain[] chains) {
    this.theCase = theCase;
    this.inputs = inputs;
    this.chains = chains;
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
    Adjacency adjacency = theCase.area().adjacency();
    PathInputs[] inputs = new PathInputs[theCase.streams().size()];
    for (int o = 0; o < inputs.length; o++) {
      StreamDemand demand = theCase.demand().get(o);
      double largest = Arrays.stream(demand.endemic()).max().orElse(0);
      NegativeBinomialQuantile quantile =
          NegativeBinomialQuantile.of(demand.psi())
              .tabulated(Math.max(1, Math.min(LARGEST_TABULATED, ROOM * largest)));
      long stream = StableHash.of(theCase.streams().get(o).id());
      inputs[o] =
          PathInputs.of(seed, stream, hashes, demand.steps(), demand.endemic())
              .withExcitation(
                  demand.lambda(),
                  demand.phi(),
                  adjacency.start(),
                  adjacency.from(),
                  adjacency.weight())
              .withLags(demand.lagWeights())
              .withQuantiles(quantile);
    }
    TreatmentChain[] chains = new TreatmentChain[theCase.treatmentGroups().size()];
    for (int g = 0; g < chains.length; g++) {
      TreatmentGroup group = theCase.treatmentGroups().get(g);
      double[] homes = TreatmentTables.homes(group, theCase.area());
      chains[g] = TreatmentChain.of(group, theCase.horizon().steps(), hashes, homes, seed);
    }
    return new PlanPaths(theCase, inputs, chains);
  }

  /** Returns paths of the same case and seed for another thread; the tables are shared. */
  public PlanPaths forAnotherThread() {
    return new PlanPaths(
        theCase,
        inputs,
        Arrays.stream(chains).map(TreatmentChain::forAnotherThread).toArray(TreatmentChain[]::new));
  }

  /**
   * Draws who needs treatment on a path, for {@link #begin(ExactMean, int, int, List)} with one
   * plan after another.
   *
   * @param path number of the path
   * @return the people of each group, not safe for use by several threads at once
   */
  public List<PathPeople> people(int path) {
    return Arrays.stream(chains).map(chain -> chain.people(path)).toList();
  }

  /** Begins a path of a single plan, whose {@link #people(int)} are drawn at once. */
  public TreatedPath begin(ExactMean mean, int world, int path) {
    return begin(mean, world, path, people(path));
  }

  /**
   * Begins a path with what happens to people who need treatment.
   *
   * @param mean the plan, in a set of worlds; must not change while this path is simulated
   * @param world index of the world in that set
   * @param path number of the path; other numbers give independent paths
   * @param people who needs treatment on this path
   * @return the path, to simulate incidents on
   */
  public TreatedPath begin(ExactMean mean, int world, int path, List<PathPeople> people) {
    int[][] retained = new int[chains.length][];
    for (int g = 0; g < chains.length; g++) {
      mean.simulateTreatment(g, world, chains[g], people.get(g));
      retained[g] = chains[g].retainedByHome();
    }
    return new TreatedPath(mean, world, path, retained);
  }

  /**
   * Returns the treatment of a group on the path begun last.
   *
   * @return the chain, valid until the next path begins
   */
  public TreatmentChain treatment(int group) {
    return chains[group];
  }

  /**
   * Returns the incidents of a stream over the horizon on a path.
   *
   * @param path the path, begun here or by paths for another thread
   * @param stream index of the stream
   */
  public double incidents(TreatedPath path, int stream) {
    PathTotals totals = new PathTotals(1, ALL);
    simulate(path, stream, new OnePath(totals));
    return totals.totals(0)[0];
  }

  /**
   * Simulates the incidents of a stream on a path and hands them on step by step.
   *
   * <p>Many paths of one stream after another are faster than the streams of a path: each stream
   * has a table of counts of its own, and a processor keeps near what it used last.
   *
   * @param path the path, begun here or by paths for another thread
   * @param stream index of the stream
   * @param sink receives the counts by step and neighbourhood, which {@link #incidents} sums
   */
  public void simulate(TreatedPath path, int stream, PathSink sink) {
    simulator.simulate(inputs(path, stream), path.path, sink);
  }

  private PathInputs inputs(TreatedPath path, int stream) {
    ExactMean mean = path.mean;
    int world = path.world;
    double[] remaining = mean.remainingShare(stream, world);
    path.takeRetained(remaining, stream);
    double[] triggered = mean.remainingTriggeredShare(stream, world);
    double[] background = background(mean.model.streams[stream], stream, world);
    List<double[]> movedShares = mean.movedShares(stream, world);
    // What the past triggers is a mean, so it joins what is not triggered.
    joinPast(mean, stream, background, triggered, movedShares);
    PathInputs planned =
        inputs[stream].withBackground(background).withRemaining(remaining).withTriggered(triggered);
    return movedShares.isEmpty()
        ? planned
        : planned.withMoved(movedShares.get(0), movedShares.get(1));
  }

  /** Returns the incidents that none triggers in a world, with no plan: [step][neighbourhood]. */
  private double[] background(StreamTables tables, int stream, int world) {
    double[] background = theCase.demand().get(stream).endemic();
    double[] levels = column(tables.neighbourhoodLevel, world);
    double[] cityLevels = column(tables.cityLevel, world);
    for (int t = 0; t < cityLevels.length; t++) {
      scale(background, t * levels.length, cityLevels[t], levels);
    }
    return background;
  }

  static double[] column(double[][] rows, int world) {
    double[] column = new double[rows.length];
    for (int row = 0; row < column.length; row++) {
      column[row] = rows[row][world];
    }
    return column;
  }

  private static void scale(double[] values, int row, double factor, double[] factors) {
    for (int i = 0; i < factors.length; i++) {
      values[row + i] *= factor * factors[i];
    }
  }

  private static void joinPast(
      ExactMean mean,
      int stream,
      double[] background,
      double[] triggered,
      List<double[]> movedShares) {
    StreamTables tables = mean.model.streams[stream];
    int n = tables.neighbourhoodLevel.length;
    int steps = tables.cityLevel.length;
    for (int t = 0; t < Math.min(steps, tables.lagWeights.length); t++) {
      for (int i = 0; i < n; i++) {
        int cell = t * n + i;
        double past = tables.triggeredByPast(t, i);
        double joined = background[cell] + (triggered.length == 0 ? 1 : triggered[cell]) * past;
        if (!movedShares.isEmpty() && joined > 0) {
          double[] moved = movedShares.get(0);
          double gone = moved[cell] * background[cell] + movedShares.get(1)[cell] * past;
          moved[cell] = gone / joined;
        }
        background[cell] = joined;
      }
    }
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
