package marshal.model.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void findsWhatSortingFinds() {
    SplittableRandom random = new SplittableRandom(1);
    for (int length = 1; length <= 60; length++) {
      // Few values make many ties, many make hardly any.
      long[] values =
          random.longs(length, 0, length % 2 == 0 ? 5 : Long.MAX_VALUE).map(v -> v - 2).toArray();
      long[] sorted = values.clone();
      Arrays.sort(sorted);
      for (int count = 1; count <= length; count++) {
        assertThat(Selection.smallest(values.clone(), length, count)).isEqualTo(sorted[count - 1]);
      }
    }
  }

  @Test
  void heedsOnlyTheFirstOfThem() {
    assertThat(Selection.smallest(new long[] {7, 3, 9, -1, -1}, 3, 2)).isEqualTo(7);
  }
}
