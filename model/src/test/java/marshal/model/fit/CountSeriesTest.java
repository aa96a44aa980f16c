package marshal.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CountSeriesTest {

  @Test
  void knowsWhichRowsFollowEachOther() {
    CountSeries series = CountSeries.of(new int[8], 2, new int[] {3, 4, 7, 8}, 12, 5);
    assertThat(series.hasLags(0, 1)).isFalse();
    assertThat(series.hasLags(1, 1)).isTrue();
    assertThat(series.hasLags(2, 1)).isFalse();
    assertThat(series.hasLags(3, 2)).isFalse();
    assertThat(series.findRow(7)).isEqualTo(2);
    assertThat(series.findRow(5)).isEqualTo(-1);
    assertThat(series.stepOfYear(8)).isEqualTo(1);
    assertThat(series.stepOfYear(-6)).isEqualTo(11);
  }

  @Test
  void cutsOffTheTrainingPart() {
    CountSeries series = CountSeries.of(new int[] {1, 2, 3}, 1, new int[] {3, 4, 7}, 12, 0);
    assertThat(series.until(5).rows()).isEqualTo(2);
    assertThat(series.until(5).lastStep()).isEqualTo(4);
    assertThatThrownBy(() -> series.until(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut-off (step 2)");
  }

  @Test
  void rejectsNegativeCounts() {
    assertThatThrownBy(() -> CountSeries.contiguous(new int[] {0, 1, 2, -3}, 2, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-3")
        .hasMessageContaining("neighbourhood 1 at step 1");
  }

  @Test
  void rejectsStepsOutOfOrder() {
    assertThatThrownBy(() -> CountSeries.of(new int[2], 1, new int[] {4, 4}, 12, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step 4 of row 1");
  }

  @Test
  void rejectsCountsThatDoNotFillTheTable() {
    assertThatThrownBy(() -> CountSeries.of(new int[5], 2, new int[] {1, 2}, 12, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5");
  }

  @Test
  void doesNotSeeLaterChangesOfItsInput() {
    int[] counts = {1, 2};
    CountSeries series = CountSeries.contiguous(counts, 1, 12);
    counts[0] = 9;
    assertThat(series.count(0, 0)).isEqualTo(1);
  }
}
