package marshal.results.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import marshal.model.area.Neighbourhood;
import marshal.results.json.CompareDocument;
import marshal.results.json.CompareDocument.ComparedPlan;
import marshal.results.page.Chart;
import marshal.results.page.Drawing;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.page.PlaceMap;
import marshal.results.summary.RegretWords;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;
import marshal.results.words.Figures;
import marshal.scenarios.boundaries.Outline;

/** A page about two to six plans in the same futures. */
public final class ComparisonReport {

  private static final int ROW_PIXELS = 26;
  private static final int FRAME_PIXELS = 60;
  private static final int MOST_BARS = 20;
  private static final int MOST_LEADS = 3;

  private final CompareDocument document;
  private final List<Neighbourhood> places;
  private final List<Outline> outlines;
  private final String unit;
  private final Page page;

  private ComparisonReport(
      CompareDocument document, List<Neighbourhood> places, List<Outline> outlines) {
    this.document = document;
    this.places = places;
    this.outlines = outlines;
    this.unit = document.unit();
    this.page =
        new Page(
            "%d plans for %s".formatted(document.plans().size(), document.caseName()),
            "%s · %s".formatted(document.caseName(), document.scenario()));
  }

  /**
   * Returns the page.
   *
   * @param document the comparison
   * @param places neighbourhoods for the map; no map is drawn without them
   * @param outlines their outlines; tiles are drawn without them
   */
  public static String of(
      CompareDocument document, List<Neighbourhood> places, List<Outline> outlines) {
    return new ComparisonReport(document, places, outlines).write();
  }

  private String write() {
    page.setFirst(first());
    page.addSection("differences", "Differences", "What differs", differences());
    page.addSection("sure", "How sure", "How sure it is", sure());
    page.addSection("buys", "Buys", "What each plan buys", buys());
    page.addSection("gains", "Who gains", "Where and what each plan averts", gains());
    if (!document.scenarios().isEmpty()) {
      page.addSection("scenarios", "Scenarios", "If things turn out otherwise", scenarios());
    }
    if (!document.partners().isEmpty()) {
      page.addSection(
          "partners", "Partners", "Who pays and who gains", PartnersSection.of(document));
    }
    page.addSection("replay", "Replay", "How it was computed", replay());
    return page.toHtml();
  }

  private List<ComparedPlan> bestFirst() {
    return document.plans().stream()
        .sorted(
            Comparator.comparingDouble((ComparedPlan plan) -> Words.value(plan.averted().mean()))
                .reversed())
        .toList();
  }

  private String harm(Optional<BigDecimal> harm) {
    return Figures.harm(Words.value(harm), unit);
  }

  private Element first() {
    List<ComparedPlan> ranked = bestFirst();
    ComparedPlan best = ranked.get(0);
    Element text =
        Element.of("div")
            .add(
                Element.of("p", "kicker")
                    .text("Harm in %s · %s".formatted(unit, document.indexName())))
            .add(headline(best, ranked.get(1)));
    document.pairs().stream()
        .filter(pair -> pair.first().equals(best.label()) || pair.second().equals(best.label()))
        .limit(MOST_LEADS)
        .forEach(pair -> text.add(Element.of("p", "lead").text(pair.words())));
    Element keys = Element.of("dl", "keys");
    for (ComparedPlan plan : document.plans()) {
      keys.add(
          Words.key(
              "Plan %s · %s".formatted(plan.label(), plan.source()),
              harm(plan.averted().mean()),
              "for %s; 80 %% sure of %s to %s; worst tenth %s%s"
                  .formatted(
                      Words.money(plan.spent().doubleValue()),
                      harm(plan.averted().low80()),
                      harm(plan.averted().high80()),
                      harm(plan.worstTenPercentMean()),
                      plan.feasible() ? "" : "; breaks a rule")));
    }
    Element first = Element.of("div", "first").add(text.add(keys));
    return places.isEmpty() ? first : first.add(map());
  }

  private Element headline(ComparedPlan best, ComparedPlan next) {
    boolean apart =
        document.pairs().stream()
            .filter(
                pair ->
                    List.of(pair.first(), pair.second()).contains(best.label())
                        && List.of(pair.first(), pair.second()).contains(next.label()))
            .anyMatch(pair -> List.of("first", "second").contains(pair.verdict()));
    Element headline = Element.of("h1");
    return apart
        ? headline
            .add(Element.text("strong", "Plan " + best.label()))
            .text(" averts most: ")
            .add(Element.text("strong", harm(best.averted().mean())))
            .text(" for %s.".formatted(Words.money(best.spent().doubleValue())))
        : headline
            .text("Plans ")
            .add(Element.text("strong", best.label()))
            .text(" and ")
            .add(Element.text("strong", next.label()))
            .text(
                " avert most, %s and %s, and cannot be told apart."
                    .formatted(harm(best.averted().mean()), harm(next.averted().mean())));
  }

