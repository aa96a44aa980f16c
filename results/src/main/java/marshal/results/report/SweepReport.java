package marshal.results.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marshal.results.json.SweepDocument;
import marshal.results.json.SweepDocument.Point;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;

/** A page about a sweep: what plans avert as money, a price, an effect or demand varies. */
public final class SweepReport {

  private final SweepDocument document;
  private final String unit;
  private final Page page;
  private final SweepCharts charts;
  private final List<Point> feasible;

  private SweepReport(SweepDocument document) {
    this.document = document;
    this.unit = document.unit();
    this.page =
        new Page(
            "Sweep for %s · %s".formatted(document.caseName(), document.scenario()),
            "%s · %s".formatted(document.caseName(), document.scenario()));
    this.charts = new SweepCharts(document);
    this.feasible = charts.feasible();
  }

  /** Returns the page of a sweep. */
  public static String of(SweepDocument document) {
    return new SweepReport(document).write();
  }

  private String write() {
    page.setFirst(first());
    page.addSection("margins", "Margins", "What the next £10,000 buys", margins());
    page.addSection("shape", "Shape", "Where plans change shape", shape());
    page.addSection("points", "Points", "Every point", points());
    page.addSection("replay", "Replay", "How it was computed", replay());
    return page.toHtml();
  }

  private String axes() {
    return document.axes().stream()
        .map(SweepDocument.Axis::name)
        .collect(Collectors.joining(" and "));
  }

  private Element first() {
    Element headline = Element.of("h1");
    if (feasible.isEmpty()) {
      headline.text("No point of this sweep has a plan that keeps every rule.");
    } else {
      Point low = feasible.get(0);
      Point high = feasible.get(feasible.size() - 1);
      headline
          .text("From %s to %s, plans avert ".formatted(low.label(), high.label()))
          .add(Element.text("strong", Figures.harm(SweepCharts.averted(low), unit)))
          .text(" to ")
          .add(Element.text("strong", Figures.harm(SweepCharts.averted(high), unit)))
          .text(".");
    }
    Element text =
        Element.of("div")
            .add(
                Element.of("p", "kicker")
                    .text(
                        "%s varied · harm in %s · %s"
                            .formatted(axes(), unit, document.indexName())))
            .add(headline);
    int without = document.points().size() - feasible.size();
    if (without > 0) {
      text.add(
          Element.of("p", "lead")
              .text(
                  "%s have no plan: what is promised breaks a rule there."
                      .formatted(Plurals.of(without, "point"))));
    }
    text.add(keys());
    Element first = Element.of("div", "first").add(text);
    return feasible.isEmpty()
        ? first
        : first.add(Element.of("div").add(page.chart(charts.frontier(List.of()))));
  }

  /** The two ends and the middle. */
  private Element keys() {
    Element keys = Element.of("dl", "keys");
    IntStream.of(0, feasible.size() / 2, feasible.size() - 1)
        .filter(k -> k >= 0)
        .distinct()
        .mapToObj(feasible::get)
        .forEach(
            point ->
                keys.add(
                    Words.key(
                        point.label(),
                        Figures.harm(SweepCharts.averted(point), unit),
                        point
                                .averted()
                                .map(
                                    averted ->
                                        "80 %% sure of %s to %s"
                                            .formatted(
                                                Figures.harm(Words.value(averted.low80()), unit),
                                                Figures.harm(Words.value(averted.high80()), unit)))
                                .orElse("")
                            + point
                                .next()
                                .map(
                                    next ->
                                        "; the next £10,000 averts %s"
                                            .formatted(
                                                Figures.harm(Words.value(next.harm()), unit)))
                                .orElse(""))));
    return keys;
  }

  private Element margins() {
    return Element.row()
        .add(
            Words.intro(
                "At each point: what a little more money averts where it averts most, and what the"
                    + " first cut costs where it costs least."))
        .add(page.chart(charts.margins()))
        .add(Words.table(charts.marginTable("margins-of-points")));
  }

  private Element shape() {
    Element list = Element.of("ul", "differences");
    Map<Integer, String> labels =
        document.points().stream().collect(Collectors.toMap(Point::number, Point::label));
    for (SweepDocument.Change change : document.changes()) {
      list.add(
          Element.of("li")
              .add(
                  Element.text(
                      "strong",
                      "%s → %s: ".formatted(labels.get(change.from()), labels.get(change.to()))))
              .text(change.words()));
    }
    return list.isEmpty()
        ? Words.intro("The plan keeps its shape over the whole sweep.")
        : Element.row()
            .add(Words.intro("What enters and leaves the plan from one point to the next."))
            .add(list);
  }

  private Element points() {
    Element section = Element.row().add(Words.table(charts.points("points-table")));
    for (Point point : document.points()) {
      point
          .reasons()
          .forEach(r -> section.add(Element.of("p", "soft").text(point.label() + ": " + r)));
    }
    return section;
  }

  private Element replay() {
    String vary =
        document.axes().stream()
            .map(
                axis ->
                    " --vary %s=%s%%..%s%%"
                        .formatted(
                            axis.key(),
                            axis.percents().get(0).stripTrailingZeros().toPlainString(),
                            axis.percents()
                                .get(axis.percents().size() - 1)
                                .stripTrailingZeros()
                                .toPlainString()))
            .collect(Collectors.joining());
    return Element.row()
        .add(
            Words.intro(
                "Plans were searched in %s futures and judged in %s others, the same at all points (seed %d)."
                    .formatted(
                        Figures.count(document.worlds()),
                        Figures.count(document.freshWorlds()),
                        document.seed())))
        .add(
            Element.text(
                "pre",
                "marshal sweep CASE --scenario %s%s --points %d --seed %d"
                    .formatted(
                        document.scenario(),
                        vary,
                        document.axes().get(0).percents().size(),
                        document.seed())));
  }
}
