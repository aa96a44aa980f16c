package marshal.scenarios.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TileLayoutTest {

  @Test
  void assignsAtTheLeastTotalCost() {
    double[] cost = {4, 1, 3, 9, 2, 0, 5, 8, 3, 2, 2, 7};

    assertThat(TileLayout.assign(cost, 3, 4)).containsExactly(1, 0, 2);
    assertThat(TileLayout.assign(new double[] {4, 1, 3, 2, 0, 5, 3, 2, 2}, 3, 3))
        .containsExactly(1, 0, 2);
  }

  @Test
  void matchesTheBestOfAllPermutations() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 50; trial++) {
      double[] cost = random.doubles(20).toArray();
      int[] columnOf = TileLayout.assign(cost, 4, 5);
      double total = 0;
      for (int row = 0; row < 4; row++) {
        total += cost[row * 5 + columnOf[row]];
      }
      assertThat(total)
          .isEqualTo(cheapest(cost, 0, 0), org.assertj.core.api.Assertions.within(1e-12));
    }
  }

  private static double cheapest(double[] cost, int row, int usedColumns) {
    if (row == 4) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int column = 0; column < 5; column++) {
      if ((usedColumns >> column & 1) == 0) {
        best =
            Math.min(
                best, cost[row * 5 + column] + cheapest(cost, row + 1, usedColumns | 1 << column));
      }
    }
    return best;
  }

  @Test
  void givesEveryPointItsOwnCellEvenWhereAllPointsCoincide() {
    List<Tile> tiles = TileLayout.place(new double[9], new double[9]);

    assertThat(new HashSet<>(tiles)).hasSize(9);
  }

  @Test
  void fillsRowsFromNorthToSouthInALargeCity() {
    int n = TileLayout.MAX_EXACT + 1;
    double[] east = new double[n];
    double[] north = new double[n];
    for (int i = 0; i < n; i++) {
      east[i] = i % 37;
      north[i] = i;
    }
    List<Tile> tiles = TileLayout.place(east, north);

    assertThat(new HashSet<>(tiles)).hasSize(n);
    assertThat(tiles.get(n - 1).row()).isZero();
    assertThat(tiles.get(0).row()).isGreaterThan(tiles.get(n / 2).row());
  }

  @Test
  void keepsAGridAsItIs() {
    double[] east = {0, 1, 2, 0, 1, 2};
    double[] north = {1, 1, 1, 0, 0, 0};
    List<Tile> tiles =
        TileLayout.place(
            java.util.Arrays.stream(east).map(x -> 1_000 * x).toArray(),
            java.util.Arrays.stream(north).map(x -> 1_000 * x).toArray());

    assertThat(tiles.get(0).row()).isLessThan(tiles.get(3).row());
    assertThat(tiles.get(0).column()).isLessThan(tiles.get(2).column());
  }
}
