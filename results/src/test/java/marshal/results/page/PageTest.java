package marshal.results.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;
import org.junit.jupiter.api.Test;

final class PageTest {

  private static final String EVIL = "</script><script>alert('\"&1')</script>";

  @Test
  void escapesTextAndAttributes() {
    Element element = Element.of("p").with("title", EVIL).text(EVIL + "\u0000\u001b");

    assertThat(element)
        .hasToString(
            "<p title=\"&lt;/script&gt;&lt;script&gt;alert(&#39;&quot;&amp;1&#39;)&lt;/script&gt;\">"
                + "&lt;/script&gt;&lt;script&gt;alert(&#39;&quot;&amp;1&#39;)&lt;/script&gt;</p>");
  }

  @Test
  void refusesNamesThatAreMarkup() {
    assertThatThrownBy(() -> Element.of("p onclick=x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'p onclick=x'");
    assertThatThrownBy(() -> Element.of("p").with("a=\"b\"", "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void chartNamesCannotEndTheScript() {
    Page page = new Page("A page", "label");
    page.addSection("charts", "Charts", "Some charts", page.chart(chart(EVIL)));

    String html = page.toHtml();
    String scripts = html.substring(html.indexOf("<main"), html.indexOf("</main>"));

    assertThat(scripts).doesNotContain("<script>alert").contains("\\u003c/script\\u003e");
  }

  @Test
  void asksTheNetworkForNothing() {
    Page page = new Page("A page", "label");
    page.addSection("charts", "Charts", "Some charts", page.chart(chart("Burglary")));

    String html = page.toHtml();

    assertThat(html).contains("default-src &#39;none&#39;");
    assertThat(html.substring(0, html.indexOf("<footer>")))
        .doesNotContain("<link", "<img", "<iframe", "src=", "@import", "url(");
  }

  @Test
  void holdsTheChartLibraryOnceAndOnlyWhereItDraws() {
    Page without = new Page("A page", "label");
    Page with = new Page("A page", "label");
    with.addSection("one", "One", "One chart", with.chart(chart("a")));
    with.addSection("two", "Two", "Two charts", with.chart(chart("b")));

    assertThat(without.toHtml().length()).isLessThan(50_000);
    assertThat(with.toHtml()).containsOnlyOnce("Licensed to the Apache Software Foundation");
  }

  @Test
  void tablesShowRoundedFiguresAndSortByExactOnes() {
    DataTable table =
        DataTable.of("money", "Money")
            .column("name", Kind.WORDS)
            .column("spent", Kind.POUNDS)
            .row("Council", 1234.56)
            .row("Police", Optional.empty())
            .total("Both", 1234.56)
            .build();

    String html = TableElement.of(table).toString();

    assertThat(html)
        .contains("data-value=\"1234.56\">£1,235</td>")
        .contains("<td class=\"figure\">–</td>")
        .contains("<th scope=\"row\">Police</th>")
        .contains("<tfoot>");
  }

  @Test
  void tableRefusesRowsThatDoNotFit() {
    DataTable.Builder builder =
        DataTable.of("money", "Money").column("name", Kind.WORDS).row("a", "b");

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 cells for 1 columns");
  }

  private static Chart chart(String name) {
    return new Chart(
        "chart-" + name.length(),
        name,
        "What to see in it.",
        200,
        new Drawing.Bars(
            "£",
            List.of(name),
            List.of(new Drawing.Series(name, List.of(Optional.of(1.0)), false)),
            false),
        DataTable.of("behind-" + name.length(), name).column("name", Kind.WORDS).row(name).build());
  }
}
