package marshal.benchmarks.paths;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import marshal.model.paths.CountHistograms;
import marshal.model.paths.NegativeBinomialQuantile;
import marshal.model.paths.PathInputs;
import marshal.model.paths.PathSimulator;
import marshal.model.paths.PathTotals;
import marshal.model.random.StableHash;
import marshal.model.random.UniformSource;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole paths of one stream: random numbers, means, counts and their accumulation. One operation is
 * one path; counts per microsecond are neighbourhoods times steps over the time. Run with {@code
 * results/published/kernels.sh PathSimulatorBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PathSimulatorBenchmark {
  /** Which city. */
  public enum City {
    /** A city's wards by month, with about 8 incidents a month each. */
    WARDS_17(17, 12, 8),
    /** Its small areas by month. */
    LSOAS_151(151, 12, 1.5),
    /** A country's small areas by week. */
    LSOAS_35000(35_000, 52, 0.5);

    private final int neighbourhoods;
    private final int steps;
    private final double mean;

    City(int neighbourhoods, int steps, double mean) {
      this.neighbourhoods = neighbourhoods;
      this.steps = steps;
      this.mean = mean;
    }

    /** Returns the counts of one path. */
    public int counts() {
      return neighbourhoods * steps;
    }
  }

  /** Which city. */
  @Param public City city;

  /** Whether the counts come from a table. */
  @Param({"false", "true"})
  public boolean tabulated;

  private final PathSimulator simulator = new PathSimulator();
  private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(1L);
  private PathInputs inputs;
  private CountHistograms histograms;
  private PathTotals totals;
  private int path;

  /** Lays the city out on a ring where each neighbourhood borders six. */
  @Setup
  public void setUp() {
    inputs = ring(city.neighbourhoods, city.steps, city.mean, tabulated);
    histograms = new CountHistograms(city.steps, city.neighbourhoods);
    totals = new PathTotals(1 << 16);
  }

  /**
   * Returns the inputs of a made-up city.
   *
   * @param neighbourhoods number of neighbourhoods, over 6
   * @param steps number of steps
   * @param mean mean incidents per step and neighbourhood
   * @param tabulated whether counts come from a table
   * @return the inputs
   */
  static PathInputs ring(int neighbourhoods, int steps, double mean, boolean tabulated) {
    UniformSource source = UniformSource.of(1, "benchmark");
    long[] hashes = new long[neighbourhoods];
    int[] start = new int[neighbourhoods + 1];
    int[] from = new int[6 * neighbourhoods];
    double[] weights = new double[6 * neighbourhoods];
    Arrays.fill(weights, 1.0 / 6);
    double[] nu = new double[steps * neighbourhoods];
    for (int i = 0; i < neighbourhoods; i++) {
      hashes[i] = StableHash.of("E01" + i);
      start[i + 1] = 6 * (i + 1);
      for (int e = 0; e < 6; e++) {
        int offset = e < 3 ? e - 3 : e - 2;
        from[6 * i + e] = Math.floorMod(i + offset, neighbourhoods);
      }
      double level = 0.77 * mean * Math.exp(0.5 * source.normal(i) - 0.125);
      for (int t = 0; t < steps; t++) {
        nu[t * neighbourhoods + i] = level;
      }
    }
    NegativeBinomialQuantile quantiles = NegativeBinomialQuantile.of(0.1);
    return PathInputs.of(1, StableHash.of("burglary"), hashes, steps, nu)
        .withExcitation(0.15, 0.08, start, from, weights)
        .withQuantiles(tabulated ? quantiles.tabulated(100) : quantiles);
  }

  /**
   * The baseline: the same recursion with counts drawn one after another by commons-rng, a Poisson
   * of a gamma each. Other random numbers, so no two plans would share theirs.
   */
  @Benchmark
  public long commonsRng() {
    int n = city.neighbourhoods;
    long sum = 0;
    double[] before = new double[n];
    double[] now = new double[n];
    for (int t = 0; t < city.steps; t++) {
      for (int i = 0; i < n; i++) {
        double near = 0;
        for (int e = 1; e <= 3; e++) {
          near += before[(i + e) % n] + before[(i + n - e) % n];
        }
        double mean = 0.77 * city.mean + 0.15 * before[i] + 0.08 / 6 * near;
        double gamma = AhrensDieterMarsagliaTsangGammaSampler.of(rng, 10, 0.1 * mean).sample();
        now[i] = gamma > 0 ? PoissonSampler.of(rng, gamma).sample() : 0;
        sum += (long) now[i];
      }
      double[] free = before;
      before = now;
      now = free;
    }
    return sum;
  }

  /** A path into the totals. */
  @Benchmark
  public PathTotals totals() {
    simulator.simulate(inputs, next(), totals);
    return totals;
  }

  /** A path into the histograms by neighbourhood and step. */
  @Benchmark
  public CountHistograms histograms() {
    int next = next();
    if (next == 0) {
      histograms.clear();
    }
    simulator.simulate(inputs, next, histograms);
    return histograms;
  }

  private int next() {
    path = (path + 1) & 0x7fff;
    return path;
  }
}
