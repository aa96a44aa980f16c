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
  private ExactMean mean;
  private int world;
  private int path;

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
   * Begins a path with what happens to people who need treatment.
   *
   * @param mean the plan, in a set of worlds; must not change while this path is asked about
   * @param world index of the world in that set
   * @param path number of the path; other numbers give independent paths
   */
  public void begin(ExactMean mean, int world, int path) {
    this.mean = mean;
    this.world = world;
    this.path = path;
    for (int g = 0; g < chains.length; g++) {
      mean.simulateTreatment(g, world, chains[g], path);
    }
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
   * Returns the incidents of a stream over the horizon on the path begun last.
   *
   * @param stream index of the stream
   */
  public double incidents(int stream) {
    PathTotals totals = new PathTotals(1, ALL);
    simulate(stream, new OnePath(totals));
    return totals.totals(0)[0];
  }

  /**
   * Simulates the incidents of a stream on the path begun last and hands them on step by step.
   *
   * @param stream index of the stream
   * @param sink receives the counts by step and neighbourhood, which {@link #incidents(int)} sums
   */
  public void simulate(int stream, PathSink sink) {
    simulator.simulate(inputs(mean, stream, world), path, sink);
  }

  /**
   * Returns the incidents of one stream on a path of its own: what {@link #begin} and {@link
   * #incidents(int)} give.
   */
  public double incidents(ExactMean mean, int stream, int world, int path) {
    begin(mean, world, path);
    return incidents(stream);
  }

  /**
   * Takes the retained people of the path in place of the mean ones.
   *
   * @param remaining share of incidents that the plan leaves on average, row-major
   *     [step][neighbourhood]; receives the share that it leaves on the path
   */
  private void takeRetained(double[] remaining, int stream) {
    int n = theCase.area().size();
    double[] exponents = new double[remaining.length];
    boolean any = false;
    for (int g = 0; g < chains.length; g++) {
      TreatmentTables tables = mean.model.treatment.get(g);
      double[][] coefficient = tables.coefficient[stream];
      if (coefficient != null) {
        any = true;
        double[][] meanShare = mean.retainedShare(g);
        for (int i = 0; i < n; i++) {
          double inNeed = tables.group.prevalence() * tables.homes[i];
          for (int t = 0; inNeed > 0 && t < meanShare.length; t++) {
            double share = chains[g].retained(t, i) / inNeed;
            exponents[t * n + i] += (share - meanShare[t][world]) * coefficient[i][world];
          }
        }
      }
    }
    if (any) {
      Exponential.ofNegativeOfAnySize(exponents);
      for (int cell = 0; cell < remaining.length; cell++) {
        remaining[cell] *= exponents[cell];
      }
    }
  }

  private PathInputs inputs(ExactMean mean, int stream, int world) {
    StreamDemand demand = theCase.demand().get(stream);
    StreamTables tables = mean.model.streams[stream];
    int n = demand.neighbourhoods();
    int steps = demand.steps();
    double[] remaining = mean.remainingShare(stream, world);
    takeRetained(remaining, stream);
    double[] triggered = mean.remainingTriggeredShare(stream, world);
    double[] levels = new double[n];
    for (int i = 0; i < n; i++) {
      levels[i] = tables.neighbourhoodLevel[i][world];
    }
    double[] endemic = demand.endemic();
    for (int t = 0; t < steps; t++) {
      double cityLevel = tables.cityLevel[t][world];
      for (int i = 0; i < n; i++) {
        endemic[t * n + i] *= cityLevel * levels[i];
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
    PathInputs planned =
        inputs[stream].withBackground(endemic).withRemaining(remaining).withTriggered(triggered);
    return movedShares.isEmpty()
        ? planned
        : planned.withMoved(movedShares.get(0), movedShares.get(1));
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
