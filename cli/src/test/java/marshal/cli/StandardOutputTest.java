package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StandardOutputTest {
  @Test
  void passesBytesOn() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOutput output = new StandardOutput(bytes);

    print(output);

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a result");
    assertThat(output.findLoss()).isEmpty();
  }

  @Test
  void saysWhyAResultWasLost() {
    StandardOutput output = new StandardOutput(failing("No space left on device"));

    print(output);

    assertThat(output.findLoss())
        .hasValueSatisfying(words -> assertThat(words).contains("(No space left on device)"));
  }

  @Test
  void takesAReaderThatLeavesForOneThatHasEnough() {
    StandardOutput output = new StandardOutput(failing("Broken pipe"));

    print(output);

    assertThat(output.findLoss()).isEmpty();
  }

  private static void print(StandardOutput output) {
    PrintWriter writer = new PrintWriter(output, false, StandardCharsets.UTF_8);
    writer.print("a result");
    writer.flush();
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
