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
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.page.PlaceMap;
import marshal.results.words.Figures;
import marshal.scenarios.boundaries.Outline;
import marshal.scenarios.comparison.NamedPlan;

/** A page about two to six plans in the same futures. */
public final class ComparisonReport {

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
    List<ComparedPlan> ranked = bestFirst();
    List<CompareDocument.Pair> leads = leads(ranked.get(0));
    page.setFirst(first(ranked, leads));
    ComparisonSections sections = new ComparisonSections(page, document);
    page.addSection("differences", "Differences", "What differs", sections.differences(leads));
    page.addSection("sure", "How sure", "How sure it is", sections.sure());
    page.addSection("buys", "Buys", "What each plan buys", sections.buys());
    page.addSection("gains", "Where", "Where and what each plan averts", sections.gains());
    if (!document.scenarios().isEmpty()) {
      page.addSection(
          "scenarios", "Scenarios", "If things turn out otherwise", sections.scenarios());
    }
    if (!document.partners().isEmpty()) {
      page.addSection("partners", "Who pays", "Who pays and who gains", sections.partners());
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

  /** The pairs whose words stand on the first screen: those with the best plan. */
  private List<CompareDocument.Pair> leads(ComparedPlan best) {
    return document.pairs().stream()
        .filter(pair -> pair.first().equals(best.label()) || pair.second().equals(best.label()))
        .limit(MOST_LEADS)
        .toList();
  }

  private Element first(List<ComparedPlan> ranked, List<CompareDocument.Pair> leads) {
    Element text =
        Element.of("div")
            .add(
                Element.of("p", "kicker")
                    .text("Harm in %s · %s".formatted(unit, document.indexName())))
            .add(headline(ranked.get(0), ranked.get(1)));
    leads.forEach(pair -> text.add(Element.of("p", "lead").text(pair.words())));
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

  /** What a command calls a plan. */
  private static String word(String source) {
    return switch (source) {
      case NamedPlan.CURRENT -> "current";
      case NamedPlan.PROMISES -> "none";
      default -> source;
    };
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
    document.plans().forEach(plan -> command.append(' ').append(word(plan.source())));
    command.append(
        " --scenario %s --paths %d --seed %d"
            .formatted(document.scenario(), document.paths(), document.seed()));
    return section.add(Element.text("pre", command.toString()));
  }
}
