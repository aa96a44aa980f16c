package marshal.scenarios.casefolder;

import java.math.BigDecimal;
import marshal.model.intervention.RelativeEffect;

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

  /** Returns a change of incidents, given in percent, as shares. */
  static RelativeEffect change(double percent, double lowPercent, double highPercent) {
    return new RelativeEffect(percent / 100, lowPercent / 100, highPercent / 100);
  }
}
