package marshal.model.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import marshal.model.random.StableHash;
import marshal.model.random.UniformSource;
import org.junit.jupiter.api.Test;

class PathSimulatorTest {
  private static final NegativeBinomialQuantile QUANTILES = NegativeBinomialQuantile.of(0.2);

  @Test
  void invertsTheNumberAtTheAddressOfEachCount() {
    PathInputs inputs = TestPaths.ring(11, 5, 7, 0.2, 0.1, 0.2);
    int[] counts = TestPaths.path(inputs, 42);
    UniformSource source = UniformSource.of(11, "paths").part(TestPaths.STREAM);
    int[] past = new int[5];
    for (int t = 0; t < 7; t++) {
      for (int i = 0; i < 5; i++) {
        double mean = 0.2 * past[i];
        mean += 0.1 * 0.4 * past[(i + 4) % 5];
        mean += 0.1 * 0.6 * past[(i + 1) % 5];
        mean += 1 + i * 0.7;
        double u = source.uniform(StableHash.of("W0" + i), t, 42);
        assertThat(counts[5 * t + i]).isEqualTo(QUANTILES.quantile(mean, u));
      }
      past = Arrays.copyOfRange(counts, 5 * t, 5 * t + 5);
    }
  }

  @Test
  void repeatsAPathAfterOthers() {
    PathInputs inputs = TestPaths.ring(1, 4, 6, 0.2, 0.1, 0.3);
    int[] first = TestPaths.path(inputs, 3);
    TestPaths.path(inputs, 2);
    assertThat(TestPaths.path(inputs, 3)).isEqualTo(first);
    assertThat(TestPaths.path(inputs, 4)).isNotEqualTo(first);
  }

  @Test
  void givesTheSamePathsWithATable() {
    PathInputs plain = TestPaths.ring(1, 17, 24, 0.2, 0.1, 0.3);
    PathInputs tabulated = plain.withQuantiles(NegativeBinomialQuantile.of(0.3).tabulated(40));
    for (int path = 0; path < 200; path++) {
      assertThat(TestPaths.path(tabulated, path)).isEqualTo(TestPaths.path(plain, path));
    }
  }

  @Test
  void movesNoOtherNeighbourhoodWhenOneIsAdded() {
    long[] three = TestPaths.hashes(3);
    long[] four = {three[0], StableHash.of("new"), three[1], three[2]};
    int[] before =
        TestPaths.path(
            PathInputs.of(5, TestPaths.STREAM, three, 9, TestPaths.constant(9, 3, 4)), 0);
    int[] after =
        TestPaths.path(PathInputs.of(5, TestPaths.STREAM, four, 9, TestPaths.constant(9, 4, 4)), 0);
    for (int t = 0; t < 9; t++) {
      assertThat(after[4 * t]).isEqualTo(before[3 * t]);
      assertThat(after[4 * t + 2]).isEqualTo(before[3 * t + 1]);
      assertThat(after[4 * t + 3]).isEqualTo(before[3 * t + 2]);
    }
  }

  @Test
  void startsFromThePast() {
    PathInputs inputs = TestPaths.ring(1, 3, 4, 0.5, 0.3, 0);
    PathInputs after = inputs.withPrevious(new int[] {5000, 0, 0});
    int[] counts = TestPaths.path(after, 0);
    // 0.5 of 5,000 stay, and of the 0.3 that move 0.6 go one way and 0.4 the other.
    assertThat(counts[0]).isBetween(2250, 2750);
    assertThat(counts[1]).isBetween(500, 720);
    assertThat(counts[2]).isBetween(780, 1020);
  }

  @Test
  void leavesNothingUnderAPlanThatPreventsAll() {
    PathInputs inputs =
        TestPaths.ring(1, 3, 4, 0.5, 0.3, 0.1).withRemaining(TestPaths.constant(4, 3, 0));
    assertThat(TestPaths.path(inputs, 0)).containsOnly(0);
  }

  @Test
  void sparesTheBackgroundWhenOnlyTriggeredIncidentsArePrevented() {
    PathInputs inputs = TestPaths.ring(1, 3, 20, 0.5, 0.3, 0.1);
    PathInputs without = TestPaths.ring(1, 3, 20, 0, 0, 0.1);
    assertThat(TestPaths.path(inputs.withTriggered(TestPaths.constant(20, 3, 0)), 0))
        .isEqualTo(TestPaths.path(without, 0));
    assertThat(TestPaths.path(inputs, 0)).isNotEqualTo(TestPaths.path(without, 0));
  }

  @Test
  void stopsWhenHarmfulEffectsMultiplyIncidentsWithoutEnd() {
    PathInputs inputs =
        TestPaths.ring(1, 3, 100, 0.5, 0.3, 0).withRemaining(TestPaths.constant(100, 3, 3));
    assertThatThrownBy(() -> TestPaths.path(inputs, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must be below 10^8");
  }

  @Test
  void rejectsExcitationThatNeverDiesOut() {
    PathInputs inputs = TestPaths.ring(1, 3, 2, 0, 0, 0);
    assertThatThrownBy(() -> inputs.withExcitation(0.6, 0.4, new int[4], new int[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lambda (0.6) and phi (0.4)");
  }

  @Test
  void rejectsTwoNeighbourhoodsOfOneCode() {
    long[] hashes = {StableHash.of("A"), StableHash.of("B"), StableHash.of("A")};
    assertThatThrownBy(() -> PathInputs.of(1, 1, hashes, 1, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share the hash");
  }

  @Test
  void rejectsTablesOfTheWrongShapeOrContent() {
    long[] hashes = TestPaths.hashes(2);
    assertThatThrownBy(() -> PathInputs.of(1, 1, hashes, 3, new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 steps of 2 neighbourhoods");
    assertThatThrownBy(() -> PathInputs.of(1, 1, hashes, 1, new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("background (NaN) of neighbourhood 1 at step 0");
    PathInputs inputs = PathInputs.of(1, 1, hashes, 1, new double[2]);
    assertThatThrownBy(() -> inputs.withRemaining(new double[] {0.5, -1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("remaining share (-1.0)");
    assertThatThrownBy(() -> inputs.withTriggered(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("triggered share");
    assertThatThrownBy(() -> inputs.withPrevious(new int[] {0, -1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("previous count (-1)");
    assertThatThrownBy(
            () ->
                inputs.withExcitation(
                    0.1, 0.1, new int[] {0, 1, 1}, new int[] {2}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("senders that exist");
  }
}
