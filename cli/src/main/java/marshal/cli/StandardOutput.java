package marshal.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output that remembers why it failed: a writer over it swallows that, and a result that
 * nobody received must not end as done.
 */
final class StandardOutput extends FilterOutputStream {
  private Optional<IOException> failure = Optional.empty();

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      throw e;
    }
  }

  /**
   * Finds words for what was lost; a reader that has read enough, as {@code head}, lost nothing.
   */
  Optional<String> findLoss() {
    return failure
        .map(e -> String.valueOf(e.getMessage()))
        .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("broken pipe"))
        .map(
            reason ->
                "The result cannot be written to standard output ("
                    + reason
                    + ").\nMake room there, or send it elsewhere.");
  }
}
