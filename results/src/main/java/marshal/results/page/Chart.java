package marshal.results.page;

import marshal.results.json.JsonText;
import marshal.results.table.DataTable;

/**
 * A chart with the table behind it.
 *
 * @param id unique in the page: lower case words joined by hyphens
 * @param title what it is of
 * @param summary what to see in it, one sentence or two; read out in place of the drawing
 * @param heightPixels height on a screen
 * @param drawing what it shows
 * @param table the same figures, for those who cannot see it and those who want to sort them
 */
public record Chart(
    String id, String title, String summary, int heightPixels, Drawing drawing, DataTable table) {

  /** Returns the chart as part of a page. */
  Element toElement() {
    String titleId = id + "-title";
    return Element.of("figure", "chart")
        .add(
            Element.of("figcaption")
                .add(Element.text("h3", title).with("id", titleId))
                .add(Element.text("p", summary)))
        .add(
            Element.of("div", "plot")
                .with("id", id)
                .with("role", "img")
                .with("tabindex", "0")
                .with("aria-label", title + ". " + summary)
                .with("data-height", Integer.toString(heightPixels))
                .with("style", "height:" + heightPixels + "px"))
        .add(
            Element.of("script")
                .with("type", "application/json")
                .with("id", id + "-drawing")
                .addTrusted(inScript(JsonText.compact(drawing))))
        .add(
            Element.of("details", "behind")
                .add(Element.text("summary", "The figures as a table"))
                .add(TableElement.of(table)));
  }

  /** Inside a script element nothing may look like its end. */
  private static String inScript(String json) {
    return json.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
