package marshal.benchmarks.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import marshal.model.area.Adjacency;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.StreamDemand;
import marshal.model.forecast.DemandDistribution;
import marshal.model.forecast.OutlookPaths;
import marshal.model.random.UniformSource;
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
 * A year by week of the 35,000 small areas of a country, one stream, each path in a world of its
 * own, with quantiles of every count and total, in a heap of 512 MB and on one thread: the time is
 * that of one core. Run with {@code org.openjdk.jmh.Main CountryForecastBenchmark} on the class
 * path of this module.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class CountryForecastBenchmark {
  private static final int WEEKS = 52;
  private static final double MEAN = 0.5;
  private static final double LAMBDA = 0.15;
  private static final double PHI = 0.08;
  private static final double PSI = 0.1;

  /** Number of small areas. */
  @Param("35000")
  public int neighbourhoods;

  /** Number of paths. */
  @Param("1000")
  public int paths;

  private OutlookPaths outlook;

  /** Lays the country out on a ring where each area borders six. */
  @Setup
  public void setUp() {
    UniformSource source = UniformSource.of(1, "country");
    double[] endemic = new double[neighbourhoods * WEEKS];
    double[] previous = new double[neighbourhoods];
    List<String> codes = new ArrayList<>();
    List<Adjacency.Border> borders = new ArrayList<>();
    for (int i = 0; i < neighbourhoods; i++) {
      codes.add("E01" + i);
      double level = MEAN * Math.exp(0.5 * source.normal(i) - 0.125);
      previous[i] = Math.rint(level);
      for (int t = 0; t < WEEKS; t++) {
        endemic[t * neighbourhoods + i] = (1 - LAMBDA - PHI) * level;
      }
      for (int away = 1; away <= 3; away++) {
        int other = (i + away) % neighbourhoods;
        borders.add(new Adjacency.Border(Math.min(i, other), Math.max(i, other), 1));
      }
    }
    LevelDrift drift = new LevelDrift(0.2, 0.2, 0);
    outlook =
        new OutlookPaths(
            new StreamDemand(endemic, previous, LAMBDA, PHI, PSI, new double[] {1}, drift),
            Adjacency.of(neighbourhoods, borders),
            codes,
            "burglary",
            WEEKS,
            1);
  }

  /** Simulates the year. */
  @Benchmark
  public DemandDistribution year() {
    return outlook.simulate(paths, 1);
  }
}
