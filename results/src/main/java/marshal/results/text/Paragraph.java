package marshal.results.text;

/** Fits words into lines. */
public final class Paragraph {

  /** Columns that a line may fill. */
  public static final int COLUMNS = 100;

  private static final String INDENT = "  ";
  private static final String CUT = "…";

  private Paragraph() {}

  /** Breaks a text into indented lines of at most {@link #COLUMNS}; each ends with a newline. */
  public static String wrap(String text) {
    StringBuilder wrapped = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (String word : clean(text).strip().split(" +")) {
      if (line.length() > 0 && length(INDENT) + length(line) + 1 + length(word) > COLUMNS) {
        wrapped.append(INDENT).append(line).append('\n');
        line.setLength(0);
      }
      if (line.length() > 0) {
        line.append(' ');
      }
      line.append(cut(word, COLUMNS - INDENT.length()));
    }
    return wrapped.append(INDENT).append(line).append('\n').toString();
  }

  /** Cuts a text to a width, with an ellipsis in its last column if anything is lost. */
  public static String cut(String text, int columns) {
    if (length(text) <= columns) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, columns - 1)) + CUT;
  }

  /** Returns the columns that a text fills. */
  public static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  /** Names come from files: a control character in one must not steer the terminal. */
  public static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
  }
}
