package marshal.results.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marshal.results.json.SweepDocument;
import marshal.results.json.SweepDocument.Margin;
import marshal.results.json.SweepDocument.Point;
import marshal.results.page.Chart;
import marshal.results.page.Drawing;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

/** The frontier of a sweep, and what a little more or less money does along it. */
final class SweepCharts {

  private static final int FRONTIER_PIXELS = 360;
  private static final int MOST_LINES = 3;

  private final SweepDocument document;
  private final String unit;
  private final List<Point> feasible;

  SweepCharts(SweepDocument document) {
    this.document = document;
    this.unit = document.unit();
    this.feasible =
        document.points().stream().filter(point -> point.averted().isPresent()).toList();
  }

  /** Returns the points that have a plan. */
  List<Point> feasible() {
    return feasible;
  }

  static double averted(Point point) {
    return point.averted().map(averted -> Words.value(averted.mean())).orElse(Double.NaN);
  }

  /** Returns whether the frontier is over money. */
  boolean isOverMoney() {
    return document.axes().size() == 1
        && Stream.of("budget", "funding").anyMatch(document.axes().get(0).key()::startsWith)
        && feasible.stream().allMatch(point -> point.spent().isPresent());
  }

  /**
   * Returns the frontier.
   *
   * @param marks other plans to show beside it, over the money that they spend; shown where the
   *     frontier is over money
   */
  Chart frontier(List<Drawing.Point> marks) {
    String percent = document.axes().get(document.axes().size() - 1).name();
    return new Chart(
        "chart-frontier",
        isOverMoney() ? "The efficient frontier" : "Harm averted by the best plan",
        "Each point is the best plan found there; the bar behind it holds 80 of a hundred futures."
            + (marks.isEmpty() || !isOverMoney() ? "" : " Other plans are marked beside it."),
        FRONTIER_PIXELS,
        new Drawing.Curves(
            isOverMoney() ? "money spent" : percent + ", % of the scenario's",
            isOverMoney() ? "£" : "%",
            "harm averted",
            unit,
            curves(),
            isOverMoney() ? marks : List.of()),
        points("frontier-table"));
  }

  private List<Drawing.Curve> curves() {
    if (document.axes().size() == 1) {
      return List.of(new Drawing.Curve("harm averted", along(feasible)));
    }
    // One curve for each value of the first axis.
    List<Drawing.Curve> curves = new ArrayList<>();
    List<BigDecimal> values = document.axes().get(0).percents();
    for (int k = 0; k < values.size(); k++) {
      int position = k;
      List<Point> points =
          feasible.stream().filter(point -> point.position().get(0) == position).toList();
      if (!points.isEmpty()) {
        String value = values.get(k).stripTrailingZeros().toPlainString();
        curves.add(
            new Drawing.Curve(document.axes().get(0).name() + " " + value + " %", along(points)));
      }
    }
    return curves;
  }

  private List<Drawing.Point> along(List<Point> points) {
    return points.stream()
        .map(this::point)
        .sorted(Comparator.comparingDouble(Drawing.Point::x))
        .toList();
  }

  private Drawing.Point point(Point point) {
    int last = point.percents().size() - 1;
    return new Drawing.Point(
        document.words(point),
        isOverMoney() ? Words.value(point.spent()) : point.percents().get(last).doubleValue(),
        averted(point),
        point.averted().flatMap(averted -> averted.low80()).map(BigDecimal::doubleValue),
        point.averted().flatMap(averted -> averted.high80()).map(BigDecimal::doubleValue));
  }

  /** Returns the table of every point. */
  DataTable points(String id) {
    DataTable.Builder table =
        DataTable.of(id, "Money, harm averted and proof")
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
          document.words(point),
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

  /** Returns what £10,000 more averts and £10,000 less costs at each point. */
  Chart margins() {
    List<Optional<Double>> next = new ArrayList<>();
    List<Optional<Double>> cut = new ArrayList<>();
    for (Point point : feasible) {
      next.add(point.next().flatMap(Margin::harm).map(BigDecimal::doubleValue));
      cut.add(point.firstCut().flatMap(Margin::harm).map(BigDecimal::doubleValue));
    }
    return new Chart(
        "chart-margins",
        "£10,000 more, £10,000 less",
        "What more money averts where it averts most, and what the first cut costs where it costs"
            + " least: nothing where money is left over.",
        60 + 30 * feasible.size(),
        new Drawing.Bars(
            unit,
            feasible.stream().map(document::words).toList(),
            List.of(
                new Drawing.Series("£10,000 more averts", next, false),
                new Drawing.Series("£10,000 less costs", cut, true)),
            false),
        marginTable("margins-table"));
  }

  DataTable marginTable(String id) {
    DataTable.Builder table =
        DataTable.of(id, "The next money and the first cut")
            .column("point", Kind.WORDS)
            .column("next", "£10,000 more averts, " + unit, Kind.AMOUNT)
            .column("where", "in the stream", Kind.WORDS)
            .column("buys", "and buys", Kind.WORDS)
            .column("cut", "£10,000 less costs, " + unit, Kind.AMOUNT)
            .column("from", "in the stream", Kind.WORDS);
    for (Point point : feasible) {
      table.row(
          document.words(point),
          point.next().flatMap(Margin::harm),
          point.next().map(Margin::name).orElse(""),
          point.next().map(SweepCharts::bought).orElse(""),
          point.firstCut().flatMap(Margin::harm),
          point.firstCut().map(Margin::name).orElse(""));
    }
    return table.build();
  }

  private static String bought(Margin margin) {
    return margin.lines().stream()
        .limit(MOST_LINES)
        .map(line -> "%d × %s, %s".formatted(line.units(), line.name(), line.neighbourhoodName()))
        .collect(Collectors.joining("; "));
  }
}
