package marshal.scenarios.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a text file, checked as they pass: UTF-8 throughout, no line over {@link
 * Limits#LINE_BYTES}, no more than a number of bytes. A byte order mark is left out.
 *
 * <p>Checking while streaming means that a file with one endless line is refused after a megabyte.
 */
final class CheckedText extends FilterInputStream {

  /** Text that breaks a rule; the message is the rule in words. */
  static final class BadTextException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String value;
    private final String remedy;

    BadTextException(int line, String value, String rule, String remedy) {
      super(rule);
      this.line = line;
      this.value = value;
      this.remedy = remedy;
    }

    int line() {
      return line;
    }

    String value() {
      return value;
    }

    String remedy() {
      return remedy;
    }
  }

  private final long maxBytes;
  private long bytes;
  private int line = 1;
  private long lineBytes;

  /** Bytes that the current character still needs, and the range that the next must lie in. */
  private int pending;

  /** First byte of the current character. */
  private int lead;

  private int low = 0x80;
  private int high = 0xBF;
  private boolean started;

  CheckedText(InputStream in, long maxBytes) {
    super(in);
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!started) {
      started = true;
      skipByteOrderMark();
    }
    int read = super.read(buffer, offset, length);
    if (read < 0) {
      if (pending > 0) {
        throw notUtf8("the end of the file");
      }
      return read;
    }
    for (int i = offset; i < offset + read; i++) {
      check(buffer[i] & 0xFF);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void skipByteOrderMark() throws IOException {
    in.mark(3);
    byte[] first = in.readNBytes(3);
    boolean mark =
        first.length == 3
            && (first[0] & 0xFF) == 0xEF
            && (first[1] & 0xFF) == 0xBB
            && (first[2] & 0xFF) == 0xBF;
    if (!mark) {
      in.reset();
    }
  }

  private void check(int value) throws IOException {
    if (++bytes > maxBytes) {
      throw new BadTextException(
          line, "", "the file is larger than " + Sizes.inWords(maxBytes), "Split or shorten it.");
    }
    if (pending > 0) {
      if (value < low || value > high) {
        throw notUtf8(Sizes.hex(lead));
      }
      pending--;
      low = 0x80;
      high = 0xBF;
    } else if (value >= 0x80) {
      begin(value);
    } else if (value == 0) {
      throw new BadTextException(
          line, "", "a zero byte is not text", "Save the file as plain text in UTF-8.");
    }
    if (value == '\n') {
      line++;
      lineBytes = 0;
    } else if (++lineBytes > Limits.LINE_BYTES) {
      throw new BadTextException(
          line,
          "",
          "the line is longer than " + Sizes.inWords(Limits.LINE_BYTES),
          "Check that the file has line ends and is what its name says.");
    }
  }

  /** Notes what must follow a first byte; overlong forms and surrogates are not UTF-8. */
  private void begin(int value) throws BadTextException {
    lead = value;
    if (value >= 0xC2 && value <= 0xDF) {
      pending = 1;
    } else if (value >= 0xE0 && value <= 0xEF) {
      pending = 2;
      low = value == 0xE0 ? 0xA0 : 0x80;
      high = value == 0xED ? 0x9F : 0xBF;
    } else if (value >= 0xF0 && value <= 0xF4) {
      pending = 3;
      low = value == 0xF0 ? 0x90 : 0x80;
      high = value == 0xF4 ? 0x8F : 0xBF;
    } else {
      throw notUtf8(Sizes.hex(value));
    }
  }

  private BadTextException notUtf8(String what) {
    return new BadTextException(
        line,
        what,
        "the file is not UTF-8",
        "Save it as UTF-8; a spreadsheet calls this \"CSV UTF-8\".");
  }
}
