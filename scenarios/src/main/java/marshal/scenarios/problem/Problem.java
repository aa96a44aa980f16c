package marshal.scenarios.problem;

import java.util.Objects;

/**
 * One thing that is wrong with an input file: where, what is there, which rule it breaks, what to
 * try.
 *
 * @param file name of the file as the user knows it, for example {@code recorded-crime.csv}
 * @param place place in the file, for example {@code row 12, count} or {@code
 *     staffPools[2].hoursPerPeriod}; empty if the whole file is meant
 * @param value what stands there; empty if there is no single value to show
 * @param rule the rule in words without a full stop, for example {@code expected a whole number, 0
 *     or more}
 * @param remedy what to try, as a full sentence; empty if there is nothing to suggest
 */
public record Problem(String file, String place, String value, String rule, String remedy) {

  /** Longer values are cut to this many characters when they are shown. */
  private static final int MAX_SHOWN_CHARACTERS = 80;

  /**
   * Checks that every part is there, if only empty, and that file and rule say something.
   *
   * @throws IllegalArgumentException if the file or the rule is blank
   */
  public Problem {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(remedy, "remedy");
    if (file.isBlank()) {
      throw new IllegalArgumentException("The file of a problem must be named.");
    }
    if (rule.isBlank()) {
      throw new IllegalArgumentException("The rule of the problem in " + file + " must be named.");
    }
  }

  /** Returns a problem of a whole file. */
  public static Problem ofFile(String file, String rule, String remedy) {
    return new Problem(file, "", "", rule, remedy);
  }

  /**
   * Returns the problem as a person reads it: {@code file: place is "value"; rule.} and the remedy
   * on a line of its own. Long values are cut and control characters escaped.
   */
  public String toText() {
    StringBuilder text = new StringBuilder(shown(file)).append(": ");
    if (!value.isEmpty()) {
      boolean cut = value.length() > MAX_SHOWN_CHARACTERS;
      text.append(shown(place)).append(place.isEmpty() ? "\"" : " is \"");
      text.append(shown(cut ? value.substring(0, MAX_SHOWN_CHARACTERS) : value));
      text.append(cut ? "...\"; " : "\"; ");
    } else if (!place.isEmpty()) {
      text.append(shown(place)).append(": ");
    }
    text.append(shown(rule)).append('.');
    if (!remedy.isEmpty()) {
      text.append('\n').append(remedy);
    }
    return text.toString();
  }

  /** Input must not steer the terminal that shows it. */
  private static String shown(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
