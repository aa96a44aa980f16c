package marshal.results.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of exact figures.
 *
 * @param id short name, also that of its file or sheet: lower case words joined by hyphens
 * @param title name for people
 * @param columns its columns
 * @param rows its rows, each with a cell for every column
 * @param total sums in a last row; empty where there is none
 */
public record DataTable(
    String id, String title, List<Column> columns, List<List<Cell>> rows, List<Cell> total) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a row has more or fewer cells than there are columns
   */
  public DataTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    total = List.copyOf(total);
    for (List<Cell> row : rows) {
      check(id, columns.size(), row.size());
    }
    if (!total.isEmpty()) {
      check(id, columns.size(), total.size());
    }
  }

  private static void check(String id, int columns, int cells) {
    if (cells != columns) {
      throw new IllegalArgumentException(
          "A row of table '%s' has %d cells for %d columns.".formatted(id, cells, columns));
    }
  }

  /** Starts a table. */
  public static Builder of(String id, String title) {
    return new Builder(id, title);
  }

  /** Returns this table with no more than its first rows, and no total where rows are left out. */
  public DataTable first(int most) {
    return rows.size() <= most
        ? this
        : new DataTable(id, title, columns, rows.subList(0, most), List.of());
  }

  /**
   * Returns this table with some of its columns, in the order given.
   *
   * @param keys keys of the columns to keep
   * @throws IllegalArgumentException if it has no such column
   */
  public DataTable only(String... keys) {
    List<Integer> kept = Arrays.stream(keys).map(this::indexOf).toList();
    return new DataTable(
        id,
        title,
        kept.stream().map(columns::get).toList(),
        rows.stream().map(row -> kept.stream().map(row::get).toList()).toList(),
        total.isEmpty() ? total : kept.stream().map(total::get).toList());
  }

  private int indexOf(String key) {
    for (int k = 0; k < columns.size(); k++) {
      if (columns.get(k).key().equals(key)) {
        return k;
      }
    }
    throw new IllegalArgumentException("The table '%s' has no column '%s'.".formatted(id, key));
  }

  /** Collects columns and rows. */
  public static final class Builder {
    private final String id;
    private final String title;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();
    private List<Cell> total = List.of();

    private Builder(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** Adds a column. */
    public Builder column(String key, String name, Column.Kind kind) {
      columns.add(new Column(key, name, kind));
      return this;
    }

    /** Adds a column that is called by its key. */
    public Builder column(String key, Column.Kind kind) {
      columns.add(Column.of(key, kind));
      return this;
    }

    /** Adds a row; what may stand in it says {@link Cell#of}. */
    public Builder row(Object... values) {
      rows.add(cells(values));
      return this;
    }

    /** Sets the last row. */
    public Builder total(Object... values) {
      total = cells(values);
      return this;
    }

    private static List<Cell> cells(Object... values) {
      return Arrays.stream(values).map(Cell::of).toList();
    }

    /** Returns the table. */
    public DataTable build() {
      return new DataTable(id, title, columns, rows, total);
    }
  }
}
