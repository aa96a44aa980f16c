package marshal.model.paths;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTotalsTest {
  @Test
  void weighsEachStepAndNeighbourhood() {
    PathTotals totals = new PathTotals(2, new double[] {1, 10, 100, 1000}, new double[0]);
    totals.start(1);
    totals.step(0, new int[] {1, 2});
    totals.step(1, new int[] {3, 4});
    assertThat(totals.totals(0)).containsExactly(0, 4321);
    assertThat(totals.totals(1)).containsExactly(0, 10);
  }

  @Test
  void takesOverOnlyThePathsThatTheOtherSaw() {
    PathTotals first = new PathTotals(3, new double[0]);
    first.start(0);
    first.step(0, new int[] {5});
    PathTotals second = new PathTotals(3, new double[0]);
    second.start(0);
    second.step(0, new int[] {9});
    second.clear();
    second.start(2);
    second.step(0, new int[] {7});
    first.merge(second);
    assertThat(first.totals(0)).containsExactly(5, 0, 7);
  }
}
