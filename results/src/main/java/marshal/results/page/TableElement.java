package marshal.results.page;

import java.util.List;
import marshal.results.table.Cell;
import marshal.results.table.Column;
import marshal.results.table.DataTable;
import marshal.results.words.Figures;

/** Writes a table into a page: figures rounded for people, sortable by its exact ones. */
public final class TableElement {

  private TableElement() {}

  /** Returns a table whose columns can be sorted, with its title as caption. */
  public static Element of(DataTable table) {
    Element head = Element.of("tr");
    for (Column column : table.columns()) {
      head.add(
          cell("th", column)
              .with("scope", "col")
              .add(Element.of("button").with("type", "button").text(column.title())));
    }
    Element body = Element.of("tbody");
    for (List<Cell> row : table.rows()) {
      body.add(row(table.columns(), row));
    }
    Element element =
        Element.of("table", "sortable")
            .with("id", table.id())
            .add(Element.text("caption", table.title()))
            .add(Element.of("thead").add(head))
            .add(body);
    if (!table.total().isEmpty()) {
      element.add(Element.of("tfoot").add(row(table.columns(), table.total())));
    }
    // Tables wider than a phone scroll by themselves, by finger or by key.
    return Element.of("div", "scroll")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", table.title())
        .add(element);
  }

  private static Element row(List<Column> columns, List<Cell> cells) {
    Element row = Element.of("tr");
    for (int k = 0; k < columns.size(); k++) {
      Column column = columns.get(k);
      Cell cell = cells.get(k);
      boolean names = k == 0 && column.kind() == Column.Kind.WORDS;
      Element element = cell(names ? "th" : "td", column);
      if (names) {
        element.with("scope", "row");
      }
      if (cell instanceof Cell.Figure figure) {
        element.with("data-value", figure.value().toPlainString());
      }
      row.add(element.text(shown(column.kind(), cell)));
    }
    return row;
  }

  private static Element cell(String name, Column column) {
    return column.kind().isFigure() ? Element.of(name, "figure") : Element.of(name);
  }

  private static String shown(Column.Kind kind, Cell cell) {
    if (cell instanceof Cell.Words words) {
      return words.text();
    }
    if (cell instanceof Cell.Figure figure) {
      double value = figure.value().doubleValue();
      return switch (kind) {
        case WORDS -> figure.value().toPlainString();
        case COUNT -> Figures.count(Math.round(value));
        case POUNDS -> Figures.wholePounds(value);
        case AMOUNT -> Figures.amount(value);
        case RATIO -> Figures.ratio(value, 1);
        case SHARE -> Figures.percent(value);
      };
    }
    return "–";
  }
}
