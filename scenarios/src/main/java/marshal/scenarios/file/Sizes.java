package marshal.scenarios.file;

import java.util.Locale;

/** Sizes and bytes in words. */
final class Sizes {

  private Sizes() {}

  static String inWords(long bytes) {
    if (bytes >= 1L << 30) {
      return (bytes >> 30) + " GB";
    }
    return bytes >= 1 << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
  }

  static String hex(int value) {
    return String.format(Locale.ROOT, "byte 0x%02X", value);
  }
}
