package marshal.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import marshal.model.random.UniformSource;
import org.junit.jupiter.api.Test;

final class PairedTestTest {
  @Test
  void tellsAClearAdvantage() {
    PairedTest test = PairedTest.of(List.of(3.0, 2.5, 3.5, 2.8, 3.1, 2.9), 1);
    assertThat(test.isBetter()).isTrue();
    assertThat(test.sentence()).startsWith("Better than last year");
  }

  @Test
  void saysNoBetterWhereItCannotTell() {
    PairedTest test = PairedTest.of(List.of(3.0, -2.5, 3.5, -2.8, 1.0, 2.9), 1);
    assertThat(test.isBetter()).isFalse();
    assertThat(test.sentence()).startsWith("No better than last year");
  }

  @Test
  void saysWorseWhereItIs() {
    assertThat(PairedTest.of(List.of(-3.0, -2.5, -3.5, -2.8, -3.1, -2.9), 1).sentence())
        .startsWith("Worse than last year");
  }

  @Test
  void saysThatNoTestIsPossible() {
    PairedTest test = PairedTest.of(List.of(3.0), 1);
    assertThat(test.isPossible()).isFalse();
    assertThat(test.sentence())
        .contains("No better than last year as far as can be told", "1 past origin");
    assertThat(PairedTest.of(List.of(), 1).sentence()).contains("0 past origins");
  }

  @Test
  void seldomFindsWhatIsNotThere() {
    UniformSource random = UniformSource.of(1, "paired test");
    int found = 0;
    int found3 = 0;
    int trials = 1000;
    for (int trial = 0; trial < trials; trial++) {
      int k = trial;
      // Moving averages of two, as overlapping years are.
      List<Double> none =
          IntStream.range(0, 11)
              .mapToObj(t -> random.normal(k, t, 0) + random.normal(k, t + 1, 0))
              .toList();
      found += PairedTest.of(none, 1).isBetter() ? 1 : 0;
      List<Double> some = none.stream().map(value -> value + 3).toList();
      found3 += PairedTest.of(some, 1).isBetter() ? 1 : 0;
    }
    // Nominally 2.5 %; tests of eleven overlapping years are known to find too much.
    assertThat(found).isLessThan(100);
    assertThat(found3).isGreaterThan(900);
  }
}
