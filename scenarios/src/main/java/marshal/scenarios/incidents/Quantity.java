package marshal.scenarios.incidents;

import java.util.Locale;

/** Numbers as people read them. */
final class Quantity {

  private Quantity() {}

  static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
