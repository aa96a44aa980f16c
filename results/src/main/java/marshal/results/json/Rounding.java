package marshal.results.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rounds figures for a document, so that it holds no digits that mean nothing. */
final class Rounding {

  private static final int PENCE_DIGITS = 2;
  private static final int HARM_DIGITS_OTHERWISE = 3;
  private static final int SHARE_DIGITS = 4;
  private static final int COUNT_DIGITS = 2;
  private static final int MINUTES_PER_HOUR = 60;

  private final int harmDigits;

  /**
   * Creates a rounding for one unit of harm.
   *
   * @param inPounds whether harm is in pounds, which have two decimals
   */
  Rounding(boolean inPounds) {
    harmDigits = inPounds ? PENCE_DIGITS : HARM_DIGITS_OTHERWISE;
  }

  /** Returns pence as pounds with two decimals. */
  static BigDecimal pounds(long pence) {
    return BigDecimal.valueOf(pence, PENCE_DIGITS);
  }

  /** Returns minutes as hours with two decimals. */
  static BigDecimal hours(long minutes) {
    return BigDecimal.valueOf(minutes)
        .divide(BigDecimal.valueOf(MINUTES_PER_HOUR), COUNT_DIGITS, RoundingMode.HALF_EVEN);
  }

  /** Returns an amount of harm; empty where there is none to tell. */
  Optional<BigDecimal> harm(double harm) {
    return round(harm, harmDigits);
  }

  /** Returns harm per pound or per hour; empty where it is not known. */
  static Optional<BigDecimal> price(OptionalDouble price) {
    return price.isPresent() ? round(price.getAsDouble(), SHARE_DIGITS) : Optional.empty();
  }

  /** Returns a share or a probability. */
  static Optional<BigDecimal> share(double share) {
    return round(share, SHARE_DIGITS);
  }

  /** Returns a mean of counts, of days or of seconds. */
  static Optional<BigDecimal> count(double count) {
    return round(count, COUNT_DIGITS);
  }

  /** A figure that is not finite has no place in JSON; a missing one says the same. */
  private static Optional<BigDecimal> round(double figure, int digits) {
    if (!Double.isFinite(figure)) {
      return Optional.empty();
    }
    BigDecimal rounded = BigDecimal.valueOf(figure).setScale(digits, RoundingMode.HALF_EVEN);
    return Optional.of(rounded);
  }
}
