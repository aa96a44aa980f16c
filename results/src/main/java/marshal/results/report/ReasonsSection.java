package marshal.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.area.Area;
import marshal.model.plan.Line;
import marshal.results.explanation.Reasons;
import marshal.results.export.CaseNames;
import marshal.results.export.LineGroup;
import marshal.results.json.PlanDocument;
import marshal.results.page.Element;
import marshal.results.run.OpenedRun;
import marshal.scenarios.explanation.LineReason;

/** Why the plan holds what it holds, in the words of {@code marshal explain}. */
final class ReasonsSection {

  private static final int MOST_REASONS = 12;

  private ReasonsSection() {}

  /** Returns the lines to give reasons of: of each intervention that averts most, its largest. */
  static List<Integer> lines(OpenedRun run) {
    List<Integer> lines = new ArrayList<>();
    LineGroup.by(PlanDocument.Line::intervention, run.document().lines()).stream()
        .filter(group -> group.addedUnits() > 0)
        .limit(MOST_REASONS)
        .map(group -> index(largest(group.lines()), run))
        .forEach(found -> found.ifPresent(lines::add));
    return lines;
  }

  private static PlanDocument.Line largest(List<PlanDocument.Line> lines) {
    return lines.stream()
        .filter(line -> line.units() > line.committedUnits())
        .max(Comparator.comparingDouble(line -> line.averts().map(Number::doubleValue).orElse(0.0)))
        .orElseThrow();
  }

  private static OptionalInt index(PlanDocument.Line line, OpenedRun run) {
    Case theCase = run.loaded().theCase();
    Area area = theCase.area();
    Map<String, Integer> places = area.indexByCode();
    int place =
        line.neighbourhood().equals(CaseNames.CITY)
            ? Line.CITY
            : places.getOrDefault(line.neighbourhood(), Line.CITY);
    OptionalInt intervention =
        IntStream.range(0, theCase.interventions().size())
            .filter(k -> theCase.interventions().get(k).id().equals(line.intervention()))
            .findFirst();
    return intervention.isEmpty()
        ? OptionalInt.empty()
        : run.loaded()
            .space()
            .findIndex(new Line(intervention.getAsInt(), place, line.period() - 1));
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
  }

  static Element of(OpenedRun run, List<LineReason> found) {
    CaseNames names = new CaseNames(run.loaded().theCase());
    Reasons reasons = new Reasons(run.loaded().theCase(), run.loaded().space());
    Element list = Element.of("ul", "reasons");
    for (LineReason reason : found) {
      list.add(
          Element.of("li")
              .add(Element.text("h3", names.intervention(reason.intervention())))
              .add(Element.of("p", "soft").text(sentence(reasons.withoutName(reason)))));
    }
    return Element.row()
        .add(
            Words.intro(
                "For each of the interventions that avert most, where and when it averts most. A"
                    + " line is in the plan because its last unit averts at least what the money"
                    + " and hours it uses would avert elsewhere; marshal explain %s has all lines."
                        .formatted(run.id())))
        .add(list);
  }
}
