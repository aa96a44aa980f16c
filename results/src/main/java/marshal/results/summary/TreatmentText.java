package marshal.results.summary;

import java.util.List;
import java.util.stream.Collectors;
import marshal.results.text.Paragraph;
import marshal.results.words.Figures;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.TreatmentFigures;
import marshal.scenarios.outcome.TreatmentOutcome;

/** What a plan comes to for people who need treatment, a few lines for each group. */
final class TreatmentText {

  private TreatmentText() {}

  static String of(List<TreatmentOutcome> groups) {
    return groups.stream().map(group -> Paragraph.wrap(words(group))).collect(Collectors.joining());
  }

  private static String words(TreatmentOutcome group) {
    TreatmentFigures with = group.withPlan();
    TreatmentFigures without = group.withoutPlan();
    return ("Treatment, %s: %s retained twelve weeks or more at the end (80 %% sure of %s; %s without"
            + " the plan), %s waiting (%s; %s), %s in need and not treated (%s); they waited %s"
            + " (%s), and %s gave up (%s).")
        .formatted(
            group.name(),
            people(with.retainedAtEnd()),
            range(with.retainedAtEnd()),
            people(without.retainedAtEnd()),
            people(with.waitingAtEnd()),
            range(with.waitingAtEnd()),
            people(without.waitingAtEnd()),
            people(with.unmetNeedAtEnd()),
            people(without.unmetNeedAtEnd()),
            days(with.meanWaitDays()),
            days(without.meanWaitDays()),
            people(with.gaveUp()),
            people(without.gaveUp()));
  }

  private static String range(Estimate estimate) {
    return Figures.amount(estimate.low80()) + " to " + Figures.amount(estimate.high80());
  }

  private static String people(Estimate estimate) {
    return Figures.amount(estimate.mean());
  }

  private static String days(Estimate estimate) {
    return Double.isFinite(estimate.mean()) ? Figures.amount(estimate.mean()) + " days" : "in vain";
  }
}
