package marshal.model.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelPathsTest {
  private static final PathInputs INPUTS = TestPaths.ring(1, 9, 8, 0.2, 0.1, 0.3);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 40})
  void givesTheSameBitsForAnyNumberOfThreads(int threads) {
    Sum one = run(1, 331);
    Sum many = run(threads, 331);
    assertThat(Double.doubleToLongBits(many.sum)).isEqualTo(Double.doubleToLongBits(one.sum));
    assertThat(many.paths).isEqualTo(331);
    assertThat(many.totals.totals(0)).isEqualTo(one.totals.totals(0));
    for (int i = 0; i < 9; i++) {
      assertThat(many.histograms.quantile(7, i, 0.9)).isEqualTo(one.histograms.quantile(7, i, 0.9));
    }
  }

  /** Shows that the test above can fail: this sum does depend on the order of its paths. */
  @Test
  void sumsInAnotherOrderToOtherBits() {
    Sum forwards = new Sum(331);
    Sum backwards = new Sum(331);
    PathSimulator simulator = new PathSimulator();
    for (int path = 0; path < 331; path++) {
      simulator.simulate(INPUTS, path, forwards);
      simulator.simulate(INPUTS, 330 - path, backwards);
    }
    assertThat(backwards.sum).isNotEqualTo(forwards.sum);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void runsFewerPathsThanChunks(int paths) {
    assertThat(run(2, paths).paths).isEqualTo(paths);
  }

  @Test
  void takesOtherInputsForEachPath() {
    PathInputs other = TestPaths.ring(1, 9, 8, 0.4, 0.3, 0.3);
    double[] mixed =
        ParallelPaths.of(2)
            .run(
                50, path -> path % 2 == 0 ? INPUTS : other, () -> new PathTotals(50, new double[0]))
            .totals(0);
    double[] same =
        ParallelPaths.of(2)
            .run(50, path -> other, () -> new PathTotals(50, new double[0]))
            .totals(0);
    assertThat(mixed[1]).isEqualTo(same[1]);
    assertThat(mixed[0]).isLessThan(same[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void passesAFailureOn(int threads) {
    assertThatThrownBy(
            () ->
                ParallelPaths.of(threads)
                    .run(
                        100,
                        path -> {
                          if (path == 57) {
                            throw new IllegalStateException("no world 57");
                          }
                          return INPUTS;
                        },
                        () -> new Sum(100)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no world 57");
  }

  @Test
  void rejectsNoThreads() {
    assertThatThrownBy(() -> ParallelPaths.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be one or more");
  }

  private static Sum run(int threads, int paths) {
    return ParallelPaths.of(threads).run(paths, path -> INPUTS, () -> new Sum(paths));
  }

  /** Sums fractions, so that the order of merging shows in the last bits. */
  private static final class Sum implements PathAccumulator<Sum> {
    private final PathTotals totals;
    private final CountHistograms histograms = new CountHistograms(8, 9);
    private double sum;
    private int paths;

    Sum(int paths) {
      this.totals = new PathTotals(paths, TestPaths.constant(8, 9, 0.1));
    }

    @Override
    public void start(int path) {
      paths++;
      totals.start(path);
      histograms.start(path);
    }

    @Override
    public void step(int step, int[] counts) {
      totals.step(step, counts);
      histograms.step(step, counts);
      for (int count : counts) {
        sum += 1 / (1.7 + count);
      }
    }

    @Override
    public void merge(Sum later) {
      sum += later.sum;
      paths += later.paths;
      totals.merge(later.totals);
      histograms.merge(later.histograms);
    }

    @Override
    public void clear() {
      sum = 0;
      paths = 0;
      totals.clear();
      histograms.clear();
    }
  }
}
