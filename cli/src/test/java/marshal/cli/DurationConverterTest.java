package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class DurationConverterTest {
  private final DurationConverter converter = new DurationConverter();

  @ParameterizedTest
  @CsvSource({
    "5s,5000",
    "2m,120000",
    "500ms,500",
    "1h,3600000",
    "1.5 s,1500",
    "0s,0",
    "24H,86400000"
  })
  void readsTimesAsPeopleTypeThem(String text, long millis) {
    assertThat(converter.convert(text)).hasMillis(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-1s", "soon", "1d", "NaNs", "25h", "999999999h"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> converter.convert(text)).isInstanceOf(TypeConversionException.class);
  }

  @ParameterizedTest
  @CsvSource({"5s,5s", "2m,120s", "500ms,500ms"})
  void writesThemBack(String text, String written) {
    assertThat(DurationConverter.toText(converter.convert(text))).isEqualTo(written);
  }
}
