package marshal.scenarios.input;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Regular expressions of texts in files, and what they ask for in words. */
final class Patterns {

  static final String ID = "^[a-z0-9]+(-[a-z0-9]+)*$";
  static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
  static final String STEP = "^[0-9]{4}-(W[0-9]{2}|[0-9]{2}(-[0-9]{2})?)$";
  static final String YEAR = "^[0-9]{4}(/[0-9]{2})?$";
  static final String SHA256 = "^[0-9a-f]{64}$";
  static final String TEXT = "\\S";

  private static final Map<String, Pattern> COMPILED =
      Stream.of(ID, DAY, STEP, YEAR, SHA256).collect(Collectors.toMap(p -> p, Pattern::compile));

  private Patterns() {}

  /** Returns whether a text has what a pattern asks for. */
  static boolean matches(String pattern, String text) {
    if (pattern.equals(TEXT)) {
      return !text.isBlank();
    }
    Pattern compiled = COMPILED.get(pattern);
    return (compiled == null ? Pattern.compile(pattern) : compiled).matcher(text).find();
  }

  /** Returns what a pattern asks for. */
  static String inWords(String pattern) {
    return switch (pattern) {
      case ID -> "small letters, digits and single hyphens between them";
      case DAY -> "a day as 2015-04-01";
      case STEP -> "a month as 2015-04, or a week as 2015-W14 or its first day";
      case YEAR -> "a year as 2015 or 2015/16";
      case SHA256 -> "64 hexadecimal digits";
      case TEXT -> "text that is not blank";
      default ->
          pattern.matches("\\^[a-z]+\\$")
              ? "the word '" + pattern.substring(1, pattern.length() - 1) + "'"
              : "text that matches " + pattern;
    };
  }
}
