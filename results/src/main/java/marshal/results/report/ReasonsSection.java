package marshal.results.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.StaffUse;
import marshal.results.export.CaseNames;
import marshal.results.export.LineGroup;
import marshal.results.json.PlanDocument;
import marshal.results.page.Element;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;

/**
 * Why the plan holds what it holds: what the last unit averts, set against what the money and time
 * it takes would avert elsewhere, at the prices that were proven with the plan.
 */
final class ReasonsSection {

  private static final int MOST_REASONS = 12;
  private static final double MINUTES_PER_HOUR = 60;
  private static final double PENCE_PER_POUND = 100;

  private final PlanDocument document;
  private final CaseNames names;
  private final Map<String, Intervention> interventions = new HashMap<>();
  private final Map<String, Double> pricePerHour = new HashMap<>();
  private final double pricePerPound;

  ReasonsSection(PlanDocument document, Case theCase, CaseNames names) {
    this.document = document;
    this.names = names;
    theCase.interventions().forEach(each -> interventions.put(each.id(), each));
    for (PlanDocument.Staff staff : document.staff()) {
      staff
          .pricePerHour()
          .ifPresent(
              price -> pricePerHour.put(key(staff.pool(), staff.period()), price.doubleValue()));
    }
    // Money of one stream may pay for less than that of another: the dearest is the hardest test.
    pricePerPound =
        document.budget().byStream().stream()
            .map(PlanDocument.Funding::pricePerPound)
            .flatMap(Optional::stream)
            .mapToDouble(Number::doubleValue)
            .max()
            .orElse(Double.NaN);
  }

  private static String key(String pool, int period) {
    return pool + "/" + period;
  }

  Element toElement() {
    Element list = Element.of("ul", "reasons");
    LineGroup.by(PlanDocument.Line::intervention, document.lines()).stream()
        .filter(group -> group.addedUnits() > 0 && interventions.containsKey(group.key()))
        .limit(MOST_REASONS)
        .forEach(group -> list.add(reason(group)));
    return Element.row()
        .add(
            Words.intro(
                "For each of the interventions that avert most: its last unit where it averts most,"
                    + " and what a unit uses, of money and hours, would avert elsewhere at most. Units are"
                    + " bought while they avert more than that. Where the last one averts less,"
                    + " something else holds it: a rule, or money and time that nothing else can"
                    + " use."))
        .add(list);
  }

  private Element reason(LineGroup group) {
    Intervention intervention = interventions.get(group.key());
    PlanDocument.Line line = largest(group.lines());
    double last = Words.value(line.lastUnitAverts());
    double next = Words.value(line.nextUnitAverts());
    StringBuilder words = new StringBuilder();
    words.append(
        "In %s, %s %d, the last %s averts %s and costs %s"
            .formatted(
                names.place(line.neighbourhood()),
                names.periodWord(),
                line.period(),
                intervention.unit(),
                harm(last),
                Figures.pounds(intervention.unitCostPence())));
    double elsewhere = elsewhere(intervention, line.period());
    if (Double.isFinite(elsewhere)) {
      words.append("; what it uses would avert at most %s elsewhere".formatted(harm(elsewhere)));
    }
    words.append(". One more would avert %s.".formatted(harm(next)));
    return Element.of("li")
        .add(Element.text("h3", intervention.name()))
        .add(
            Element.of("p", "soft")
                .text(
                    "%s. %s"
                        .formatted(Plurals.brief(group.addedUnits(), intervention.unit()), words)));
  }

  private static PlanDocument.Line largest(List<PlanDocument.Line> lines) {
    return lines.stream()
        .filter(line -> line.units() > line.committedUnits())
        .max(Comparator.comparingDouble(line -> line.averts().map(Number::doubleValue).orElse(0.0)))
        .orElseThrow();
  }

  /** What the money and the staff time of a unit would avert elsewhere; unknown without prices. */
  private double elsewhere(Intervention intervention, int period) {
    double harm = intervention.unitCostPence() / PENCE_PER_POUND * pricePerPound;
    for (StaffUse use : intervention.staff()) {
      harm +=
          use.minutesPerUnit()
              / MINUTES_PER_HOUR
              * pricePerHour.getOrDefault(key(use.pool(), period), 0.0);
    }
    return harm;
  }

  private String harm(double harm) {
    return Figures.harm(harm, document.harm().unit());
  }
}
