package marshal.results.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import marshal.results.page.Element;
import marshal.results.page.TableElement;
import marshal.results.table.DataTable;
import marshal.results.words.Figures;

/** Small parts that the sections of reports share. */
final class Words {

  /** Rows of a table in a page; the spreadsheet has them all. */
  private static final int MOST_ROWS = 400;

  private Words() {}

  /** Returns a figure to compute with; not a number where it is not known. */
  static double value(Optional<BigDecimal> figure) {
    return figure.map(BigDecimal::doubleValue).orElse(Double.NaN);
  }

  /** Returns money without pence, or in millions: {@code £3.19m}, {@code £650}. */
  static String money(double pounds) {
    return Math.abs(pounds) >= 1e6 ? Figures.harm(pounds, "£") : Figures.wholePounds(pounds);
  }

  /** Returns a paragraph that introduces a section. */
  static Element intro(String text) {
    return Element.of("p", "intro").text(text);
  }

  /** Returns a table for a page, cut where it would be too long to read. */
  static Element table(DataTable table) {
    Element element = Element.row().add(TableElement.of(table.first(MOST_ROWS)));
    int left = table.rows().size() - MOST_ROWS;
    return left > 0
        ? element.add(
            Element.of("p", "soft").text(Figures.count(left) + " more rows in the spreadsheet."))
        : element;
  }

  /** Returns a table under a heading of its own, for sections with several. */
  static Element named(DataTable table) {
    return Element.of("div", "named").add(Element.text("h3", table.title())).add(table(table));
  }

  /** Returns something that opens on a click and is left out on paper. */
  static Element folded(String title, Element content) {
    return Element.of("details").add(Element.text("summary", title)).add(content);
  }

  /** Returns elements side by side. */
  static Element pair(Element... elements) {
    return Element.of("div", "pair").addAll(List.of(elements));
  }

  /** Returns one of the key figures of the first screen. */
  static Element key(String name, String value, String more) {
    return Element.of("div")
        .add(Element.text("dt", name))
        .add(
            Element.of("dd")
                .add(Element.of("span", "value").text(value))
                .add(Element.of("span", "more").text(more)));
  }
}
