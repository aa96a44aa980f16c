package marshal.model.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import marshal.model.oracle.Oracle;
import marshal.model.oracle.OracleRow;
import org.junit.jupiter.api.Test;

class CommonRandomNumbersTest {
  private static final int WARDS = 17;
  private static final int STEPS = 12;

  @Test
  @Oracle(OracleRow.COMMON_RANDOM_NUMBERS)
  void givesIdenticalPathsWithoutAPlan() {
    PathInputs base = TestPaths.ring(1, WARDS, STEPS, 0.15, 0.08, 0.1);
    PathInputs idle = base.withRemaining(TestPaths.constant(STEPS, WARDS, 1));
    for (int path = 0; path < 100; path++) {
      assertThat(TestPaths.path(idle, path)).isEqualTo(TestPaths.path(base, path));
    }
  }

  @Test
  @Oracle(OracleRow.COMMON_RANDOM_NUMBERS)
  void neverAddsAnIncidentWhereAPlanOnlyPrevents() {
    SplittableRandom random = new SplittableRandom(5);
    PathInputs base = TestPaths.ring(1, WARDS, STEPS, 0.3, 0.2, 0.25);
    for (int path = 0; path < 2000; path++) {
      PathInputs plan = base.withRemaining(shares(random)).withTriggered(shares(random));
      int[] before = TestPaths.path(base, path);
      int[] after = TestPaths.path(plan, path);
      for (int c = 0; c < before.length; c++) {
        assertThat(after[c]).isLessThanOrEqualTo(before[c]);
      }
    }
  }

  @Test
  @Oracle(value = OracleRow.COMMON_RANDOM_NUMBERS, twin = "random numbers that are not shared")
  void addsIncidentsSomewhereOnOtherRandomNumbers() {
    PathInputs base = TestPaths.ring(1, WARDS, STEPS, 0.3, 0.2, 0.25);
    PathInputs plan =
        TestPaths.ring(2, WARDS, STEPS, 0.3, 0.2, 0.25)
            .withRemaining(TestPaths.constant(STEPS, WARDS, 0.95));
    int[] before = TestPaths.path(base, 0);
    int[] after = TestPaths.path(plan, 0);
    int more = 0;
    for (int c = 0; c < before.length; c++) {
      more += after[c] > before[c] ? 1 : 0;
    }
    assertThat(more).isGreaterThan(before.length / 5);
  }

  @Test
  @Oracle(value = OracleRow.COMMON_RANDOM_NUMBERS, twin = "an effect that is below 0")
  void addsIncidentsWhereAPlanDoesHarm() {
    PathInputs base = TestPaths.ring(1, WARDS, STEPS, 0.3, 0.2, 0.25);
    PathInputs harm = base.withRemaining(TestPaths.constant(STEPS, WARDS, 1.05));
    assertThat(Arrays.stream(TestPaths.path(harm, 0)).sum())
        .isGreaterThan(Arrays.stream(TestPaths.path(base, 0)).sum());
  }

  /** A plan that leaves 84 % in 4 of 17 wards, against none: the ratio comes to about 300. */
  @Test
  void cutsTheVarianceOfADifferenceAHundredfold() {
    int paths = 4000;
    double[] without = totals(TestPaths.ring(1, WARDS, STEPS, 0.15, 0.08, 0.1), paths);
    PathInputs plan = treat(TestPaths.ring(1, WARDS, STEPS, 0.15, 0.08, 0.1), 0.84);
    PathInputs elsewhere = treat(TestPaths.ring(2, WARDS, STEPS, 0.15, 0.08, 0.1), 0.84);
    double common = variance(without, totals(plan, paths));
    double independent = variance(without, totals(elsewhere, paths));
    // The variance of either total, and so of the sum, is known to about 3 % from 4,000 paths.
    assertThat(independent / common).isGreaterThan(100);
  }

  private static PathInputs treat(PathInputs inputs, double share) {
    double[] remaining = TestPaths.constant(STEPS, WARDS, 1);
    for (int t = 0; t < STEPS; t++) {
      Arrays.fill(remaining, t * WARDS + 4, t * WARDS + 8, share);
    }
    return inputs.withRemaining(remaining);
  }

  private static double[] totals(PathInputs inputs, int paths) {
    return ParallelPaths.of(1)
        .run(paths, path -> inputs, () -> new PathTotals(paths, new double[0]))
        .totals(0);
  }

  private static double variance(double[] first, double[] second) {
    double sum = 0;
    double squares = 0;
    for (int p = 0; p < first.length; p++) {
      double difference = first[p] - second[p];
      sum += difference;
      squares += difference * difference;
    }
    return (squares - sum * sum / first.length) / (first.length - 1);
  }

  /** Returns shares of which some are all but 1. */
  private static double[] shares(SplittableRandom random) {
    double[] shares = new double[STEPS * WARDS];
    for (int c = 0; c < shares.length; c++) {
      shares[c] =
          random.nextInt(4) == 0
              ? 1 - Math.pow(10, -16 * random.nextDouble())
              : 1 - 0.3 * random.nextDouble();
    }
    return shares;
  }
}
