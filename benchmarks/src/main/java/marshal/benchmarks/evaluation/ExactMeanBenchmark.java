package marshal.benchmarks.evaluation;

import java.util.concurrent.TimeUnit;
import marshal.benchmarks.instance.GeneratedCity;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSampler;
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
 * The exact mean of a plan, its gradient, and the cost of changing one line.
 *
 * <p>One operation of {@link #wholePlan} and {@link #gradient} covers 12 steps, every
 * neighbourhood, 7 streams and every world. Divide by {@link Size#cells} for the time per
 * neighbourhood-step: of one stream in one world, the strictest reading of the design's goal, with
 * all that changing every line of the plan costs. Run with {@code results/published/kernels.sh
 * ExactMeanBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class ExactMeanBenchmark {

  private static final int STEPS = 12;
  private static final int STREAMS = 7;

  /** Size of the city and number of worlds. */
  public enum Size {
    /** Wards. */
    WARDS_17(17, 64),
    /** Small areas of a city. */
    LSOAS_151(151, 16),
    /** Small areas of a country. */
    LSOAS_35000(35_000, 8);

    private final int neighbourhoods;
    private final int worlds;

    Size(int neighbourhoods, int worlds) {
      this.neighbourhoods = neighbourhoods;
      this.worlds = worlds;
    }

    /** Returns the neighbourhood-steps, of every stream and world, that one evaluation computes. */
    public long cells() {
      return (long) STEPS * neighbourhoods * STREAMS * worlds;
    }
  }

  /** Size of the city and number of worlds. */
  @Param public Size size;

  private ExactMean mean;
  private PlanSpace space;
  private int change;

  /** Makes up the city. */
  @Setup
  public void setUp() {
    Case theCase = new GeneratedCity(size.neighbourhoods, 20, STREAMS, 20, 1).toCase();
    space = PlanSpace.of(theCase);
    mean =
        new ExactMean(
            new HarmModel(theCase, space, new WorldSampler(theCase).evenlySpread(size.worlds, 1)));
  }

  /** Evaluates another plan from scratch. */
  @Benchmark
  public double wholePlan() {
    change++;
    for (int line = 0; line < space.lines(); line++) {
      mean.setUnits(line, (line + change) & 7);
    }
    return mean.harm();
  }

  /** Changes one line. */
  @Benchmark
  public double oneLine() {
    change++;
    mean.setUnits((int) (change * 7919L % space.lines()), (change / space.lines() + change) % 7);
    return mean.harm();
  }

  /** Changes one line, and takes the change back: what a search does with most of its moves. */
  @Benchmark
  public double triedLine() {
    change++;
    int line = (int) (change * 7919L % space.lines());
    double units = mean.units(line);
    mean.setUnits(line, units + 1);
    double harm = mean.harm();
    mean.setUnits(line, units);
    return harm;
  }

  /** Computes the gradient of the current plan. */
  @Benchmark
  public double[] gradient() {
    return mean.gradient();
  }
}
