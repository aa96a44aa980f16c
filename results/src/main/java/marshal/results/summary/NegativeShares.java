package marshal.results.summary;

import java.util.List;
import marshal.model.intervention.Intervention;
import marshal.results.text.Paragraph;
import marshal.results.words.Figures;
import marshal.scenarios.outcome.LineOutcome;
import marshal.scenarios.outcome.PlanOutcome;

/**
 * Says why an intervention can show less than nothing in the tables although the plan is better
 * with it.
 */
final class NegativeShares {

  /** Less than this is the rounding of the shares. */
  private static final double LEAST = 0.5;

  private NegativeShares() {}

  /** Returns a sentence for each such intervention; empty text if there is none. */
  static String of(PlanOutcome outcome) {
    StringBuilder text = new StringBuilder();
    for (Intervention intervention : outcome.theCase().interventions()) {
      List<LineOutcome> lines =
          outcome.lines().stream()
              .filter(line -> line.intervention().equals(intervention.id()))
              .filter(line -> line.addedUnits() > 0)
              .toList();
      if (lines.stream().mapToDouble(LineOutcome::averts).sum() < -LEAST) {
        text.append(Paragraph.wrap(sentence(intervention.name(), lines, outcome.harm().unit())));
      }
    }
    return text.toString();
  }

  private static String sentence(String name, List<LineOutcome> lines, String unit) {
    double last = lines.stream().mapToDouble(LineOutcome::lastUnitAverts).min().orElseThrow();
    if (last < 0) {
      return "%s: its last unit adds %s; the plan is better without it."
          .formatted(name, Figures.harm(-last, unit));
    }
    return ("%s shows less than nothing, yet the plan is better with it: each last unit averts %s"
            + " or more. Shares are counted while all lines grow together from nothing, and it"
            + " does harm until the others are there.")
        .formatted(name, Figures.harm(last, unit));
  }
}
