package marshal.scenarios.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Reads more text than the heap could hold, in a Java of its own. */
class BoundedMemoryTest {

  private static final int ROWS = 400_000;

  @Test
  void readsAStreamSeveralTimesTheHeap() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                BoundedMemoryTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(output.strip()).isEqualTo(ROWS + " rows counted of 120 MB or more: true");
  }

  /** Counts rows that are made while they are read. */
  public static void main(String[] arguments) throws IOException {
    GeneratedRows input = new GeneratedRows();
    StreetTally tally =
        new StreetTally(StreetText.LOOKUP, ImportOptions.DEFAULT, ProgressListener.NONE);
    tally.read(input, "generated.csv");
    System.out.println(
        tally.counts().total()
            + " rows counted of 120 MB or more: "
            + (input.bytes >= 120_000_000));
  }

  /** Different rows of about the length of real ones, in no order of months. */
  private static final class GeneratedRows extends InputStream {
    private byte[] line = StreetText.HEADER.getBytes(StandardCharsets.UTF_8);
    private int position;
    private int rows;
    private long bytes;

    @Override
    public int read() {
      throw new UnsupportedOperationException("read in blocks");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (position == line.length) {
        if (rows == ROWS) {
          return -1;
        }
        long id = RowHash.mix(++rows);
        line =
            StreetText.row(
                    Long.toHexString(id).repeat(4),
                    String.format("20%02d-%02d", id >>> 62, (id >>> 50 & 7) + 1),
                    "X" + ((id >>> 40 & 1) + 1),
                    "Violence and sexual offences",
                    "Investigation complete; no suspect identified".repeat(4))
                .getBytes(StandardCharsets.UTF_8);
        position = 0;
      }
      int count = Math.min(length, line.length - position);
      System.arraycopy(line, position, target, offset, count);
      position += count;
      bytes += count;
      return count;
    }
  }
}
