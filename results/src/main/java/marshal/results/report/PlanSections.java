package marshal.results.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marshal.results.export.CaseNames;
import marshal.results.export.LineGroup;
import marshal.results.export.RunTables;
import marshal.results.export.TreatmentTables;
import marshal.results.json.PlanDocument;
import marshal.results.json.SweepDocument;
import marshal.results.page.Chart;
import marshal.results.page.Drawing;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;
import marshal.scenarios.outcome.PlanCourse;
import marshal.scenarios.outcome.PlanCourse.PlaceCourse;

/** The sections of a page about one plan. */
final class PlanSections {

  private static final int ROW_PIXELS = 26;
  private static final int FRAME_PIXELS = 60;
  private static final int SQUARE_PIXELS = 300;
  private static final int MOST_BARS = 25;
  private static final int NEXT_POUNDS = 10_000;

  /** How far the price of money is drawn to each side of a plan, as a share of its money. */
  private static final double PRICE_REACH = 0.05;

  private final Page page;
  private final PlanDocument document;
  private final RunTables tables;
  private final CaseNames names;
  private final String unit;

  PlanSections(Page page, PlanDocument document, RunTables tables, CaseNames names) {
    this.page = page;
    this.document = document;
    this.tables = tables;
    this.names = names;
    this.unit = document.harm().unit();
  }

  private boolean inPounds() {
    return unit.equals("£");
  }

  /** What the plan buys beyond what was promised. */
  Element buys() {
    List<LineGroup> groups =
        tables.bought().groups().stream().filter(group -> group.addedUnits() > 0).toList();
    Element section = Element.row();
    if (groups.isEmpty()) {
      return section.add(Words.intro("The plan buys nothing beyond what was promised."));
    }
    section.add(
        Words.intro(
            "What is bought beyond the promises, the most harm averted first. "
                + "An asterisk marks what rests in part on an assumption and not on studies alone."));
    DataTable table = tables.bought().marked();
    section
        .add(
            page.chart(
                bars(
                    "chart-interventions",
                    "Harm averted and money spent by intervention",
                    inPounds()
                        ? "A bar of harm longer than its bar of money: it averts more than it costs."
                        : "What each intervention averts.",
                    groups,
                    names::intervention,
                    table)))
        .add(Words.table(table));
    List<String> negative =
        groups.stream()
            .filter(group -> group.averts().signum() < 0)
            .map(group -> names.intervention(group.key()))
            .toList();
    return negative.isEmpty()
        ? section
        : section.add(
            Element.of("p", "soft")
                .text(
                    "Below nothing: %s. A share is counted while all of the plan grows together from nothing, and this does harm while the rest is small; its last unit may well avert harm."
                        .formatted(String.join("; ", negative))));
  }

  private Chart bars(
      String id,
      String title,
      String summary,
      List<LineGroup> groups,
      java.util.function.Function<String, String> name,
      DataTable table) {
    List<LineGroup> shown = groups.subList(0, Math.min(MOST_BARS, groups.size()));
    List<Drawing.Series> series = new ArrayList<>();
    series.add(
        new Drawing.Series(
            "harm averted",
            shown.stream().map(g -> Optional.of(g.averts().doubleValue())).toList(),
            false));
    if (inPounds()) {
      series.add(
          new Drawing.Series(
              "money spent",
              shown.stream().map(g -> Optional.of(g.addedCost().doubleValue())).toList(),
              true));
    }
    return new Chart(
        id,
        title,
        summary,
        FRAME_PIXELS + ROW_PIXELS * shown.size(),
        new Drawing.Bars(
            unit, shown.stream().map(group -> name.apply(group.key())).toList(), series, false),
        new DataTable(id + "-table", table.title(), table.columns(), table.rows(), table.total()));
  }

