package marshal.scenarios.incidents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** Reads one table row by row: a header, then rows of cells, with the line each row starts on. */
final class CsvRows implements Closeable {

  private final String file;
  private final int maxCellCharacters;
  private final GuardedReader reader;
  private final CsvParser parser;
  private final List<String> header;
  private final String[] cells;
  private final long[] salts; // of the columns, by their names
  private int cellCount;
  private long line = 1;

  /**
   * Opens a table and reads its header.
   *
   * @param input UTF-8 text; closed with this reader
   * @param file name of the table in messages
   * @throws InputException if the table is empty, is not UTF-8 or names a column twice
   */
  CsvRows(InputStream input, String file, int maxLineCharacters) throws IOException {
    this.file = file;
    this.maxCellCharacters = maxLineCharacters;
    reader = new GuardedReader(input, file, maxLineCharacters);
    CsvFactory factory =
        CsvFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(maxLineCharacters).build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    parser = factory.createParser(reader);
    header = readHeader();
    cells = new String[header.size()];
    salts =
        header.stream().mapToLong(name -> RowHash.of(name.toLowerCase(Locale.ROOT), 0)).toArray();
  }

  private List<String> readHeader() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new InputException(
            Problem.ofFile(
                file,
                "the file is empty",
                "Maybe the download was interrupted: download it again."));
      }
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        names.add(parser.getText().strip());
      }
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!name.isEmpty() && indexOf(names.subList(0, i), name) >= 0) {
        throw new InputException(
            new Problem(file, "header", name, "each column may be named once", ""));
      }
    }
    return List.copyOf(names);
  }

  List<String> header() {
    return header;
  }

  /**
   * Returns the position of a column, upper and lower case alike.
   *
   * @throws InputException if there is none
   */
  int column(String name) {
    int index = indexOf(header, name);
    if (index < 0) {
      throw new InputException(
          new Problem(
              file,
              "header",
              "",
              "the column \"" + name + "\" is missing; present are " + shown(header),
              "Maybe this is another kind of file, or its header line was lost."));
    }
    return index;
  }

  /** Returns the position of a column, -1 if there is none. */
  int findColumn(String name) {
    return indexOf(header, name);
  }

  private static int indexOf(List<String> names, String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  static String shown(List<String> names) {
    String all = String.join(", ", names);
    return all.length() <= 300
        ? all
        : all.substring(0, 300) + String.format(Locale.ROOT, "... (%,d columns)", names.size());
  }

  /** Moves to the next row; false at the end of the table. */
  boolean next() throws IOException {
    cellCount = 0;
    try {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return false;
      }
      Arrays.fill(cells, "");
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        if (cellCount == 0) {
          // At the start of the array the parser still stands on the line before.
          line = parser.currentTokenLocation().getLineNr();
        }
        if (cellCount < cells.length) {
          cells[cellCount] = parser.getText();
        }
        cellCount++;
      }
      return true;
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  private InputException unreadable(JsonProcessingException e) {
    String rule =
        e instanceof StreamConstraintsException
            ? "a quoted cell is longer than " + Quantity.of(maxCellCharacters) + " characters"
            : "the row cannot be split into cells (" + e.getOriginalMessage() + ")";
    return new InputException(
        new Problem(
            file,
            // Without a first cell the line is still that of the row before.
            (cellCount > 0 ? "line " : "after line ") + Quantity.of(line),
            "",
            rule,
            "Maybe a quotation mark is never closed."),
        e);
  }

  /** Returns the cell of the current row in a column; empty if the row ends before it. */
  String cell(int column) {
    return cells[column];
  }

  /** Returns a hash of the current row, the same for any order of columns. */
  long hash() {
    long hash = 0;
    for (int i = 0; i < salts.length; i++) {
      hash += RowHash.of(cells[i], salts[i]);
    }
    return hash;
  }

  /** Returns the number of cells in the current row, which may differ from the header's. */
  int cellCount() {
    return cellCount;
  }

  /** Returns the line on which the current row starts, from 1. */
  long line() {
    return line;
  }

  /** Returns the line that reading has reached, which may be ahead of the current row. */
  long lineReached() {
    return reader.line();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
