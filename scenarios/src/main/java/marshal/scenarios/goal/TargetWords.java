package marshal.scenarios.goal;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import marshal.solver.objective.Target;

/** Targets as people type them: {@code 15%}, {@code 3000000}, {@code £3,000,000}. */
public final class TargetWords {

  private static final Pattern TEXT = Pattern.compile("£?(\\d{1,15}(?:\\.\\d{1,9})?) ?(%?)");

  private TargetWords() {}

  /** Returns a target as people type it. */
  public static String of(Target target) {
    if (target instanceof Target.Share share) {
      return plain(100 * share.share()) + "%";
    }
    return plain(((Target.Amount) target).harm());
  }

  private static String plain(double number) {
    BigDecimal rounded = new BigDecimal(number).setScale(9, java.math.RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /**
   * Reads a target.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Target read(String text) {
    Matcher matcher = TEXT.matcher(text.strip().replace(",", ""));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a target; write a share of the forecast harm like 15%, or an"
              + " amount like 3000000");
    }
    double number = Double.parseDouble(matcher.group(1));
    if (matcher.group(2).isEmpty()) {
      return new Target.Amount(number);
    }
    if (number > 100) {
      throw new IllegalArgumentException("'" + text + "' is more than all of the forecast harm");
    }
    return new Target.Share(number / 100);
  }
}
