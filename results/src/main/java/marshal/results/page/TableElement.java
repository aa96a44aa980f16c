package marshal.results.page;

import java.util.ArrayList;
import java.util.List;
import marshal.results.table.Cell;
import marshal.results.table.Column;
import marshal.results.table.DataTable;
import marshal.results.words.Figures;

/** Writes a table into a page: figures rounded for people, sortable by its exact ones. */
public final class TableElement {

  /** Characters from which words need a wide column to be read on a phone. */
  private static final int LONG = 36;

  private TableElement() {}

  /** Returns a table whose columns can be sorted, with its title as caption. */
  public static Element of(DataTable table) {
    Element head = Element.of("tr");
    List<String> looks = looks(table);
    for (int k = 0; k < table.columns().size(); k++) {
      head.add(
          cell("th", looks.get(k))
              .with("scope", "col")
              .add(
                  Element.of("button")
                      .with("type", "button")
                      .text(table.columns().get(k).title())));
    }
    Element body = Element.of("tbody");
    for (List<Cell> row : table.rows()) {
      body.add(row(table.columns(), looks, row));
    }
    Element element =
        Element.of("table", "sortable")
            .with("id", table.id())
            .add(Element.text("caption", table.title()))
            .add(Element.of("thead").add(head))
            .add(body);
    if (!table.total().isEmpty()) {
      element.add(Element.of("tfoot").add(row(table.columns(), looks, table.total())));
    }
    // Tables wider than a phone scroll by themselves, by finger or by key.
    return Element.of("div", "scroll")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", table.title())
        .add(element);
  }

  /** How each column looks: a figure, long words, or nothing special. */
  private static List<String> looks(DataTable table) {
    List<String> looks = new ArrayList<>();
    for (int k = 0; k < table.columns().size(); k++) {
      Column column = table.columns().get(k);
      int index = k;
      boolean isLong =
          k > 0
              && table.rows().stream()
                  .anyMatch(row -> shown(column.kind(), row.get(index)).length() > LONG);
      looks.add(column.kind().isFigure() ? "figure" : isLong ? "long" : "");
    }
    return looks;
  }

  private static Element row(List<Column> columns, List<String> looks, List<Cell> cells) {
    Element row = Element.of("tr");
    for (int k = 0; k < columns.size(); k++) {
      Column column = columns.get(k);
      Cell cell = cells.get(k);
      boolean names = k == 0 && column.kind() == Column.Kind.WORDS;
      Element element = cell(names ? "th" : "td", looks.get(k));
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

  private static Element cell(String name, String looks) {
    return looks.isEmpty() ? Element.of(name) : Element.of(name, looks);
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
