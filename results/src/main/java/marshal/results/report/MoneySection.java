package marshal.results.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marshal.results.export.RunTables;
import marshal.results.json.PlanDocument;
import marshal.results.json.SweepDocument;
import marshal.results.page.Chart;
import marshal.results.page.Drawing;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

/** What other ways to spend a plan's money come to, and what more or less money would do. */
final class MoneySection {

  private static final int ROW_PIXELS = 26;
  private static final int FRAME_PIXELS = 30;
  private static final int SQUARE_PIXELS = 300;
  private static final int NEXT_POUNDS = 10_000;

  /** How far the price of money is drawn to each side of a plan, as a share of its money. */
  private static final double PRICE_REACH = 0.05;

  private final Page page;
  private final PlanDocument document;
  private final RunTables tables;
  private final String unit;

  private MoneySection(Page page, PlanDocument document, RunTables tables) {
    this.page = page;
    this.document = document;
    this.tables = tables;
    this.unit = document.harm().unit();
  }

  /**
   * Returns the section.
   *
   * @param page the page that it is for
   * @param document the plan
   * @param tables its tables
   * @param sweep a sweep of the same case, whose frontier the plan is marked on
   */
  static Element of(
      Page page, PlanDocument document, RunTables tables, Optional<SweepDocument> sweep) {
    return new MoneySection(page, document, tables).toElement(sweep);
  }

  private Element toElement(Optional<SweepDocument> sweep) {
    Element section =
        Element.row()
            .add(
                Words.intro(
                    "The same money spent in other ways, judged in the same futures; and what a"
                        + " little more money would avert, by who pays it."));
    List<Element> charts = new ArrayList<>();
    Optional<SweepCharts> swept = sweep.map(SweepCharts::new);
    if (swept.isPresent()) {
      charts.add(page.chart(swept.get().frontier(marks())));
    } else if (!document.baselines().isEmpty()) {
      charts.add(page.chart(otherWays()));
    }
    List<PlanDocument.Funding> priced =
        PlanReport.largestFirst(
            document.budget().byStream().stream()
                .filter(stream -> stream.pricePerPound().isPresent())
                .toList(),
            stream -> Words.value(stream.pricePerPound()));
    if (!priced.isEmpty()) {
      charts.add(page.chart(nextMoney(priced)));
    }
    section.add(Words.pair(charts.toArray(Element[]::new)));
    swept.ifPresent(
        of ->
            section.add(
                Words.folded(
                    "What £10,000 more or less does at each point of the frontier",
                    Words.table(of.marginTable("margins-of-points")))));
    return section;
  }

  private double spentBeyondPromises() {
    return Words.value(document.budget().spent())
        - document.budget().promisedUnits().orElse(BigDecimal.ZERO).doubleValue();
  }

  /** The plan and the other ways to spend, over money. */
  private List<Drawing.Point> marks() {
    List<Drawing.Point> points = new ArrayList<>();
    points.add(
        Drawing.Point.of(
            "this plan", spentBeyondPromises(), Words.value(document.harm().averted().mean())));
    for (PlanDocument.Baseline baseline : document.baselines()) {
      baseline
          .averted()
          .ifPresent(
              value ->
                  points.add(
                      Drawing.Point.of(
                          baseline.name(), baseline.cost().doubleValue(), value.doubleValue())));
    }
    return points;
  }

  private Chart otherWays() {
    double spent = spentBeyondPromises();
    double averted = Words.value(document.harm().averted().mean());
    double price =
        document.budget().byStream().stream()
            .mapToDouble(stream -> stream.pricePerPound().orElse(BigDecimal.ZERO).doubleValue())
            .max()
            .orElse(0);
    List<Drawing.Curve> curves = new ArrayList<>();
    double reach = PRICE_REACH * spent;
    if (price > 0 && reach > 0) {
      curves.add(
          new Drawing.Curve(
              "at the price of money",
              List.of(
                  Drawing.Point.of("a little less", spent - reach, averted - price * reach),
                  Drawing.Point.of("a little more", spent + reach, averted + price * reach))));
    }
    DataTable table = tables.money().baselines();
    return new Chart(
        "chart-frontier",
        "Other ways to spend the money",
        "Higher is better. The short line through the plan shows what a little more or less money"
            + " does there.",
        SQUARE_PIXELS,
        new Drawing.Curves("money spent", "£", "harm averted", unit, curves, marks()),
        new DataTable(
            "baselines-table", table.title(), table.columns(), table.rows(), table.total()));
  }

  private Chart nextMoney(List<PlanDocument.Funding> priced) {
    DataTable.Builder table =
        DataTable.of("next-table", "What the next £10,000 averts")
            .column("stream", Kind.WORDS)
            .column("next_pound_averts", "next £ averts, " + unit, Kind.RATIO)
            .column("next_10000", "next £10,000 averts, " + unit, Kind.AMOUNT);
    List<Optional<Double>> values = new ArrayList<>();
    for (PlanDocument.Funding stream : priced) {
      double price = Words.value(stream.pricePerPound());
      values.add(Optional.of(NEXT_POUNDS * price));
      table.row(stream.name(), price, NEXT_POUNDS * price);
    }
    return new Chart(
        "chart-next",
        "What the next £10,000 averts",
        "By stream of funding. Streams at 0 have money left, or nothing more to buy.",
        Math.max(SQUARE_PIXELS, FRAME_PIXELS + ROW_PIXELS * priced.size()),
        new Drawing.Bars(
            unit,
            priced.stream().map(PlanDocument.Funding::name).toList(),
            List.of(new Drawing.Series("next £10,000 averts", values, false)),
            false),
        table.build());
  }
}
