package marshal.results.export;

import java.util.List;
import java.util.stream.Collectors;
import marshal.results.table.Cell;
import marshal.results.table.Column;
import marshal.results.table.DataTable;
import marshal.scenarios.file.FormulaGuard;

/**
 * Writes a table as comma-separated values (RFC 4180): exact figures, names of columns as keys, and
 * no text that a spreadsheet would run as a formula.
 */
final class CsvText {

  /** Tells spreadsheets that the text is UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvText() {}

  static String of(DataTable table) {
    StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
    csv.append(table.columns().stream().map(Column::key).collect(Collectors.joining(",")))
        .append('\n');
    for (List<Cell> row : table.rows()) {
      csv.append(row.stream().map(CsvText::shown).collect(Collectors.joining(","))).append('\n');
    }
    return csv.toString();
  }

  private static String shown(Cell cell) {
    if (cell instanceof Cell.Figure figure) {
      return figure.value().toPlainString();
    }
    if (!(cell instanceof Cell.Words words)) {
      return "";
    }
    String text = FormulaGuard.guarded(words.text());
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
