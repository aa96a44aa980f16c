package marshal.benchmarks.paths;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import marshal.model.paths.NegativeBinomialQuantile;
import marshal.model.random.UniformSource;
import org.apache.commons.math3.distribution.PascalDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Negative binomial counts by inversion, from a mean that differs from count to count. One
 * operation is one count. Run with {@code results/published/kernels.sh
 * NegativeBinomialQuantileBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NegativeBinomialQuantileBenchmark {
  private static final int COUNTS = 1 << 16;

  /** Which means the counts have. */
  public enum Means {
    /** Around 1: a small area's month. */
    ONE(1, 0.3),
    /** Around 5. */
    FIVE(5, 0.3),
    /** Around 20. */
    TWENTY(20, 0.3),
    /** Around 100. */
    HUNDRED(100, 0.3),
    /** Spread from under 1 to over 50, as streams and wards of a city are. */
    CITY(8, 1.0),
    /** Around 1000: the whole city's month, bisected. */
    THOUSAND(1000, 0.3);

    private final double middle;
    private final double spread;

    Means(double middle, double spread) {
      this.middle = middle;
      this.spread = spread;
    }
  }

  /** Which means. */
  @Param public Means means;

  private final double[] mean = new double[COUNTS];
  private final long[] bits = new long[COUNTS];
  private final NegativeBinomialQuantile plain = NegativeBinomialQuantile.of(0.1);
  private final NegativeBinomialQuantile tabulated = plain.tabulated(100);
  private UniformRandomProvider rng;

  /** Draws means and uniform numbers. */
  @Setup
  public void setUp() {
    SplittableRandom random = new SplittableRandom(1);
    UniformSource source = UniformSource.of(1, "benchmark");
    for (int i = 0; i < COUNTS; i++) {
      mean[i] = means.middle * Math.exp(means.spread * source.normal(i));
      bits[i] = random.nextLong();
    }
    rng = RandomSource.XO_RO_SHI_RO_128_PP.create(1L);
  }

  /** By summing probabilities. */
  @Benchmark
  @OperationsPerInvocation(COUNTS)
  public long plain() {
    return sum(plain);
  }

  /** By table. */
  @Benchmark
  @OperationsPerInvocation(COUNTS)
  public long tabulated() {
    return sum(tabulated);
  }

  private long sum(NegativeBinomialQuantile quantiles) {
    long sum = 0;
    for (int i = 0; i < COUNTS; i++) {
      sum += quantiles.count(mean[i], bits[i]);
    }
    return sum;
  }

  /** The baseline, without inversion: Poisson of a gamma, by commons-rng. */
  @Benchmark
  @OperationsPerInvocation(1024)
  public long commonsRngMixture() {
    long sum = 0;
    for (int i = 0; i < 1024; i++) {
      double gamma = AhrensDieterMarsagliaTsangGammaSampler.of(rng, 10, 0.1 * mean[i]).sample();
      sum += PoissonSampler.of(rng, gamma).sample();
    }
    return sum;
  }

  /** Inversion by commons-math3. */
  @Benchmark
  @OperationsPerInvocation(64)
  public long commonsMathInversion() {
    long sum = 0;
    for (int i = 0; i < 64; i++) {
      sum +=
          new PascalDistribution(null, 10, 10 / (10 + mean[i]))
              .inverseCumulativeProbability(UniformSource.toUniform(bits[i]));
    }
    return sum;
  }
}
