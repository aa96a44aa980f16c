package marshal.benchmarks.random;

import java.util.concurrent.TimeUnit;
import marshal.model.random.Philox4x32;
import marshal.model.random.StableHash;
import marshal.model.random.UniformSource;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Uniform numbers by address against the same generator of commons-rng in sequence, and against two
 * of commons-math3. One operation is one 64-bit number (for normal deviates, one deviate). Run with
 * {@code results/published/kernels.sh PhiloxBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PhiloxBenchmark {
  private static final int BLOCKS = 1024;

  private final long[] counters = new long[BLOCKS];
  private final long[] first = new long[BLOCKS];
  private final long[] second = new long[BLOCKS];
  private final UniformSource source = UniformSource.of(1, "benchmark");
  private UniformRandomProvider reference;
  private final MersenneTwister mersenneTwister = new MersenneTwister(1);
  private final Well19937c well = new Well19937c(1);
  private int path;

  /** Names the counters. */
  @Setup
  public void setUp() {
    for (int i = 0; i < BLOCKS; i++) {
      counters[i] = StableHash.of("E01" + i);
    }
    reference = RandomSource.PHILOX_4X32.create(1L);
  }

  /** Fills arrays, as the simulation of paths does. */
  @Benchmark
  @OperationsPerInvocation(2 * BLOCKS)
  public long[] blocks() {
    Philox4x32.blocks(counters, BLOCKS, 1, path++, 7L, first, second);
    return first;
  }

  /** One number by its address. */
  @Benchmark
  public double uniform() {
    return source.uniform(path++);
  }

  /** One normal deviate by its address. */
  @Benchmark
  public double normal() {
    return source.normal(path++);
  }

  /** The generator that commons-math3 takes where none is named. */
  @Benchmark
  public long commonsMathWell() {
    return well.nextLong();
  }

  /** The fastest of commons-math3's good generators. */
  @Benchmark
  public long commonsMathMersenneTwister() {
    return mersenneTwister.nextLong();
  }

  /** The baseline: the same generator in sequence. */
  @Benchmark
  public long commonsRng() {
    return reference.nextLong();
  }
}
