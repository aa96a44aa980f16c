package marshal.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NeighbourWeightsTest {

  /** A line of three and an island: the middle shares in halves, the ends give all to it. */
  @Test
  void sharesEveryIncidentOutOnceAndNothingFromAnIsland() {
    NeighbourWeights weights = NeighbourWeights.equalShares(new int[][] {{1}, {0, 2}, {1}, {}});
    double[] received = new double[4];
    weights.receive(new double[] {1, 10, 100, 1000}, 0, received, 0);
    assertThat(received).containsExactly(new double[] {5, 101, 5, 0}, within(1e-12));
  }

  @Test
  void rejectsASenderThatGivesAwayMoreThanItHas() {
    assertThatThrownBy(
            () -> NeighbourWeights.of(new int[] {0, 1, 2, 2}, new int[] {2, 2}, w(0.6, 0.6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neighbourhood 2")
        .hasMessageContaining("1.2");
  }

  @Test
  void rejectsANeighbourhoodThatNeighboursItself() {
    assertThatThrownBy(() -> NeighbourWeights.equalShares(new int[][] {{0}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another");
  }

  private static double[] w(double... weights) {
    return weights;
  }
}
