package marshal.results.explanation;

import java.util.Locale;
import marshal.results.summary.Figures;

/** Small amounts of harm, which rough figures would hide. */
final class HarmWords {

  private HarmWords() {}

  /** Returns an amount with its unit: pence count below ten. */
  static String small(double harm, String unit) {
    double amount = Math.abs(harm);
    if (amount >= 1000) {
      return Figures.harm(harm, unit);
    }
    String figure = String.format(Locale.UK, amount >= 10 ? "%,.0f" : "%,.2f", amount);
    String sign = harm < 0 && figure.matches(".*[1-9].*") ? "-" : "";
    return unit.equals("£") ? sign + "£" + figure : sign + figure + " " + unit;
  }
}
