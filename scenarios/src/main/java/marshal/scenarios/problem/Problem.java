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
    StringBuilder text = new StringBuilder(file).append(": ");
    if (!value.isEmpty()) {
      text.append(place).append(place.isEmpty() ? "\"" : " is \"");
      appendShown(value, text);
      text.append("\"; ");
    } else if (!place.isEmpty()) {
      text.append(place).append(": ");
    }
    text.append(rule).append('.');
    if (!remedy.isEmpty()) {
      text.append('\n').append(remedy);
    }
    return text.toString();
  }

  private static void appendShown(String value, StringBuilder text) {
    int end = Math.min(value.length(), MAX_SHOWN_CHARACTERS);
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c)) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    if (end < value.length()) {
      text.append("...");
    }
  }
}
