package marshal.scenarios.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/**
 * A CSV table, read row by row: comma, UTF-8, a header, CRLF or LF.
 *
 * <p>What looks like a formula is text like any other.
 */
public final class Table {

  /**
   * The columns that a table may have.
   *
   * @param required columns that must be there
   * @param optional columns that may be there
   * @param further whether other columns are allowed
   * @param foreign a column that tells that the table is another one, if there is such
   */
  public record Columns(
      List<String> required, List<String> optional, boolean further, Optional<Foreign> foreign) {

    /**
     * A column that tells that the table is another one.
     *
     * @param name the column
     * @param rule what the table would be
     * @param remedy what to do instead
     */
    public record Foreign(String name, String rule, String remedy) {}

    /** Returns columns of which none tells that the table is another one. */
    public Columns(List<String> required, List<String> optional, boolean further) {
      this(required, optional, further, Optional.empty());
    }

    /** Copies the lists. */
    public Columns {
      required = List.copyOf(required);
      optional = List.copyOf(optional);
    }

    /** Returns columns that must all be there, and no others. */
    public static Columns exactly(String... required) {
      return new Columns(List.of(required), List.of(), false);
    }

    /** Returns these columns, with one that tells that the table is another one. */
    public Columns unless(Foreign other) {
      return new Columns(required, optional, further, Optional.of(other));
    }
  }

  /**
   * What a table was.
   *
   * @param header its columns; empty if the header cannot be used
   * @param rowsLost whether a row could not be handed on
   * @param sha256 hash of its bytes in hexadecimal; empty if not all were read
   */
  public record Summary(List<String> header, boolean rowsLost, String sha256) {

    /** Copies the list. */
    public Summary {
      header = List.copyOf(header);
    }
  }

  /** One row; reused for the next one. */
  public static final class Row {

    private final String file;
    private final Problems problems;
    private final List<String> header;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> cells = new ArrayList<>();
    private int number;

    private Row(String file, List<String> header, Problems problems) {
      this.file = file;
      this.header = header;
      this.problems = problems;
      for (int column = 0; column < header.size(); column++) {
        columns.put(header.get(column), column);
      }
    }

    private boolean isBlank() {
      for (String cell : cells) {
        if (!cell.isBlank()) {
          return false;
        }
      }
      return true;
    }

    /** Returns the row's line in the file; the header is line 1. */
    public int number() {
      return number;
    }

    /** Returns the columns in the order of the header. */
    public List<String> columns() {
      return header;
    }

    /** Returns a cell without surrounding blanks; empty for a column that is not there. */
    public String text(String column) {
      Integer index = columns.get(column);
      return index == null ? "" : cells.get(index).strip();
    }

    /** Finds a text that is not blank, or notes a problem. */
    public Optional<String> requiredText(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        problem(column, "expected a text", "");
        return Optional.empty();
      }
      return Optional.of(text);
    }

    /** Finds a whole number in a range, or notes a problem. */
    public OptionalInt whole(String column, int atLeast, int atMost) {
      String text = text(column);
      boolean digits = !text.isEmpty() && text.length() <= 10;
      for (int i = 0; i < text.length() && digits; i++) {
        digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
      }
      if (digits) {
        long value = Long.parseLong(text);
        if (value >= atLeast && value <= atMost) {
          return OptionalInt.of((int) value);
        }
      }
      String range =
          atMost == Integer.MAX_VALUE
              ? ", " + atLeast + " or more"
              : " from " + atLeast + " to " + atMost;
      problem(
          column,
          "expected a whole number" + range,
          isFraction(text) ? "Round it." : numberRemedy(text));
      return OptionalInt.empty();
    }

    /** Finds a finite number of at least some size, or notes a problem. */
    public OptionalDouble number(String column, double atLeast) {
      OptionalDouble value = findNumber(text(column));
      if (value.isPresent() && value.getAsDouble() >= atLeast) {
        return value;
      }
      problem(
          column,
          "expected a number"
              + (atLeast == 0
                  ? ", 0 or more"
                  : Double.isFinite(atLeast) ? ", " + atLeast + " or more" : ""),
          numberRemedy(text(column)));
      return OptionalDouble.empty();
    }

    /** Notes a problem with a cell. */
    public void problem(String column, String rule, String remedy) {
      problems.add(new Problem(file, place(column), text(column), rule, remedy));
    }

    /** Notes a problem with the row. */
    public void problem(String rule, String remedy) {
      problems.add(new Problem(file, "row " + number, "", rule, remedy));
    }

    private String place(String column) {
      return "row " + number + ", " + column;
    }

