package marshal.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchLimitsTest {

  @Test
  void rejectsASearchWithoutEnd() {
    assertThatThrownBy(() -> new SearchLimits(Optional.empty(), OptionalLong.empty()))
        .hasMessageContaining("never ends");
  }

  @Test
  void rejectsNegativeLimits() {
    assertThatThrownBy(() -> SearchLimits.ofSteps(-1)).hasMessageContaining("-1 steps");
    assertThatThrownBy(() -> SearchLimits.ofTime(Duration.ofSeconds(-1)))
        .hasMessageContaining("0 or more");
  }

  @ParameterizedTest
  @CsvSource({"1.6e8, 100", "9.99, 1e10", "100, 1e8", "0, 1"})
  void scaleKeepsElevenDigits(double harm, double scale) {
    assertThat(SearchTask.scaleFor(harm)).isEqualTo(scale);
  }
}
