package marshal.results.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes figures as British readers expect them, rounded to what they can bear. */
public final class Figures {

  private static final double MILLION = 1e6;
  private static final double BILLION = 1e9;
  private static final int PENCE_PER_POUND = 100;
  private static final int MINUTES_PER_HOUR = 60;
  private static final String NOT_KNOWN = "–";

  private Figures() {}

  /** Returns an amount to the pound, {@code £2,412,300}; to the penny below ten pounds. */
  public static String pounds(long pence) {
    String sign = pence < 0 ? "-" : "";
    double pounds = Math.abs((double) pence) / PENCE_PER_POUND;
    boolean whole = pence % PENCE_PER_POUND == 0 || pounds >= 10;
    return sign + "£" + text(whole ? "%,.0f" : "%,.2f", pounds);
  }

  /** Returns a rough amount of harm with its unit: {@code £3.9m}, {@code 12,300 days}. */
  public static String harm(double harm, String unit) {
    if (!Double.isFinite(harm)) {
      return "unknown";
    }
    String amount = rough(Math.abs(harm));
    String sign = harm < 0 && !amount.equals("0") ? "-" : "";
    return unit.equals("£") ? sign + "£" + amount : sign + amount + " " + unit;
  }

  /** Two or three digits that count: 41.2m, 420,000, 12,300, 640, 7. */
  private static String rough(double amount) {
    double rounded =
        amount >= 10
            ? new BigDecimal(amount).round(new MathContext(3, RoundingMode.HALF_EVEN)).doubleValue()
            : Math.rint(amount);
    if (rounded >= BILLION) {
      return inUnits(rounded / BILLION) + "bn";
    }
    return rounded >= MILLION ? inUnits(rounded / MILLION) + "m" : text("%,.0f", rounded);
  }

  private static String inUnits(double amount) {
    return text(amount >= 100 ? "%,.0f" : "%,.1f", amount);
  }

  /** Returns pounds without pence: {@code £2,412,300}. */
  public static String wholePounds(double pounds) {
    String amount = text("%,.0f", Math.abs(pounds));
    return (pounds < 0 && !amount.equals("0") ? "-£" : "£") + amount;
  }

  /** Returns an amount rounded to three digits that count: {@code 12,300}, {@code 0.4}. */
  public static String amount(double amount) {
    if (Math.abs(amount) < 10) {
      return unsigned(text("%,.1f", amount));
    }
    double rounded =
        new BigDecimal(amount).round(new MathContext(3, RoundingMode.HALF_EVEN)).doubleValue();
    return text("%,.0f", rounded);
  }

  /** Returns an amount for a column of thousands: whole from ten up, else with one decimal. */
  public static String thousands(double amount) {
    return decimal(amount / 1000, 10);
  }

  /** Returns an amount for a column: whole from ten thousand up, else with one decimal. */
  public static String plain(double amount) {
    return decimal(amount, 10_000);
  }

  /** Returns a ratio: one decimal from a tenth up, else two. */
  public static String ratio(double over, double under) {
    if (!(under > 0) || !Double.isFinite(over)) {
      return NOT_KNOWN;
    }
    double ratio = over / under;
    return unsigned(text(Math.abs(ratio) < 0.1 ? "%,.2f" : "%,.1f", ratio));
  }

  private static String decimal(double amount, double wholeFrom) {
    if (!Double.isFinite(amount)) {
      return NOT_KNOWN;
    }
    return unsigned(text(Math.abs(amount) >= wholeFrom ? "%,.0f" : "%,.1f", amount));
  }

  /** Nothing is not negative. */
  private static String unsigned(String figure) {
    return figure.matches("-0(\\.0+)?") ? figure.substring(1) : figure;
  }

  /** Returns a count with separators: {@code 1,020}. */
  public static String count(long count) {
    return String.format(Locale.UK, "%,d", count);
  }

  /** Returns minutes as hours: {@code 384 h}, {@code 2.5 h}. */
  public static String hours(long minutes) {
    boolean whole = minutes % MINUTES_PER_HOUR == 0 || Math.abs(minutes) >= 10 * MINUTES_PER_HOUR;
    return unsigned(text(whole ? "%,.0f" : "%,.1f", (double) minutes / MINUTES_PER_HOUR)) + " h";
  }

  /** Returns a share as a percentage; from samples nothing is quite certain. */
  public static String percent(double share) {
    if (share >= 0.995) {
      return "more than 99 %";
    }
    if (share < 0.005) {
      return "less than 1 %";
    }
    return text("%.0f %%", 100 * share);
  }

  /** Rounds a percentage up to two digits, so that "no more than" stays true. */
  public static String upTo(double percent) {
    return BigDecimal.valueOf(percent)
        .round(new MathContext(2, RoundingMode.UP))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String text(String format, double figure) {
    return String.format(Locale.UK, format, figure);
  }
}
