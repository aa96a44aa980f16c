package marshal.results.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marshal.results.json.SweepDocument;
import marshal.results.json.SweepDocument.Margin;
import marshal.results.json.SweepDocument.Point;
import marshal.results.page.Chart;
import marshal.results.page.Drawing;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.summary.Figures;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

/** A page about a sweep: what plans avert as money, a price, an effect or demand varies. */
public final class SweepReport {

  private static final int CHART_PIXELS = 360;
  private static final String MONEY_AXIS = "budget";

  private final SweepDocument document;
  private final String unit;
  private final Page page;
  private final List<Point> feasible;

  private SweepReport(SweepDocument document) {
    this.document = document;
    this.unit = document.unit();
    this.page =
        new Page(
            "Sweep for %s · %s".formatted(document.caseName(), document.scenario()),
            "%s · %s".formatted(document.caseName(), document.scenario()));
    this.feasible =
        document.points().stream().filter(point -> point.averted().isPresent()).toList();
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

  private double averted(Point point) {
    return point.averted().map(averted -> Words.value(averted.mean())).orElse(Double.NaN);
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
          .add(Element.text("strong", Figures.harm(averted(low), unit)))
          .text(" to ")
          .add(Element.text("strong", Figures.harm(averted(high), unit)))
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
                      .formatted(marshal.results.summary.Plurals.of(without, "point"))));
    }
    text.add(keys());
    Element first = Element.of("div", "first").add(text);
    return feasible.isEmpty() ? first : first.add(Element.of("div").add(page.chart(frontier())));
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
                        Figures.harm(averted(point), unit),
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

  private boolean overMoney() {
    return document.axes().size() == 1
        && document.axes().get(0).key().startsWith(MONEY_AXIS)
        && feasible.stream().allMatch(point -> point.available().isPresent());
  }

  private double x(Point point) {
    int last = point.percents().size() - 1;
    return overMoney() ? Words.value(point.available()) : point.percents().get(last).doubleValue();
  }

  private Chart frontier() {
    List<Drawing.Curve> curves = new ArrayList<>();
    if (document.axes().size() == 1) {
      curves.add(new Drawing.Curve("harm averted", feasible.stream().map(this::point).toList()));
    } else {
      // One curve for each value of the first axis.
      List<BigDecimal> values = document.axes().get(0).percents();
      for (int k = 0; k < values.size(); k++) {
        int position = k;
        List<Drawing.Point> points =
            feasible.stream()
                .filter(point -> point.position().get(0) == position)
                .map(this::point)
                .toList();
        if (!points.isEmpty()) {
          curves.add(
              new Drawing.Curve(
                  "%s %s %%"
                      .formatted(
                          document.axes().get(0).name(),
                          values.get(k).stripTrailingZeros().toPlainString()),
                  points));
        }
      }
    }
    String xName =
        overMoney()
            ? "free money"
            : document.axes().get(document.axes().size() - 1).name() + ", % of the scenario's";
    DataTable table = table("frontier-table");
    return new Chart(
        "chart-frontier",
        "The efficient frontier",
        "Each point is the best plan found there; the band holds 80 of a hundred futures.",
        CHART_PIXELS,
        new Drawing.Curves(xName, overMoney() ? "£" : "%", "harm averted", unit, curves, List.of()),
        table);
  }

  private Drawing.Point point(Point point) {
    return new Drawing.Point(
        point.label(),
        x(point),
        averted(point),
        point.averted().flatMap(averted -> averted.low80()).map(BigDecimal::doubleValue),
        point.averted().flatMap(averted -> averted.high80()).map(BigDecimal::doubleValue));
  }

  private DataTable table(String id) {
    DataTable.Builder table =
        DataTable.of(id, "Every point")
            .column("point", Kind.WORDS)
            .column("available", "free money", Kind.POUNDS)
            .column("spent", Kind.POUNDS)
            .column("averted", "averted, " + unit, Kind.AMOUNT)
            .column("low80", "80 % low", Kind.AMOUNT)
            .column("high80", "80 % high", Kind.AMOUNT)
            .column("worst", "worst tenth", Kind.AMOUNT)
            .column("better", "beats today's plan", Kind.SHARE)
            .column("gap", "proven gap, %", Kind.RATIO);
    for (Point point : document.points()) {
      table.row(
          point.label(),
          point.available(),
          point.spent(),
          point.averted().flatMap(averted -> averted.mean()),
          point.averted().flatMap(averted -> averted.low80()),
          point.averted().flatMap(averted -> averted.high80()),
          point.worstTenPercentMean(),
          point.probabilityBetterThanCurrent(),
          point.gapPercent());
    }
    return table.build();
  }

  private Element margins() {
    DataTable.Builder table =
        DataTable.of("margins-table", "The next money and the first cut")
            .column("point", Kind.WORDS)
            .column("next", "£10,000 more averts, " + unit, Kind.AMOUNT)
            .column("where", "in the stream", Kind.WORDS)
            .column("buys", "and buys", Kind.WORDS)
            .column("cut", "£10,000 less costs, " + unit, Kind.AMOUNT)
            .column("from", "in the stream", Kind.WORDS);
    List<Optional<Double>> next = new ArrayList<>();
    List<Optional<Double>> cut = new ArrayList<>();
    for (Point point : feasible) {
      next.add(point.next().flatMap(Margin::harm).map(BigDecimal::doubleValue));
      cut.add(point.firstCut().flatMap(Margin::harm).map(BigDecimal::doubleValue));
      table.row(
          point.label(),
          point.next().flatMap(Margin::harm),
          point.next().map(Margin::name).orElse(""),
          point.next().map(SweepReport::bought).orElse(""),
          point.firstCut().flatMap(Margin::harm),
          point.firstCut().map(Margin::name).orElse(""));
    }
    DataTable margins = table.build();
    return Element.row()
        .add(
            Words.intro(
                "At each point: what a little more money averts where it averts most, and what the"
                    + " first cut costs where it costs least."))
        .add(
            page.chart(
                new Chart(
                    "chart-margins",
                    "£10,000 more, £10,000 less",
                    "Falling bars: the more there is, the less more of it averts.",
                    60 + 30 * feasible.size(),
                    new Drawing.Bars(
                        unit,
                        feasible.stream().map(Point::label).toList(),
                        List.of(
                            new Drawing.Series("£10,000 more averts", next, false),
                            new Drawing.Series("£10,000 less costs", cut, true)),
                        false),
                    margins)))
        .add(
            Words.table(
                new DataTable(
                    "margins-of-points",
                    margins.title(),
                    margins.columns(),
                    margins.rows(),
                    margins.total())));
  }

  private static String bought(Margin margin) {
    return margin.lines().stream()
        .limit(3)
        .map(line -> "%d × %s, %s".formatted(line.units(), line.name(), line.neighbourhoodName()))
        .collect(Collectors.joining("; "));
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
    Element section = Element.row().add(Words.table(table("points-table")));
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
