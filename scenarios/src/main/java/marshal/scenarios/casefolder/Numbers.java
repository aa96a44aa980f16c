package marshal.scenarios.casefolder;

import java.math.BigDecimal;

/** Numbers as people write them. */
final class Numbers {

  private Numbers() {}

  /** Returns a number without exponent or trailing zeros. */
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** Returns pounds in whole pence. */
  static long pence(double pounds) {
    return Math.round(pounds * 100);
  }

  /** Returns hours in whole minutes. */
  static long minutes(double hours) {
    return Math.round(hours * 60);
  }
}
