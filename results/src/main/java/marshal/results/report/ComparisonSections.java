package marshal.results.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import marshal.results.json.CompareDocument;
import marshal.results.json.PartnersDocument;
import marshal.results.page.Chart;
import marshal.results.page.Drawing;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.summary.RegretWords;
import marshal.results.table.DataTable;
import marshal.results.words.Plurals;

/** The sections of a page about two to six plans. */
final class ComparisonSections {

  private static final int ROW_PIXELS = 26;
  private static final int FRAME_PIXELS = 60;

  /** Bars that a page has room for, over all plans, and the least and most rows of bars. */
  private static final int MOST_BARS = 60;

  private static final int FEWEST_ROWS = 10;
  private static final int MOST_ROWS = 20;

  /** Moves of money that a page shows openly, over all pairs, and the fewest of a pair. */
  private static final int MOST_MOVES = 24;

  private static final int FEWEST_MOVES = 2;

  /** Plans whose figures fit into half a page. */
  private static final int MOST_BESIDE = 3;

  private final Page page;
  private final CompareDocument document;
  private final ComparisonTables tables;
  private final String unit;

  ComparisonSections(Page page, CompareDocument document) {
    this.page = page;
    this.document = document;
    this.tables = new ComparisonTables(document);
    this.unit = document.unit();
  }

  /**
   * How plans differ, in words and in money.
   *
   * @param said pairs whose words stand elsewhere already
   */
  Element differences(List<CompareDocument.Pair> said) {
    Element section = Element.row();
    List<CompareDocument.Pair> others =
        document.pairs().stream().filter(pair -> !said.contains(pair)).toList();
    if (!others.isEmpty()) {
      Element words = Element.of("ul", "differences");
      others.forEach(pair -> words.add(Element.text("li", pair.words())));
      section.add(words);
    }
    int each = Math.max(FEWEST_MOVES, MOST_MOVES / document.pairs().size());
    DataTable all = tables.moves("every-move", "Every move of money", Integer.MAX_VALUE);
    DataTable largest = tables.moves("moves", "The largest moves of money", each);
    if (all.rows().isEmpty()) {
      return section.add(Words.intro("The plans buy the same."));
    }
    section.add(Words.table(largest));
    return largest.rows().size() == all.rows().size()
        ? section
        : section.add(Words.folded(all.title(), Words.table(all)));
  }

  /** Intervals, every two plans, and the other indices. */
  Element sure() {
    List<Drawing.Interval> rows =
        document.plans().stream()
            .map(
                plan ->
                    new Drawing.Interval(
                        "Plan " + plan.label(),
                        Words.value(plan.averted().mean()),
                        Words.value(plan.averted().low80()),
                        Words.value(plan.averted().high80()),
                        Words.value(plan.averted().low95()),
                        Words.value(plan.averted().high95())))
            .toList();
    return Element.row()
        .add(Words.intro(document.criterion()))
        .add(
            page.chart(
                new Chart(
                    "chart-plans",
                    "Harm averted by each plan",
                    "The dot is the mean; the bars hold 80 and 95 of a hundred futures, the same"
                        + " ones for every plan.",
                    FRAME_PIXELS + 34 * rows.size(),
                    new Drawing.Intervals(unit, rows),
                    tables.plans())))
        .add(Words.named(tables.pairs()))
        .add(Words.named(tables.indices()));
  }

  /** Money by intervention. */
  Element buys() {
    List<CompareDocument.ByIntervention> shown =
        largest(
            document.interventions(),
            bought -> bought.spent().stream().mapToDouble(BigDecimal::doubleValue).max());
    return Element.row()
        .add(
            page.chart(
                bars(
                    "chart-buys",
                    "Money by intervention",
                    largestOf(shown.size(), document.interventions().size(), "intervention"),
                    "£",
                    shown.stream().map(CompareDocument.ByIntervention::name).toList(),
                    plan ->
                        shown.stream()
                            .map(bought -> Optional.of(bought.spent().get(plan)))
                            .toList(),
                    tables.interventions())));
  }

  /** Harm averted by neighbourhood and incidents averted by stream. */
  Element gains() {
    List<CompareDocument.ByNeighbourhood> shown =
        largest(
            document.neighbourhoods(),
            place ->
                place.harmAverted().stream()
                    .flatMap(Optional::stream)
                    .mapToDouble(BigDecimal::doubleValue)
                    .max());
    return Element.row()
        .add(
            page.chart(
                bars(
                    "chart-where",
                    "Harm averted by neighbourhood",
                    largestOf(shown.size(), document.neighbourhoods().size(), "neighbourhood"),
                    unit,
                    shown.stream().map(CompareDocument.ByNeighbourhood::name).toList(),
                    plan -> shown.stream().map(place -> place.harmAverted().get(plan)).toList(),
                    tables.neighbourhoods())))
        .add(Words.named(tables.streams()));
  }

  private <T> List<T> largest(List<T> items, Function<T, OptionalDouble> size) {
    int rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, MOST_BARS / document.plans().size()));
    return PlanReport.largestFirst(items, item -> size.apply(item).orElse(Double.NaN)).stream()
        .limit(rows)
        .toList();
  }

  private static String largestOf(int shown, int all, String what) {
    return shown == all
        ? "The largest first."
        : "The largest %d of %s; the table has them all.".formatted(shown, Plurals.of(all, what));
  }

  /** What is drawn for a plan, a value for each row. */
  private interface OfPlan {
    List<Optional<BigDecimal>> values(int plan);
  }

  private Chart bars(
      String id,
      String title,
      String summary,
      String of,
      List<String> rows,
      OfPlan values,
      DataTable table) {
    List<Drawing.Series> series =
        IntStream.range(0, document.plans().size())
            .mapToObj(
                plan ->
                    new Drawing.Series(
                        "plan " + document.plans().get(plan).label(),
                        values.values(plan).stream()
                            .map(value -> value.map(BigDecimal::doubleValue))
                            .toList(),
                        false))
            .toList();
    int perRow = Math.max(ROW_PIXELS, 11 * series.size());
    return new Chart(
        id,
        title,
        summary,
        FRAME_PIXELS + perRow * rows.size(),
        new Drawing.Bars(of, rows, series, false),
        table);
  }

  /** How far each plan falls behind under every scenario. */
  Element scenarios() {
    return Element.row()
        .add(
            Words.intro(
                ("Each plan under every scenario of the case: harm that it leaves which the best of"
                        + " these plans would avert there, in %s. The smaller its largest number,"
                        + " the safer the plan.")
                    .formatted(unit)))
        .add(Words.table(tables.scenarios()))
        .add(Element.of("p", "soft").text(RegretWords.of(document.plans(), document.scenarios())));
  }

  /** Who pays for each plan and who gains from it. */
  Element partners() {
    PartnersDocument.AvoidedCost avoided = document.partners().get(0).avoidedCost();
    List<Element> two = new ArrayList<>(List.of(Words.named(tables.pays())));
    if (!avoided.gains().isEmpty()) {
      two.add(Words.named(tables.gains()));
    }
    boolean narrow = document.plans().size() <= MOST_BESIDE;
    Element section =
        Element.row()
            .addAll(narrow ? List.of(Words.pair(two.toArray(Element[]::new))) : List.copyOf(two));
    tables.promised().ifPresent(note -> section.add(Element.of("p", "soft").text(note)));
    avoided.notes().forEach(note -> section.add(Element.of("p", "soft").text(note)));
    return section;
  }
}
