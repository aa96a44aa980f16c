package marshal.model.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CountHistogramsTest {
  private static final double[] PROBABILITIES = {0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};

  @Test
  void givesTheQuantilesOfTheSortedCounts() {
    for (int largest : new int[] {1, 9, 300, 4095}) {
      int[] counts = draw(largest, 999);
      CountHistograms histograms = fill(counts, 0, counts.length);
      int[] sorted = counts.clone();
      Arrays.sort(sorted);
      for (double probability : PROBABILITIES) {
        assertThat(histograms.quantile(1, 2, probability))
            .isEqualTo(sorted[(int) Math.ceil(probability * 999) - 1]);
      }
      assertThat(histograms.mean(1, 2)).isEqualTo(Arrays.stream(counts).average().orElseThrow());
      assertThat(histograms.quantile(0, 0, 0.9)).isZero();
    }
  }

  @Test
  void interpolatesCountsTooLargeForABinEach() {
    int[] counts = draw(1_000_000, 999);
    CountHistograms histograms = fill(counts, 0, counts.length);
    int[] sorted = counts.clone();
    Arrays.sort(sorted);
    for (double probability : PROBABILITIES) {
      assertThat(histograms.quantile(1, 2, probability))
          .isCloseTo(sorted[(int) Math.ceil(probability * 999) - 1], within(256));
    }
    assertThat(histograms.mean(1, 2))
        .isCloseTo(Arrays.stream(counts).average().orElseThrow(), within(128.0));
  }

  @Test
  void mergesToTheSameInAnyGrouping() {
    int[] counts = draw(20_000, 1000);
    Arrays.fill(counts, 0, 300, 3);
    CountHistograms whole = fill(counts, 0, 1000);
    for (int cut : new int[] {1, 300, 500, 999}) {
      CountHistograms merged = fill(counts, 0, cut);
      merged.merge(fill(counts, cut, 1000));
      CountHistograms reversed = fill(counts, cut, 1000);
      reversed.merge(fill(counts, 0, cut));
      for (double probability : PROBABILITIES) {
        int expected = whole.quantile(1, 2, probability);
        assertThat(merged.quantile(1, 2, probability)).isEqualTo(expected);
        assertThat(reversed.quantile(1, 2, probability)).isEqualTo(expected);
      }
      assertThat(merged.paths()).isEqualTo(1000);
    }
  }

  @Test
  void forgetsEverythingWhenCleared() {
    CountHistograms histograms = fill(draw(100_000, 50), 0, 50);
    histograms.clear();
    histograms.merge(fill(new int[] {7}, 0, 1));
    assertThat(histograms.paths()).isEqualTo(1);
    assertThat(histograms.quantile(1, 2, 0.5)).isEqualTo(7);
    assertThat(histograms.mean(1, 2)).isEqualTo(7);
  }

  @Test
  void rejectsAProbabilityOutsideTheUnitInterval() {
    CountHistograms histograms = fill(new int[] {7}, 0, 1);
    for (double probability : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> histograms.quantile(0, 0, probability))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be inside 0..1");
    }
  }

  @Test
  void rejectsQuantilesOfNoPaths() {
    CountHistograms histograms = new CountHistograms(1, 1);
    assertThatThrownBy(() -> histograms.quantile(0, 0, 0.5))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void rejectsMorePathsThanABinCanCount() {
    CountHistograms histograms = new CountHistograms(1, 1);
    for (int path = 0; path < 65_535; path++) {
      histograms.start(path);
    }
    assertThatThrownBy(() -> histograms.start(65_535))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65535 or fewer");
  }

  private static int[] draw(int largest, int paths) {
    return new SplittableRandom(largest).ints(paths, 0, largest + 1).toArray();
  }

  /**
   * Returns histograms of three steps and four neighbourhoods, all zero but for step 1, place 2.
   */
  private static CountHistograms fill(int[] counts, int from, int to) {
    CountHistograms histograms = new CountHistograms(3, 4);
    for (int path = from; path < to; path++) {
      histograms.start(path);
      histograms.step(0, new int[4]);
      histograms.step(1, new int[] {0, 0, counts[path], 0});
      histograms.step(2, new int[4]);
    }
    return histograms;
  }
}