  /**
   * What other ways to spend come to, and what a little more or less money would do.
   *
   * @param sweep a sweep of the same case, whose frontier the plan is marked on
   */
  Element money(Optional<SweepDocument> sweep) {
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
        Math.max(SQUARE_PIXELS, FRAME_PIXELS / 2 + ROW_PIXELS * priced.size()),
        new Drawing.Bars(
            unit,
            priced.stream().map(PlanDocument.Funding::name).toList(),
            List.of(new Drawing.Series("next £10,000 averts", values, false)),
            false),
        table.build());
  }

  /** By neighbourhood. */
  Element where(PlanCourse course) {
    DataTable.Builder table =
        DataTable.of("by-neighbourhood", "By neighbourhood")
            .column("neighbourhood", Kind.WORDS)
            .column("forecast", "forecast harm, " + unit, Kind.AMOUNT)
            .column("averted", "averted there, " + unit, Kind.AMOUNT)
            .column("spent", "spent there", Kind.POUNDS)
            .column("most", "what most", Kind.WORDS);
    List<LineGroup> groups = LineGroup.by(PlanDocument.Line::neighbourhood, document.lines());
    for (PlaceCourse place : PlanReport.largestFirst(course.places(), PlaceCourse::averted)) {
      Optional<LineGroup> lines =
          groups.stream().filter(group -> group.key().equals(place.code())).findFirst();
      table.row(
          place.name(),
          place.withoutPlan(),
          place.averted(),
          lines.map(LineGroup::addedCost).orElse(BigDecimal.ZERO),
          lines
              .map(group -> group.most(3, PlanDocument.Line::intervention, names::intervention))
              .orElse(""));
    }
    groups.stream()
        .filter(group -> group.key().equals(CaseNames.CITY))
        .forEach(
            city ->
                table.row(
                    names.place(CaseNames.CITY),
                    Optional.empty(),
                    Optional.empty(),
                    city.addedCost(),
                    city.most(3, PlanDocument.Line::intervention, names::intervention)));
    return Element.row()
        .add(
            Words.intro(
                "What happens in each neighbourhood without the plan, how much less the plan lets"
                    + " happen there, and what is spent there. Money for the whole city helps"
                    + " everywhere and stands in its own row."))
        .add(Words.table(table.build()));
  }

  /** By funding stream and partner. */
  Element who() {
    Element section =
        Element.row()
            .add(
                Words.intro(
                    "Each stream of funding: what was committed before, what the plan spends of the"
                        + " rest, and what one more pound would avert; then what partners pay and"
                        + " gain."))
            .add(page.chart(funding()))
            .add(Words.table(tables.money().funding()));
    tables
        .partners()
        .ifPresent(
            partners ->
                section.add(PartnersSection.of(partners, document.budget().promisedUnits())));
    return section.add(
        Words.folded("Staff time, pool by pool", Words.table(tables.money().staff())));
  }

  private Chart funding() {
    List<PlanDocument.Funding> streams =
        PlanReport.largestFirst(
            document.budget().byStream(), stream -> stream.amount().doubleValue());
    List<Optional<Double>> committed = new ArrayList<>();
    List<Optional<Double>> spent = new ArrayList<>();
    List<Optional<Double>> left = new ArrayList<>();
    DataTable.Builder table =
        DataTable.of("funding-table", "Where each stream's money goes")
            .column("stream", Kind.WORDS)
            .column("committed", Kind.POUNDS)
            .column("spent", Kind.POUNDS)
            .column("left", Kind.POUNDS);
    for (PlanDocument.Funding stream : streams) {
      BigDecimal used = stream.spent().orElse(BigDecimal.ZERO);
      BigDecimal rest = stream.available().subtract(used);
      committed.add(Optional.of(stream.committed().doubleValue()));
      spent.add(Optional.of(used.doubleValue()));
      left.add(Optional.of(rest.doubleValue()));
      table.row(stream.name(), stream.committed(), used, rest);
    }
    return new Chart(
        "chart-funding",
        "Where each stream's money goes",
        "Committed in money before, spent by the plan, and left over.",
        FRAME_PIXELS + ROW_PIXELS * streams.size(),
        new Drawing.Bars(
            "£",
            streams.stream().map(PlanDocument.Funding::name).toList(),
            List.of(
                new Drawing.Series("spent by the plan", spent, false),
                new Drawing.Series("left over", left, false),
                new Drawing.Series("committed before", committed, true)),
            true),
        table.build());
  }

  /** Intervals, other indices, and the proof. */
  Element sure() {
    Element section = Element.row().add(Words.intro(proof()));
    section.add(Words.named(tables.outcome().harm()));
    Element pair =
        Words.pair(
            Words.named(
                tables
                    .outcome()
                    .demand()
                    .only("stream", "without_plan", "with_plan", "low80", "high80")));
    DataTable treatment = TreatmentTables.changes(document.treatment());
    if (!treatment.rows().isEmpty()) {
      pair.add(Words.named(treatment));
    } else if (!document.treatment().isEmpty()) {
      pair.add(Words.named(tables.outcome().treatment()));
    }
    return section.add(pair);
  }

  private String proof() {
    PlanDocument.Averted averted = document.harm().averted();
    StringBuilder words = new StringBuilder();
    words.append(
        "The plan was judged in %s that its search had not seen. "
            .formatted(Plurals.of(document.freshWorlds(), "simulated future")));
    averted
        .claimedInSearch()
        .ifPresent(
            claimed ->
                words.append(
                    "In the %s of the search it averts %s; judged afresh, %s. "
                        .formatted(
                            Figures.count(document.worlds()),
                            Figures.harm(claimed.doubleValue(), unit),
                            Figures.harm(Words.value(averted.mean()), unit))));
    if (document.certificate().gapPercent().isPresent()) {
      words.append(
          "A bound that holds for every plan within the rules shows how close it is to the best.");
    } else {
      words.append("Nobody searched for it, so nothing is proven about better plans.");
    }
    return words.toString();
  }

  /** Evidence and assumptions. */
  Element rests() {
    DataTable assumptions = tables.evidence().assumptions();
    return Element.row()
        .add(
            Words.intro(
                "What each intervention's effect rests on. Where no study gives a figure, the case"
                    + " states an assumption and its reason: there are %s."
                        .formatted(Figures.count(assumptions.rows().size()))))
        .add(
            Words.table(
                tables
                    .evidence()
                    .sources()
                    .only("intervention", "evidence", "source", "assumed_figures")))
        .add(Words.folded("Every assumption, with its reason", Words.table(assumptions)));
  }
}
