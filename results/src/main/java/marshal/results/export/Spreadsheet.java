package marshal.results.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import marshal.results.table.Cell;
import marshal.results.table.Column;
import marshal.results.table.DataTable;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes tables as a workbook (.xlsx), a sheet for each: figures as numbers in their format, frozen
 * headings, columns as wide as their content. Text is written as text, never as a formula.
 */
final class Spreadsheet {

  private static final String PROGRAM = "Marshal";
  private static final int NARROWEST = 9;
  private static final int WIDEST = 60;

  /** Rows looked at to find how wide a column must be. */
  private static final int ROWS_MEASURED = 200;

  /** No cell of a workbook holds more. */
  private static final int MOST_CHARACTERS = 32_767;

  private Spreadsheet() {}

  /**
   * Returns the bytes of a workbook.
   *
   * @param version version of Marshal, major and minor
   */
  static byte[] of(List<DataTable> tables, String version) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, PROGRAM, version)) {
      for (DataTable table : tables) {
        write(table, workbook.newWorksheet(table.id()));
      }
      workbook.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataTable table, Worksheet sheet) {
    for (int k = 0; k < table.columns().size(); k++) {
      Column column = table.columns().get(k);
      sheet.value(0, k, column.title());
      sheet
          .style(0, k)
          .bold()
          .wrapText(true)
          .verticalAlignment("bottom")
          .horizontalAlignment(column.kind().isFigure() ? "right" : "left")
          .set();
      sheet.width(k, width(table, k));
    }
    for (int r = 0; r < table.rows().size(); r++) {
      for (int k = 0; k < table.columns().size(); k++) {
        write(sheet, r + 1, k, table.rows().get(r).get(k), table.columns().get(k).kind());
      }
    }
    sheet.freezePane(table.columns().get(0).kind().isFigure() ? 0 : 1, 1);
  }

  private static void write(Worksheet sheet, int row, int column, Cell cell, Column.Kind kind) {
    if (cell instanceof Cell.Words words) {
      sheet.value(row, column, cut(words.text()));
    } else if (cell instanceof Cell.Figure figure) {
      sheet.value(row, column, figure.value());
      sheet.style(row, column).format(format(kind)).set();
    }
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }

  private static String format(Column.Kind kind) {
    return switch (kind) {
      case WORDS -> "General";
      case COUNT -> "#,##0";
      case POUNDS -> "£#,##0.00";
      case AMOUNT -> "#,##0.00";
      case RATIO -> "0.0000";
      case SHARE -> "0.0%";
    };
  }

  private static double width(DataTable table, int column) {
    int widest = Math.max(NARROWEST, table.columns().get(column).title().length() + 1);
    for (List<Cell> row : table.rows().subList(0, Math.min(ROWS_MEASURED, table.rows().size()))) {
      Cell cell = row.get(column);
      if (cell instanceof Cell.Words words) {
        widest = Math.max(widest, words.text().length() + 1);
      } else if (cell instanceof Cell.Figure figure) {
        // Separators and a sign of money come on top of the digits.
        widest = Math.max(widest, figure.value().toPlainString().length() + 5);
      }
    }
    return Math.min(WIDEST, widest);
  }
}
