package marshal.results.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text that fits {@link Paragraph#COLUMNS}: columns of words give way, the widest first,
 * columns of figures never do.
 */
final class TextTable {

  /** Stands at the end of a cell and stays there when the cell is cut. */
  static final String MARK = " *";

  private static final int MIN_WORD_COLUMNS = 8;
  private static final String INDENT = "    ";
  private static final String GAP = "  ";

  /** How a column behaves. */
  enum Kind {
    /** Words, to the left; cut where space is short. */
    WORDS,
    /** Figures, to the right; never cut. */
    FIGURES
  }

  private final List<Kind> kinds = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Creates a table with the headers of its columns. */
  TextTable(List<String> headers, List<Kind> kinds) {
    if (headers.size() != kinds.size()) {
      throw new IllegalArgumentException("Each column needs a header and a kind.");
    }
    this.kinds.addAll(kinds);
    rows.add(List.copyOf(headers));
  }

  /** Adds a row with a cell for every column. */
  void row(List<String> cells) {
    if (cells.size() != kinds.size()) {
      throw new IllegalArgumentException(
          "A row of " + cells.size() + " cells does not fit " + kinds.size() + " columns.");
    }
    rows.add(cells.stream().map(Paragraph::clean).toList());
  }

  /** Returns the lines, each with a newline. */
  String toText() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int column = 0; column < widths.length; column++) {
        line.append(column == 0 ? "" : GAP);
        String cell = cut(row.get(column), widths[column]);
        String space = " ".repeat(widths[column] - Paragraph.length(cell));
        line.append(kinds.get(column) == Kind.WORDS ? cell + space : space + cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String cut(String cell, int columns) {
    return cell.endsWith(MARK) && columns > MARK.length()
        ? Paragraph.cut(cell.substring(0, cell.length() - MARK.length()), columns - MARK.length())
            + MARK
        : Paragraph.cut(cell, columns);
  }

  private int[] widths() {
    int[] widths = new int[kinds.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], Paragraph.length(row.get(column)));
      }
    }
    int room = Paragraph.COLUMNS - INDENT.length() - GAP.length() * (widths.length - 1);
    while (Arrays.stream(widths).sum() > room) {
      int widest = widestWords(widths);
      if (widest < 0) {
        // Figures beyond all measure: each column gets its part, and the cut shows.
        Arrays.fill(widths, Math.max(1, room / widths.length));
        return widths;
      }
      widths[widest]--;
    }
    return widths;
  }

  private int widestWords(int[] widths) {
    int widest = -1;
    for (int column = 0; column < widths.length; column++) {
      if (kinds.get(column) == Kind.WORDS
          && widths[column] > MIN_WORD_COLUMNS
          && (widest < 0 || widths[column] > widths[widest])) {
        widest = column;
      }
    }
    return widest;
  }
}
