package marshal.benchmarks.fit;

import java.util.concurrent.TimeUnit;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandFit;
import marshal.model.fit.FitOptions;
import marshal.model.fit.FitOutcome;
import marshal.model.fit.NeighbourWeights;
import marshal.model.random.UniformSource;
import org.apache.commons.math3.stat.regression.SimpleRegression;
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
 * Fitting the demand of one stream: four years by month, three years by week. One operation is one
 * fit. Run with {@code results/published/kernels.sh DemandFitBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DemandFitBenchmark {

  /** How many neighbourhoods and steps. */
  public enum Records {
    /** Wards by month. */
    WARDS_17_MONTHS_48(17, 48, 12),
    /** Wards by week. */
    WARDS_17_WEEKS_156(17, 156, 52),
    /** Small areas of a city by week. */
    AREAS_150_WEEKS_156(150, 156, 52),
    /** Small areas of a city by month. */
    LSOAS_151_MONTHS_48(151, 48, 12),
    /** Small areas of a country by month. */
    LSOAS_35000_MONTHS_48(35_000, 48, 12);

    private final int neighbourhoods;
    private final int steps;
    private final int stepsPerYear;

    Records(int neighbourhoods, int steps, int stepsPerYear) {
      this.neighbourhoods = neighbourhoods;
      this.steps = steps;
      this.stepsPerYear = stepsPerYear;
    }
  }

  /** How many neighbourhoods and steps. */
  @Param public Records records;

  private CountSeries series;
  private NeighbourWeights weights;

  /** Draws counts around levels that differ from place to place, on a ring. */
  @Setup
  public void setUp() {
    UniformSource source = UniformSource.of(1, "fit benchmark");
    int neighbourhoods = records.neighbourhoods;
    int[] counts = new int[records.steps * neighbourhoods];
    int[][] neighbours = new int[neighbourhoods][];
    for (int i = 0; i < neighbourhoods; i++) {
      neighbours[i] =
          new int[] {(i + 1) % neighbourhoods, (i + neighbourhoods - 1) % neighbourhoods};
      double level = 5 * Math.exp(0.5 * source.normal(i, 0, 0));
      for (int t = 0; t < records.steps; t++) {
        double mean = level * (1 + 0.2 * Math.sin(2 * Math.PI * t / records.stepsPerYear));
        double noise = Math.sqrt(mean) * source.normal(i, 1 + t, 0);
        counts[t * neighbourhoods + i] = (int) Math.max(0, Math.round(mean + noise));
      }
    }
    series = CountSeries.contiguous(counts, neighbourhoods, records.stepsPerYear);
    weights = NeighbourWeights.equalShares(neighbours);
  }

  /** The baseline: least squares of every count on the one before, by commons-math3. */
  @Benchmark
  public double commonsMathRegression() {
    SimpleRegression regression = new SimpleRegression();
    for (int t = 1; t < records.steps; t++) {
      for (int i = 0; i < records.neighbourhoods; i++) {
        regression.addData(series.count(t - 1, i), series.count(t, i));
      }
    }
    return regression.getSlope();
  }

  /** Fits once. */
  @Benchmark
  public FitOutcome fit() {
    return DemandFit.fit(series, weights, FitOptions.DEFAULT);
  }
}
