package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterruptionTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void stopsFirstAndKillsSecond() {
    try (Interruption interruption =
        Interruption.withoutSignals(() -> done.add("stop"), () -> done.add("kill"))) {
      assertThat(interruption.happened()).isFalse();

      interruption.signal();
      interruption.signal();

      assertThat(interruption.happened()).isTrue();
      assertThat(done).containsExactly("stop", "kill");
    }
  }

  @Test
  void listensOnlyUntilItIsClosed() {
    for (int i = 0; i < 2; i++) {
      try (Interruption interruption = Interruption.listen(() -> done.add("stop"))) {
        assertThat(interruption.happened()).isFalse();
      }
    }
    assertThat(done).isEmpty();
  }
}
