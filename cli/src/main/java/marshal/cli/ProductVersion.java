package marshal.cli;

import java.util.Optional;

/** The program's version, as results record it. */
final class ProductVersion {
  private ProductVersion() {}

  static String text() {
    return Optional.ofNullable(Marshal.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