  private Element map() {
    List<PlaceMap.Measure> measures = new ArrayList<>();
    IntStream.range(0, document.plans().size())
        .forEach(
            plan -> {
              Map<String, Double> averted = new HashMap<>();
              document
                  .neighbourhoods()
                  .forEach(
                      place ->
                          place
                              .harmAverted()
                              .get(plan)
                              .ifPresent(
                                  harm -> averted.put(place.neighbourhood(), harm.doubleValue())));
              String label = document.plans().get(plan).label();
              measures.add(
                  new PlaceMap.Measure(
                      "plan" + (char) ('a' + plan),
                      "Averted by " + label,
                      averted,
                      value -> Figures.harm(value, unit)));
            });
    return PlaceMap.of("Map of " + document.caseName(), places, outlines, measures);
  }

  private Element differences() {
    Element words = Element.of("ul", "differences");
    DataTable.Builder moves =
        DataTable.of("moves", "Money that is elsewhere")
            .column("plans", Kind.WORDS)
            .column("pounds", Kind.POUNDS)
            .column("from", Kind.WORDS)
            .column("to", Kind.WORDS);
    // Where there are few pairs, the first screen has their words already.
    boolean said = document.pairs().size() == 1;
    for (CompareDocument.Pair pair : document.pairs()) {
      if (!said) {
        words.add(Element.text("li", pair.words()));
      }
      for (CompareDocument.Move move : pair.moves()) {
        moves.row(
            "%s\u00a0→\u00a0%s".formatted(pair.first(), pair.second()),
            move.pounds(),
            move.from(),
            move.to());
      }
    }
    DataTable table = moves.build();
    Element section = said ? Element.row() : Element.row().add(words);
    return table.rows().isEmpty() ? section : section.add(Words.table(table));
  }

