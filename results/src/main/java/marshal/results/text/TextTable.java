package marshal.results.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text that fits {@link Paragraph#COLUMNS}: columns of words give way, the last ones
 * first, columns of figures never do.
 */
public final class TextTable {

  /** Stands at the end of a cell and stays there when the cell is cut. */
  public static final String MARK = " *";

  /** Columns of words shrink to the first width, all of them, before any shrinks to the second. */
  private static final int[] LEAST_WORD_COLUMNS = {12, 6};

  private static final String INDENT = "    ";
  private static final String GAP = "  ";

  /** How a column behaves. */
  public enum Kind {
    /** Words, to the left; cut where space is short. */
    WORDS,
    /** Names with a separator between them; cut between names where space is short. */
    NAMES,
    /** Figures, to the right; never cut. */
    FIGURES
  }

  private final List<Kind> kinds = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Creates a table with the headers of its columns. */
  public TextTable(List<String> headers, List<Kind> kinds) {
    if (headers.size() != kinds.size()) {
      throw new IllegalArgumentException("Each column needs a header and a kind.");
    }
    this.kinds.addAll(kinds);
    rows.add(List.copyOf(headers));
  }

  /** Adds a row with a cell for every column. */
  public void row(List<String> cells) {
    if (cells.size() != kinds.size()) {
      throw new IllegalArgumentException(
          "A row of " + cells.size() + " cells does not fit " + kinds.size() + " columns.");
    }
    rows.add(cells.stream().map(Paragraph::clean).toList());
  }

  /** Returns the lines, each with a newline. */
  public String toText() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int column = 0; column < widths.length; column++) {
        line.append(column == 0 ? "" : GAP);
        String cell = cut(row.get(column), widths[column], kinds.get(column));
        String space = " ".repeat(widths[column] - Paragraph.length(cell));
        line.append(kinds.get(column) == Kind.FIGURES ? space + cell : cell + space);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String cut(String cell, int columns, Kind kind) {
    if (cell.endsWith(MARK) && columns > MARK.length()) {
      int kept = cell.length() - MARK.length();
      return Paragraph.cut(cell.substring(0, kept), columns - MARK.length()) + MARK;
    }
    String cut = Paragraph.cut(cell, columns);
    // Names that hold commas are separated by semicolons.
    int lastWhole = cut.lastIndexOf(cell.contains("; ") ? "; " : ", ");
    return kind == Kind.NAMES && !cut.equals(cell) && lastWhole > 0
        ? cut.substring(0, lastWhole + 2) + "…"
        : cut;
  }

  private int[] widths() {
    int[] widths = new int[kinds.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], Paragraph.length(row.get(column)));
      }
    }
    int room = Paragraph.COLUMNS - INDENT.length() - GAP.length() * (widths.length - 1);
    for (int least : LEAST_WORD_COLUMNS) {
      for (int column = widths.length - 1; column >= 0; column--) {
        int excess = Arrays.stream(widths).sum() - room;
        if (kinds.get(column) != Kind.FIGURES && widths[column] > least) {
          widths[column] = Math.max(least, widths[column] - Math.max(0, excess));
        }
      }
    }
    if (Arrays.stream(widths).sum() > room) {
      // Figures beyond all measure: each column gets its part, and the cut shows.
      Arrays.fill(widths, room / widths.length);
    }
    return widths;
  }
}
