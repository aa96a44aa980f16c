package marshal.results.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A page in one file: style, scripts and figures are copied into it, and its policy forbids it to
 * ask the network for anything. It is light or dark as the reader's system is, can be read without
 * scripts, and prints.
 */
public final class Page {

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:;"
          + " base-uri 'none'; form-action 'none'";

  private record Section(String id, String label, String heading, Element content) {}

  private final String title;
  private final String label;
  private Element first = Element.row();
  private final List<Section> sections = new ArrayList<>();
  private Element foot = Element.row();
  private boolean hasCharts;

  /**
   * Starts a page.
   *
   * @param title title of the window and of a printed page
   * @param label a few words at the top of every screen: which run this is
   */
  public Page(String title, String label) {
    this.title = title;
    this.label = label;
  }

  /** Sets what the first screen shows. */
  public void setFirst(Element content) {
    first = content;
  }

  /**
   * Adds a section.
   *
   * @param id short name, unique in the page, that links lead to
   * @param label a word or two for the list of sections
   * @param heading its heading
   */
  public void addSection(String id, String label, String heading, Element content) {
    sections.add(new Section(id, label, heading, content));
  }

  /** Sets what stands at the very end. */
  public void setFoot(Element content) {
    foot = content;
  }

  /** Returns a chart for a section of this page. */
  public Element chart(Chart chart) {
    hasCharts = true;
    return chart.toElement();
  }

  /** Returns the page as a file's text. */
  public String toHtml() {
    Element html = Element.of("html").with("lang", "en-GB").add(head()).add(body());
    return "<!DOCTYPE html>\n" + html + "\n";
  }

  private Element head() {
    return Element.of("head")
        .add(Element.of("meta").with("charset", "utf-8"))
        .add(
            Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", POLICY))
        .add(
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"))
        .add(Element.of("meta").with("name", "color-scheme").with("content", "light dark"))
        .add(Element.text("title", title))
        .add(Element.of("style").addTrusted(Resources.style()));
  }

  private Element body() {
    Element main = Element.of("main").with("id", "content").add(first);
    for (Section section : sections) {
      main.add(
          Element.of("section")
              .with("id", section.id())
              .with("aria-labelledby", section.id() + "-heading")
              .add(Element.text("h2", section.heading()).with("id", section.id() + "-heading"))
              .add(section.content()));
    }
    Element body =
        Element.of("body")
            .add(Element.of("a", "skip").with("href", "#content").text("Skip to the content"))
            .add(bar())
            .add(main)
            .add(Element.of("footer").add(foot))
            .add(Element.of("script").addTrusted(Resources.script()));
    if (hasCharts) {
      body.add(Element.of("script").addTrusted(Resources.chartScripts()));
    }
    return body;
  }

  private Element bar() {
    Element links = Element.of("nav").with("aria-label", "Sections");
    for (Section section : sections) {
      links.add(Element.of("a").with("href", "#" + section.id()).text(section.label()));
    }
    return Element.of("header", "bar")
        .add(Element.of("span", "label").text(label))
        .add(links)
        .add(
            Element.of("button", "theme")
                .with("type", "button")
                .with("id", "theme")
                .with("hidden")
                .with("aria-pressed", "false")
                .text("Dark"));
  }
}