  private Element sure() {
    List<Drawing.Interval> rows = new ArrayList<>();
    DataTable.Builder table =
        DataTable.of("plans", "Harm averted by plan")
            .column("plan", Kind.WORDS)
            .column("source", Kind.WORDS)
            .column("spent", Kind.POUNDS)
            .column("averted", "averted, " + unit, Kind.AMOUNT)
            .column("low80", "80 % low", Kind.AMOUNT)
            .column("high80", "80 % high", Kind.AMOUNT)
            .column("worst_tenth", "worst tenth", Kind.AMOUNT)
            .column("rules", Kind.WORDS);
    for (ComparedPlan plan : document.plans()) {
      rows.add(
          new Drawing.Interval(
              "Plan " + plan.label(),
              Words.value(plan.averted().mean()),
              Words.value(plan.averted().low80()),
              Words.value(plan.averted().high80()),
              Words.value(plan.averted().low95()),
              Words.value(plan.averted().high95())));
      table.row(
          plan.label(),
          plan.source(),
          plan.spent(),
          plan.averted().mean(),
          plan.averted().low80(),
          plan.averted().high80(),
          plan.worstTenPercentMean(),
          plan.feasible() ? "kept" : String.join("; ", plan.violations()));
    }
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
                    table.build())))
        .add(Words.named(pairs()))
        .add(Words.named(indices()));
  }

  private DataTable pairs() {
    DataTable.Builder table =
        DataTable.of("pairs", "Every two plans")
            .column("plans", Kind.WORDS)
            .column("difference", "second averts more by, " + unit, Kind.AMOUNT)
            .column("low80", "80 % low", Kind.AMOUNT)
            .column("high80", "80 % high", Kind.AMOUNT)
            .column("probability", "second is better", Kind.SHARE)
            .column("verdict", Kind.WORDS);
    for (CompareDocument.Pair pair : document.pairs()) {
      String verdict =
          switch (pair.verdict()) {
            case "first" -> pair.first() + " averts more";
            case "second" -> pair.second() + " averts more";
            default -> pair.verdict();
          };
      table.row(
          "%s, %s".formatted(pair.first(), pair.second()),
          pair.difference().mean(),
          pair.difference().low80(),
          pair.difference().high80(),
          pair.probabilitySecondBetter(),
          verdict);
    }
    return table.build();
  }

  private DataTable indices() {
    DataTable.Builder table =
        withPlans(
            DataTable.of("indices", "Harm averted under every index")
                .column("index", Kind.WORDS)
                .column("unit", Kind.WORDS),
            Kind.AMOUNT);
    table.column("best", "best first", Kind.WORDS);
    for (CompareDocument.IndexRanking index : document.indices()) {
      List<Object> row = new ArrayList<>(List.of(index.name(), index.unit()));
      index.averted().forEach(averted -> row.add(averted.mean()));
      row.add(String.join(", ", index.ranking()) + (index.flips() ? " (another order)" : ""));
      table.row(row.toArray());
    }
    return table.build();
  }

  private DataTable.Builder withPlans(DataTable.Builder table, Kind kind) {
    for (ComparedPlan plan : document.plans()) {
      table.column("plan_" + plan.label(), "plan " + plan.label(), kind);
    }
    return table;
  }

  private Element buys() {
    DataTable.Builder table =
        withPlans(
            DataTable.of("by-intervention", "Money by intervention, beyond what was promised")
                .column("intervention", Kind.WORDS),
            Kind.POUNDS);
    for (CompareDocument.ByIntervention bought : document.interventions()) {
      List<Object> row = new ArrayList<>();
      row.add(bought.name() + (bought.assumption() ? " *" : ""));
      row.addAll(bought.spent());
      table.row(row.toArray());
    }
    List<CompareDocument.ByIntervention> shown =
        document.interventions().subList(0, Math.min(MOST_BARS, document.interventions().size()));
    return Element.row()
        .add(
            page.chart(
                bars(
                    "chart-buys",
                    "Money by intervention",
                    "An asterisk marks what rests in part on an assumption.",
                    "£",
                    shown.stream().map(CompareDocument.ByIntervention::name).toList(),
                    plan ->
                        shown.stream()
                            .map(bought -> Optional.of(bought.spent().get(plan)))
                            .toList(),
                    table.build())));
  }

  private Element gains() {
    DataTable.Builder streams =
        withPlans(
            DataTable.of("by-stream", "Incidents averted by demand stream")
                .column("stream", Kind.WORDS)
                .column("without", "without a plan", Kind.AMOUNT),
            Kind.AMOUNT);
    for (CompareDocument.ByStream stream : document.streams()) {
      List<Object> row = new ArrayList<>(List.of(stream.name(), stream.withoutPlan()));
      row.addAll(stream.incidentsAverted());
      streams.row(row.toArray());
    }
    DataTable.Builder towns =
        withPlans(
            DataTable.of("by-neighbourhood", "Harm averted by neighbourhood")
                .column("neighbourhood", Kind.WORDS),
            Kind.AMOUNT);
    for (CompareDocument.ByNeighbourhood place : document.neighbourhoods()) {
      List<Object> row = new ArrayList<>(List.of(place.name()));
      row.addAll(place.harmAverted());
      towns.row(row.toArray());
    }
    List<CompareDocument.ByNeighbourhood> shown =
        PlanReport.largestFirst(
                document.neighbourhoods(),
                place ->
                    place.harmAverted().stream()
                        .flatMap(Optional::stream)
                        .mapToDouble(BigDecimal::doubleValue)
                        .max()
                        .orElse(Double.NaN))
            .stream()
            .limit(MOST_BARS)
            .toList();
    return Element.row()
        .add(
            page.chart(
                bars(
                    "chart-where",
                    "Harm averted by neighbourhood",
                    "Where each plan averts harm.",
                    unit,
                    shown.stream().map(CompareDocument.ByNeighbourhood::name).toList(),
                    plan -> shown.stream().map(place -> place.harmAverted().get(plan)).toList(),
                    towns.build())))
        .add(Words.named(streams.build()));
  }

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

  private Element scenarios() {
    DataTable.Builder table =
        withPlans(
            DataTable.of("by-scenario", "How far each plan falls behind the best of them")
                .column("scenario", Kind.WORDS),
            Kind.AMOUNT);
    for (CompareDocument.ScenarioRegret scenario : document.scenarios()) {
      List<Object> row = new ArrayList<>();
      row.add(scenario.title().isEmpty() ? scenario.scenario() : scenario.title());
      row.addAll(scenario.regret());
      table.row(row.toArray());
    }
    return Element.row()
        .add(
            Words.intro(
                ("Each plan under every scenario of the case: harm that it leaves which the best of"
                        + " these plans would avert there, in %s. The smaller its largest number,"
                        + " the safer the plan.")
                    .formatted(unit)))
        .add(Words.table(table.build()))
        .add(Element.of("p", "soft").text(RegretWords.of(document.plans(), document.scenarios())));
  }

  private Element replay() {
    Element section =
        Element.row()
            .add(
                Words.intro(
                    "Every plan was judged in the same %s simulated futures, on the same random numbers (seed %d)."
                        .formatted(Figures.count(document.paths()), document.seed())));
    document.notes().forEach(note -> section.add(Element.text("p", note)));
    StringBuilder command = new StringBuilder("marshal compare");
    document.plans().forEach(plan -> command.append(' ').append(plan.source()));
    return section.add(Element.text("pre", command.toString()));
  }
}
