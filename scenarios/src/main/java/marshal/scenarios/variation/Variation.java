package marshal.scenarios.variation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import marshal.scenarios.problem.Nearest;

/**
 * One thing that is varied and the values it takes, in percent of what the scenario says.
 *
 * @param knob what is varied
 * @param target id of what is varied, or {@code all}; empty text for the whole budget
 * @param percents its values, ascending, each once, 0 or more
 */
public record Variation(Knob knob, String target, List<BigDecimal> percents) {

  /** Target that means every one. */
  public static final String ALL = "all";

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,4})?)\\s*%?");
  private static final int SIGNIFICANT = 7;
  private static final BigDecimal MOST_PERCENT = new BigDecimal(10_000);

  /** Copies the values and checks their order. */
  public Variation {
    percents = List.copyOf(percents);
    if (percents.isEmpty() || !List.copyOf(new TreeSet<>(percents)).equals(percents)) {
      throw new IllegalArgumentException(
          "The values " + percents + " of a variation must be ascending, each once.");
    }
  }

  /**
   * Reads a variation as a command has it: {@code budget=80%..120%}, {@code
   * price:taxi-marshals=90%,100%,110%}.
   *
   * @param text the variation
   * @param points values of a range, 2 or more
   * @throws IllegalArgumentException if it cannot be read; the message says what to write
   */
  public static Variation parse(String text, int points) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw wrong(text, "needs a range", "Write for example budget=80%..120%.");
    }
    String[] key = text.substring(0, equals).strip().split(":", 2);
    Knob knob =
        Knob.find(key[0].strip())
            .orElseThrow(
                () ->
                    wrong(
                        text,
                        "varies nothing that is known",
                        Nearest.remedy(key[0].strip(), Knob.words())));
    String target = key.length == 2 ? key[1].strip() : "";
    if (knob.isNamed() && target.isEmpty()) {
      throw wrong(
          text,
          "does not say which " + knob.word(),
          "Write for example %s:ID=80%%..120%%, or %s:all.".formatted(knob.word(), knob.word()));
    }
    if (!knob.isNamed() && !target.isEmpty()) {
      throw wrong(
          text, "names one budget", "Write budget=... for all money, funding:ID=... for one.");
    }
    return new Variation(knob, target, percents(text, text.substring(equals + 1), points));
  }

  private static List<BigDecimal> percents(String text, String values, int points) {
    String[] ends = values.split("\\.\\.", -1);
    if (ends.length == 2) {
      BigDecimal from = percent(text, ends[0]);
      BigDecimal to = percent(text, ends[1]);
      if (from.compareTo(to) >= 0) {
        throw wrong(text, "ends where it begins or before", "Write the smaller value first.");
      }
      if (points < 2) {
        throw wrong(text, "is a range of " + points + " points", "Take 2 points or more.");
      }
      List<BigDecimal> percents = new ArrayList<>();
      for (int j = 0; j < points; j++) {
        BigDecimal value =
            from.add(
                to.subtract(from)
                    .multiply(BigDecimal.valueOf(j))
                    .divide(
                        BigDecimal.valueOf(points - 1L),
                        new MathContext(SIGNIFICANT, RoundingMode.HALF_EVEN)));
        percents.add(plain(value.round(new MathContext(SIGNIFICANT, RoundingMode.HALF_EVEN))));
      }
      return percents;
    }
    List<BigDecimal> percents =
        Arrays.stream(values.split(",", -1)).map(value -> percent(text, value)).toList();
    return List.copyOf(new TreeSet<>(percents));
  }

  private static BigDecimal percent(String text, String value) {
    Matcher matcher = PERCENT.matcher(value.strip());
    if (!matcher.matches()) {
      throw wrong(
          text,
          "has the value '" + value.strip() + "', which is no percentage of 0 or more",
          "Write a range as 80%..120%, or single values as 80%,100%,120%.");
    }
    BigDecimal percent = new BigDecimal(matcher.group(1));
    if (percent.compareTo(MOST_PERCENT) > 0) {
      throw wrong(text, "goes beyond 10,000 %", "");
    }
    return plain(percent);
  }

  /** Without zeros at the end, so that equal values are the same text. */
  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static IllegalArgumentException wrong(String text, String rule, String remedy) {
    return new IllegalArgumentException(
        "'" + text + "' " + rule + "." + (remedy.isEmpty() ? "" : "\n" + remedy));
  }

  /** Returns what is varied as a command names it: {@code price:taxi-marshals}. */
  public String key() {
    return target.isEmpty() ? knob.word() : knob.word() + ":" + target;
  }

  /** Returns the whole variation as a command has it, with every value. */
  public String text() {
    return key() + "=" + String.join(",", percents.stream().map(p -> p + "%").toList());
  }

  /** Returns the index of the value nearest to 100 %, the smaller of two. */
  public int nearestToOwn() {
    int nearest = 0;
    for (int j = 1; j < percents.size(); j++) {
      if (distance(j).compareTo(distance(nearest)) < 0) {
        nearest = j;
      }
    }
    return nearest;
  }

  private BigDecimal distance(int j) {
    return percents.get(j).subtract(BigDecimal.valueOf(100)).abs();
  }
}
