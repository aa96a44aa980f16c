package marshal.results.json;

import java.math.BigDecimal;
import java.util.Optional;
import marshal.results.words.ProofWords;
import marshal.scenarios.goal.GoalSettings;
import marshal.scenarios.outcome.CertificateOutcome;
import marshal.scenarios.outcome.ObjectiveOutcome;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.solver.objective.Objective;

/** The objective as a document shows it. */
final class ObjectiveJson {

  private static final double PENCE_PER_POUND = 100;

  private ObjectiveJson() {}

  static PlanDocument.Objective of(
      PlanOutcome outcome, CertificateOutcome certificate, Rounding rounding) {
    ObjectiveOutcome reached = certificate.objective();
    Objective objective = reached.goal().objective();
    double atBest = reached.forecast() - certificate.lowerBound();
    Optional<BigDecimal> target = Optional.empty();
    Optional<BigDecimal> net = Optional.empty();
    if (objective instanceof Objective.LeastCost leastCost) {
      target = rounding.harm(leastCost.target().amount(reached.forecast()));
      atBest = certificate.lowerBound() / PENCE_PER_POUND;
    } else if (objective instanceof Objective.NetBenefit) {
      net = rounding.harm(reached.averted() - reached.costPence() / PENCE_PER_POUND);
    }
    return new PlanDocument.Objective(
        GoalSettings.name(objective),
        target,
        BigDecimal.valueOf(reached.goal().risk().weight()),
        BigDecimal.valueOf(reached.goal().risk().level()),
        rounding.harm(reached.forecast()),
        rounding.harm(reached.averted()),
        Rounding.pounds(reached.costPence()),
        net,
        rounding.harm(atBest),
        new ProofWords(outcome.harm().unit(), certificate).words());
  }
}