    private static boolean isFraction(String text) {
      OptionalDouble number = findNumber(text);
      return number.isPresent() && number.getAsDouble() != Math.rint(number.getAsDouble());
    }

    private static String numberRemedy(String text) {
      if (text.isEmpty()) {
        return "Fill the cell in, or remove the row.";
      }
      String plain = text.replaceAll("[,£%\\s]", "");
      return findNumber(plain).isPresent() && !plain.equals(text)
          ? "Write it without thousands separators, currency or percent signs."
          : "";
    }
  }

  private Table() {}

  /** Finds the finite number that a text is, in plain decimal or exponent form. */
  static OptionalDouble findNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * Reads a table.
   *
   * @param source the file
   * @param columns columns that it may have
   * @param problems receives what is wrong with it
   * @param onRow receives every row with as many cells as the header
   */
  public static Summary read(
      SourceFile source, Columns columns, Problems problems, Consumer<Row> onRow) {
    Optional<Problem> obstacle = source.findObstacle(Limits.TABLE_BYTES);
    if (obstacle.isPresent()) {
      problems.add(obstacle.get());
      return new Summary(List.of(), true, "");
    }
    MessageDigest digest = SourceFile.sha256();
    List<String> header = List.of();
    boolean rowsLost = true;
    try (InputStream in = source.open(Limits.TABLE_BYTES, digest);
        CsvParser parser = parser(in)) {
      List<String> cells = new ArrayList<>();
      header = readHeader(source, parser, columns, problems, cells);
      if (!header.isEmpty()) {
        rowsLost = !readRows(source, parser, header, problems, onRow);
      }
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      problems.add(
          new Problem(
              source.name(),
              "row " + line,
              "",
              "not valid CSV: " + e.getOriginalMessage().lines().findFirst().orElse(""),
              "Check the quotes near this row."));
      return new Summary(header, true, "");
    } catch (IOException e) {
      problems.add(source.unreadable(e));
      return new Summary(header, true, "");
    }
    return new Summary(header, rowsLost, SourceFile.hex(digest));
  }

  private static CsvParser parser(InputStream in) throws IOException {
    CsvFactory factory =
        CsvFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Limits.LINE_BYTES).build())
            .build();
    CsvParser parser = factory.createParser(new InputStreamReader(in, StandardCharsets.UTF_8));
    parser.enable(CsvParser.Feature.SKIP_EMPTY_LINES);
    return parser;
  }

  /** Reads the cells of the next row; returns its line, or 0 at the end. */
  private static int next(CsvParser parser, List<String> cells) throws IOException {
    cells.clear();
    JsonToken token = parser.nextToken();
    if (token == null) {
      return 0;
    }
    // The location of a row's beginning is that of the end of the row before.
    int line = 0;
    while ((token = parser.nextToken()) != null && token != JsonToken.END_ARRAY) {
      line = line == 0 ? parser.currentTokenLocation().getLineNr() : line;
      if (cells.size() < Limits.TABLE_COLUMNS * 2) {
        cells.add(parser.getText());
      }
    }
    return Math.max(1, line);
  }

  private static List<String> readHeader(
      SourceFile source, CsvParser parser, Columns columns, Problems problems, List<String> cells)
      throws IOException {
    if (next(parser, cells) == 0) {
      problems.add(
          Problem.ofFile(
              source.name(),
              "the file is empty",
              "Its first row must be: " + String.join(",", columns.required())));
      return List.of();
    }
    List<String> header = cells.stream().map(String::strip).toList();
    List<Problem> found = TableHeader.problems(source.name(), header, columns);
    problems.addAll(found);
    return found.isEmpty() ? header : List.of();
  }

  /** Reads the rows after the header; returns whether every one was handed on. */
  private static boolean readRows(
      SourceFile source,
      CsvParser parser,
      List<String> header,
      Problems problems,
      Consumer<Row> onRow)
      throws IOException {
    Row row = new Row(source.name(), header, problems);
    int rows = 0;
    boolean all = true;
    while ((row.number = next(parser, row.cells)) != 0) {
      if (row.isBlank()) {
        continue;
      }
      if (++rows > Limits.TABLE_ROWS) {
        row.problem("the table has more than " + Limits.TABLE_ROWS + " rows", "Shorten it.");
        return false;
      }
      if (row.cells.size() == header.size()) {
        onRow.accept(row);
      } else {
        all = false;
        row.problem(
            "the row has %d fields, the header %d".formatted(row.cells.size(), header.size()),
            "Put a field that holds a comma in quotes.");
      }
    }
    return all;
  }
}
