package marshal.benchmarks.treatment;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import marshal.model.random.StableHash;
import marshal.model.treatment.PathPeople;
import marshal.model.treatment.TreatmentChain;
import marshal.model.treatment.TreatmentGroup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A year of a city's treatment by month, person by person. One operation is one path under four
 * plans. Run with {@code results/published/kernels.sh TreatmentChainBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TreatmentChainBenchmark {

  private static final int WARDS = 17;
  private static final int STEPS = 12;
  private static final double[] PLACES = {900, 960, 1_000, 1_040};

  private TreatmentChain chain;
  private double[][] plans;
  private double[] factor;
  private int path;

  /** Makes up a group of a thousand people. */
  @Setup
  public void setUp() {
    TreatmentGroup group =
        new TreatmentGroup(
            "g", "G", 2_000, "need", 980, 0.9, 20, 20, 0.1, 0.4, 0.05, 0.03, 0.1, 3, List.of());
    long[] hashes = IntStream.range(0, WARDS).mapToLong(i -> StableHash.of("E05" + i)).toArray();
    double[] homes = new double[WARDS];
    Arrays.fill(homes, 1.0 / WARDS);
    chain = TreatmentChain.of(group, STEPS, hashes, homes, 1);
    plans = new double[PLACES.length][STEPS];
    for (int plan = 0; plan < plans.length; plan++) {
      Arrays.fill(plans[plan], PLACES[plan]);
    }
    factor = new double[STEPS];
    Arrays.fill(factor, 1);
  }

  /** The baseline: people are drawn for each plan anew. */
  @Benchmark
  public long peopleOfItsOwn() {
    path++;
    long waited = 0;
    for (double[] places : plans) {
      chain.run(places, factor, path);
      waited += chain.personStepsWaited();
    }
    return waited;
  }

  /** People are drawn once for all plans. */
  @Benchmark
  public long peopleShared() {
    path++;
    PathPeople people = chain.people(path);
    long waited = 0;
    for (double[] places : plans) {
      chain.run(places, factor, people);
      waited += chain.personStepsWaited();
    }
    return waited;
  }
}
