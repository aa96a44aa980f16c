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
  private static final int MOST_BARS = 25;

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
