package marshal.results.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import marshal.model.Case;
import marshal.results.export.CaseNames;
import marshal.results.export.LineGroup;
import marshal.results.export.RunTables;
import marshal.results.json.PlanDocument;
import marshal.results.json.SensitivityDocument;
import marshal.results.json.SweepDocument;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.page.PlaceMap;
import marshal.results.run.OpenedRun;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;
import marshal.scenarios.boundaries.Outline;
import marshal.scenarios.outcome.PlanCourse;
import marshal.scenarios.outcome.PlanCourse.PlaceCourse;

/** A page about one plan. */
public final class PlanReport {

  private static final String CURRENT_PLAN = "current plan";

  private final OpenedRun run;
  private final PlanDocument document;
  private final Case theCase;
  private final PlanCourse course;
  private final List<Outline> outlines;
  private final RunTables tables;
  private final CaseNames names;
  private final String unit;
  private final Page page;

  private final RunView view;
  private final Optional<SweepDocument> sweep;
  private final Optional<SensitivityDocument> sensitivity;

  private PlanReport(
      RunView view, Optional<SweepDocument> sweep, Optional<SensitivityDocument> sensitivity) {
    this.view = view;
    this.run = view.run();
    this.document = run.document();
    this.theCase = run.loaded().theCase();
    this.course = view.course();
    this.outlines = view.outlines();
    this.sweep = sweep;
    this.sensitivity = sensitivity;
    this.tables = new RunTables(run);
    this.names = new CaseNames(theCase);
    this.unit = document.harm().unit();
    this.page =
        new Page(
            "Plan for %s · %s".formatted(document.caseName(), document.scenario()),
            document.caseName() + " · " + document.scenario());
  }

  /**
   * Returns the page.
   *
   * @param view the plan's run
   * @param sweep what plans of the same case avert with more and less, where that was computed
   * @param sensitivity what one figure at a time does to it, where that was computed
   */
  public static String of(
      RunView view, Optional<SweepDocument> sweep, Optional<SensitivityDocument> sensitivity) {
    return new PlanReport(view, sweep, sensitivity).write();
  }

  private String write() {
    page.setFirst(first());
    PlanSections sections = new PlanSections(page, document, tables, names);
    page.addSection("buys", "Buys", "What it buys", sections.buys());
    page.addSection(
        "money", "Money", "More money, less money", MoneySection.of(page, document, tables, sweep));
    page.addSection(
        "forecast", "Forecast", "What is forecast", new CourseCharts(page, document).of(course));
    page.addSection("where", "Where", "Where it goes", sections.where(course));
    page.addSection("why", "Why", "Why these", ReasonsSection.of(run, view.reasons()));
    page.addSection(
        "who", "Who pays", "Who pays, who gains", PartnersSection.of(page, document, tables));
    page.addSection("sure", "How sure", "How sure it is", sections.sure());
    sensitivity.ifPresent(
        moved ->
            page.addSection(
                "sensitivity",
                "Sensitivity",
                "What would change the result",
                SensitivitySection.of(page, moved)));
    page.addSection("rests", "Evidence", "What it rests on", sections.rests());
    page.addSection("replay", "Replay", "How it was computed", new Origin(run, tables).toElement());
    page.setFoot(
        Element.text(
            "p",
            "Figures are rounded for reading; marshal export %s --format xlsx has them exact."
                .formatted(run.id())));
    return page.toHtml();
  }

  private Element first() {
    Element text = Element.of("div").add(Element.of("p", "kicker").text(kicker())).add(headline());
    for (String sentence : leads()) {
      text.add(Element.of("p", "lead").text(sentence));
    }
    if (!document.violations().isEmpty()) {
      Element warning =
          Element.of("div", "warning")
              .add(
                  Element.text(
                      "p",
                      "This plan breaks %s:"
                          .formatted(Plurals.of(document.violations().size(), "rule"))));
      document.violations().forEach(v -> warning.add(Element.text("p", v)));
      text.add(warning);
    }
    return Element.of("div", "first").add(text.add(keys())).add(map());
  }

  private String kicker() {
    return "Harm in %s · %s".formatted(unit, document.harm().name());
  }

  private Element headline() {
    double averted = Words.value(document.harm().averted().mean());
    Element headline = Element.of("h1");
    return headline
        .text("Spending ")
        .add(Element.text("strong", Words.money(spent())))
        .text(" of %s free money ".formatted(Words.money(free())))
        .text(averted >= 0 ? "averts " : "adds ")
        .add(Element.text("strong", Figures.harm(Math.abs(averted), unit)))
        .text(
            " of %s forecast harm."
                .formatted(Figures.harm(Words.value(document.harm().withoutPlan()), unit)));
  }

