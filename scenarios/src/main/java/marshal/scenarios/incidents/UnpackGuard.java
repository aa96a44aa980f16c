package marshal.scenarios.incidents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Stops unpacking when compressed data turns out larger than any honest file: by its ratio to the
 * packed bytes, or in all.
 */
final class UnpackGuard extends FilterInputStream {

  /** Small files may repeat themselves; the ratio says nothing yet. */
  private static final long FREE_BYTES = 1 << 19;

  private static final String SUSPICIOUS =
      "Maybe the file is damaged or made to fill the disk: download it from its source.";

  private final String file;
  private final LongSupplier packedBytes;
  private final ImportOptions options;
  private final long declaredBytes;
  private final long unpackedBefore;
  private long unpacked;

  /**
   * Guards one compressed stream.
   *
   * @param packedBytes packed bytes of this stream known or consumed so far
   * @param declaredBytes size after unpacking that the archive states
   * @param unpackedBefore bytes that the same archive has unpacked to before this stream
   */
  UnpackGuard(
      InputStream input,
      String file,
      LongSupplier packedBytes,
      long declaredBytes,
      long unpackedBefore,
      ImportOptions options) {
    super(input);
    this.file = file;
    this.packedBytes = packedBytes;
    this.declaredBytes = declaredBytes;
    this.unpackedBefore = unpackedBefore;
    this.options = options;
  }

  /** Returns the bytes unpacked by this archive so far, streams before included. */
  long unpackedInAll() {
    return unpackedBefore + unpacked;
  }

  /**
   * Fails if the sizes are not those of an honest file.
   *
   * @throws InputException if the ratio or the sum exceeds its limit
   */
  static void check(
      String file, long packed, long unpacked, long unpackedBefore, ImportOptions options) {
    if (unpacked > FREE_BYTES && unpacked / options.maxUnpackRatio() > packed) {
      throw new InputException(
          Problem.ofFile(
              file,
              "it unpacks to more than "
                  + options.maxUnpackRatio()
                  + " times its packed size, which no table of crimes does",
              SUSPICIOUS));
    }
    if (unpackedBefore + unpacked > options.maxUnpackedBytes()) {
      throw new InputException(
          Problem.ofFile(
              file,
              "it unpacks to more than " + Quantity.of(options.maxUnpackedBytes()) + " bytes",
              "Import it in parts, fewer months at a time."));
    }
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int bytes) {
    unpacked += bytes;
    if (unpacked > declaredBytes) {
      throw new InputException(
          Problem.ofFile(
              file,
              "it unpacks to more than the " + Quantity.of(declaredBytes) + " bytes it declares",
              SUSPICIOUS));
    }
    check(file, packedBytes.getAsLong(), unpacked, unpackedBefore, options);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
