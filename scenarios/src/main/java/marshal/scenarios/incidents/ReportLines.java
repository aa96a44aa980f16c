package marshal.scenarios.incidents;

import java.util.Locale;

/** Lines of a report on an import, of at most 100 characters. */
final class ReportLines {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  /** Returns the lines so far. */
  String text() {
    return text.toString();
  }

  /** Returns a number of things in words: 1 row, 2 rows. */
  static String number(long number, String what) {
    return Quantity.of(number) + " " + what + (number == 1 ? "" : "s");
  }

  void blank() {
    text.append('\n');
  }

  /** Adds a line of a sum. */
  void count(String what, long rows) {
    text.append(String.format(Locale.ROOT, "  %-46s %,14d", what, rows)).append('\n');
  }

  void paragraph(String sentence) {
    wrapped(sentence, "");
  }

  void indented(String sentence) {
    wrapped(sentence, INDENT);
  }

  private void wrapped(String sentence, String indent) {
    int column = 0;
    for (String word : sentence.split("[ \\n]")) {
      // A word that no line can hold, a long path say, is broken.
      String rest = word;
      while (!rest.isEmpty()) {
        int room = WIDTH - indent.length() - INDENT.length();
        String part = rest.substring(0, Math.min(rest.length(), room));
        rest = rest.substring(part.length());
        if (column > 0 && column + 1 + part.length() > WIDTH) {
          text.append('\n');
          column = 0;
        }
        if (column == 0) {
          text.append(indent);
          column = indent.length();
        } else {
          text.append(' ');
          column++;
        }
        text.append(part);
        column += part.length();
      }
    }
    text.append('\n');
  }
}
