package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LogSettingsTest {
  @Test
  void onlyWarningsAndWorsePass() {
    var logger = LoggerFactory.getLogger("org.optaplanner.core");

    assertThat(logger.isWarnEnabled()).isTrue();
    assertThat(logger.isInfoEnabled()).isFalse();
  }
}
