package marshal.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormulaGuardTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-1", "@a", "\t1", "\r1", "'=1", "''=1", "=a\nb", "＠a"})
  void guardsWhatASpreadsheetWouldRun(String text) {
    assertThat(FormulaGuard.guarded(text)).isEqualTo("'" + text);
    assertThat(FormulaGuard.unguarded(FormulaGuard.guarded(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "E05001770", "city", "'s-Hertogenbosch", "a=b", "'"})
  void leavesOtherTextAsItIs(String text) {
    assertThat(FormulaGuard.guarded(text)).isEqualTo(text);
    assertThat(FormulaGuard.unguarded(text)).isEqualTo(text);
  }
}