  private List<String> leads() {
    PlanDocument.Averted averted = document.harm().averted();
    List<String> leads = new ArrayList<>();
    StringBuilder sure = new StringBuilder();
    sure.append(
        "We are 80 %% sure of %s to %s".formatted(harm(averted.low80()), harm(averted.high80())));
    Optional<PlanDocument.Baseline> current =
        document.baselines().stream().filter(b -> b.name().equals(CURRENT_PLAN)).findFirst();
    if (averted.probabilityBetterThanCurrent().isPresent() && current.isPresent()) {
      sure.append(
          ", and %s sure that it beats the current plan, which averts %s"
              .formatted(
                  Figures.percent(Words.value(averted.probabilityBetterThanCurrent())),
                  harm(current.get().averted())));
    }
    leads.add(sure.append('.').toString());
    List<LineGroup> groups =
        LineGroup.by(PlanDocument.Line::intervention, document.lines()).stream()
            .filter(group -> group.addedUnits() > 0)
            .toList();
    if (groups.size() > 3) {
      leads.add(
          "Most is averted by %s, %s and %s."
              .formatted(
                  inSentence(groups.get(0)), inSentence(groups.get(1)), inSentence(groups.get(2))));
    }
    return leads;
  }

  private String inSentence(LineGroup group) {
    return "%s (%s for %s)"
        .formatted(
            names.intervention(group.key()),
            Figures.harm(group.averts().doubleValue(), unit),
            Figures.harm(group.addedCost().doubleValue(), "£"));
  }

  private String harm(Optional<BigDecimal> harm) {
    return Figures.harm(Words.value(harm), unit);
  }

  /** What the plan spends beyond what was promised. */
  private double spent() {
    return Words.value(document.budget().spent()) - promised();
  }

  private double free() {
    return document.budget().available().doubleValue() - promised();
  }

  private double promised() {
    return document.budget().promisedUnits().orElse(BigDecimal.ZERO).doubleValue();
  }

  private Element keys() {
    PlanDocument.Averted averted = document.harm().averted();
    Element keys = Element.of("dl", "keys");
    keys.add(
        Words.key(
            "Spent of the free money",
            Words.money(spent()),
            "%s left over; %s more was promised before"
                .formatted(Words.money(free() - spent()), Words.money(promised()))));
    keys.add(
        Words.key(
            "Harm averted",
            harm(averted.mean()),
            "80 % sure of " + harm(averted.low80()) + " to " + harm(averted.high80())));
    keys.add(
        Words.key(
            "In the worst tenth of futures",
            harm(averted.worstTenPercentMean()),
            "averted on average there"));
    keys.add(proof());
    return keys;
  }

  private Element proof() {
    Optional<BigDecimal> gap = document.certificate().gapPercent();
    if (gap.isEmpty()) {
      return Words.key("Best possible", "not proven", "nobody searched for this plan");
    }
    double share = gap.get().doubleValue() / 100;
    return share < 1
        ? Words.key(
            "Close to the best possible",
            "within " + Figures.upTo(100 * share / (1 - share)) + " %",
            "no other plan within these rules averts more than that above it")
        : Words.key("Best possible", "not proven", "the proof says nothing here");
  }

  private Element map() {
    List<PlaceMap.Measure> measures = new ArrayList<>();
    Map<String, Double> averted = new HashMap<>();
    Map<String, Double> without = new HashMap<>();
    for (PlaceCourse place : course.places()) {
      averted.put(place.code(), place.averted());
      without.put(place.code(), place.withoutPlan());
    }
    Map<String, Double> spent = new HashMap<>();
    for (LineGroup group : LineGroup.by(PlanDocument.Line::neighbourhood, document.lines())) {
      spent.put(group.key(), group.addedCost().doubleValue());
    }
    measures.add(new PlaceMap.Measure("averted", "Harm averted", averted, this::shown));
    measures.add(
        new PlaceMap.Measure(
            "spent", "Money spent there", spent, pounds -> Figures.harm(pounds, "£")));
    measures.add(new PlaceMap.Measure("forecast", "Forecast harm", without, this::shown));
    return PlaceMap.of(
        "Map of " + document.caseName(), theCase.area().neighbourhoods(), outlines, measures);
  }

  private String shown(double harm) {
    return Figures.harm(harm, unit);
  }

  /** Sorts amounts by size for charts, the largest first, those that are not known last. */
  static <T> List<T> largestFirst(List<T> items, ToDoubleFunction<T> size) {
    return items.stream()
        .sorted(
            Comparator.comparingDouble(
                item -> {
                  double value = size.applyAsDouble(item);
                  return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
                }))
        .toList();
  }
}
