package marshal.benchmarks.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProcessorTimesTest {

  @Test
  void namesEachKernelItsSizeAndItsTime() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ProcessorTimes.time(
        new String[] {"WARDS_17"},
        new ProcessorTimes.Effort(1, 1),
        new PrintStream(text, true, StandardCharsets.UTF_8));

    assertThat(text.toString(StandardCharsets.UTF_8).lines())
        .hasSize(6)
        .allMatch(line -> line.matches("[a-z-]+ WARDS_17 [0-9.]+"))
        .noneMatch(line -> line.endsWith(" 0.0000"));
  }
}
