package marshal.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunIdTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  @ParameterizedTest
  @CsvSource({
    "derby,derby",
    "Saint-Étienne 2015/16,saint-etienne-2015-16",
    "../../etc,etc",
    "北京,unnamed",
    "'',unnamed"
  })
  void keepsWhatEveryFileSystemTakes(String caseId, String expected) {
    assertThat(RunId.of(TIME, caseId, "baseline", "7f3a99", 0))
        .isEqualTo("20260102-030405-" + expected + "-baseline-7f3a");
  }

  @Test
  void sortsByTime() {
    assertThat(RunId.of(TIME, "z", "z", "ffff", 0))
        .isLessThan(RunId.of(TIME.plusSeconds(1), "a", "a", "0000", 0));
  }

  @Test
  void cutsLongNames() {
    assertThat(RunId.of(TIME, "a".repeat(300), "b".repeat(300), "7f3a", 1)).hasSizeLessThan(120);
  }
}
