package marshal.scenarios.incidents;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Decodes UTF-8 strictly and stops at the line where the text is not UTF-8 or the line is too long.
 *
 * <p>The standard reader replaces foreign bytes in silence, or fails without saying where, and
 * every line reader buffers a line before it can see that it never ends. A byte order mark at the
 * beginning is dropped.
 */
final class GuardedReader extends Reader {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream input;
  private final String file;
  private final int maxLineCharacters;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
  private boolean endOfInput;
  private boolean atStart = true;
  private long line = 1;
  private int lineCharacters;

  GuardedReader(InputStream input, String file, int maxLineCharacters) {
    this.input = input;
    this.file = file;
    this.maxLineCharacters = maxLineCharacters;
  }

  /** Returns the number of the line that reading has reached, from 1. */
  long line() {
    return line;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length < 2) {
      // A decoder cannot place half of a surrogate pair.
      throw new IllegalArgumentException("The reader needs room for 2 characters or more.");
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, endOfInput);
      int count = chars.position();
      if (atStart && count > 0) {
        atStart = false;
        if (target[offset] == BYTE_ORDER_MARK) {
          System.arraycopy(target, offset + 1, target, offset, count - 1);
          count--;
          chars.position(count);
        }
      }
      if (count > 0) {
        watchLines(target, offset, count);
        return count;
      }
      if (result.isError()) {
        throw notUtf8();
      }
      if (endOfInput) {
        return -1;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = input.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      endOfInput = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  private void watchLines(char[] target, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      if (target[i] == '\n') {
        line++;
        lineCharacters = 0;
      } else if (++lineCharacters > maxLineCharacters) {
        throw new InputException(
            new Problem(
                file,
                "line " + Quantity.of(line),
                "",
                "the line is longer than " + Quantity.of(maxLineCharacters) + " characters",
                "Maybe this is not a table of street-level crimes, or its line ends were lost."));
      }
    }
  }

  private InputException notUtf8() {
    int first = bytes.get(bytes.position()) & 0xFF;
    return new InputException(
        new Problem(
            file,
            "line " + Quantity.of(line),
            String.format("byte 0x%02X", first),
            "expected text in UTF-8",
            "Maybe a spreadsheet saved it in another encoding: save it as \"CSV UTF-8\","
                + " or download the file again."));
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
