package marshal.results.words;

import java.util.Locale;
import marshal.scenarios.outcome.CertificateOutcome;
import marshal.scenarios.outcome.ObjectiveOutcome;
import marshal.solver.objective.Objective;
import marshal.solver.objective.Risk;

/**
 * What is proven of a plan, in words that fit its objective.
 *
 * @param unit unit of the harm index
 * @param certificate the proof
 */
public record ProofWords(String unit, CertificateOutcome certificate) {

  /** Returns the proof as a sentence. */
  public String words() {
    ObjectiveOutcome objective = certificate.objective();
    Objective asked = objective.goal().objective();
    if (asked instanceof Objective.LeastCost leastCost) {
      return leastCost(objective, leastCost.target().amount(objective.forecast()));
    }
    if (asked instanceof Objective.NetBenefit) {
      return String.format(
          Locale.UK,
          "In the worlds of the search%s no other plan within these rules has a net benefit more than %s above this one's, which is %s.",
          weighing(objective),
          Figures.harm(Math.max(0, objective.value() - certificate.lowerBound()), unit),
          Figures.harm(objective.forecast() - objective.value(), unit));
    }
    return String.format(
        Locale.UK,
        "In the worlds of the search%s no other plan within these rules averts more%s.",
        weighing(objective),
        thanThis(objective));
  }

  /** In percent of what the plan averts; as an amount where it averts nothing. */
  private String thanThis(ObjectiveOutcome objective) {
    double more = certificate.couldAvertMorePercent();
    if (more == 0) {
      return "";
    }
    return Double.isFinite(more)
        ? " than " + Figures.upTo(more) + " % more"
        : " than " + Figures.harm(objective.value() - certificate.lowerBound(), unit);
  }

  private String leastCost(ObjectiveOutcome objective, double target) {
    return String.format(
        Locale.UK,
        "In the worlds of the search%s no plan within these rules that averts %s (%s %% of the forecast) costs less than %s beyond what is promised; this one costs %s.",
        weighing(objective),
        Figures.harm(target, unit),
        Figures.upTo(objective.forecast() > 0 ? 100 * target / objective.forecast() : 0),
        Figures.pounds((long) Math.floor(certificate.lowerBound())),
        Figures.pounds(objective.costPence()));
  }

  private static String weighing(ObjectiveOutcome objective) {
    Risk risk = objective.goal().risk();
    return risk.isNeutral()
        ? ""
        : String.format(
            Locale.UK,
            ", with a weight of %s on the worst %s %% of them,",
            Figures.plain(risk.weight()),
            Figures.plain(100 * (1 - risk.level())));
  }
}
