package marshal.results.report;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
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

  /** From where to where there are plans: {@code Free money from 80 % to 120 %}. */
  private String ranges() {
    String ranges =
        IntStream.range(0, document.axes().size())
            .mapToObj(
                axis ->
                    "%s from %s %% to %s %%"
                        .formatted(
                            document.axes().get(axis).name(),
                            percent(axis, BinaryOperator.minBy(Comparator.naturalOrder())),
                            percent(axis, BinaryOperator.maxBy(Comparator.naturalOrder()))))
            .collect(Collectors.joining(", "));
    return ranges.substring(0, 1).toUpperCase(Locale.UK) + ranges.substring(1);
  }

  private String percent(int axis, BinaryOperator<BigDecimal> end) {
    return feasible.stream()
        .map(point -> point.percents().get(axis))
        .reduce(end)
        .orElseThrow()
        .toPlainString();
  }

  private Element first() {
    Element headline = Element.of("h1");
    if (feasible.isEmpty()) {
      headline.text("No point of this sweep has a plan that keeps every rule.");
    } else {
      List<Double> averted = feasible.stream().map(SweepCharts::averted).toList();
      boolean grid = document.axes().size() > 1;
      double from = grid ? Collections.min(averted) : averted.get(0);
      double to = grid ? Collections.max(averted) : averted.get(averted.size() - 1);
      headline
          .text(ranges() + ": plans avert ")
          .add(Element.text("strong", Figures.harm(from, unit)))
          .text(" to ")
          .add(Element.text("strong", Figures.harm(to, unit)))
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
                        document.words(point),
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
        document.points().stream().collect(Collectors.toMap(Point::number, document::words));
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
          .forEach(
              r -> section.add(Element.of("p", "soft").text(document.words(point) + ": " + r)));
    }
    return section;
  }

  private Element replay() {
    String vary =
        document.axes().stream()
            .map(
                axis ->
                    " --vary %s=%s"
                        .formatted(
                            axis.key(),
                            axis.percents().stream()
                                .map(percent -> percent.toPlainString() + "%")
                                .collect(Collectors.joining(","))))
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
                "marshal sweep CASE --scenario %s%s --seed %d --worlds %d --fresh-worlds %d --steps %d"
                    .formatted(
                        document.scenario(),
                        vary,
                        document.seed(),
                        document.worlds(),
                        document.freshWorlds(),
                        document.steps())));
  }
}
