package marshal.scenarios.file;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running a text of a table as a formula: an apostrophe before it makes it
 * plain text. Guarding can be undone, so that a table that was guarded can be read again.
 */
public final class FormulaGuard {

  /** What a spreadsheet takes for the beginning of a formula, with any apostrophes before it. */
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);

  private FormulaGuard() {}

  /** Returns a text that no spreadsheet runs; most texts stay as they are. */
  public static String guarded(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** Returns the text that was guarded. */
  public static String unguarded(String text) {
    return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
  }
}
