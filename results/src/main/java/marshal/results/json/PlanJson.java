package marshal.results.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import marshal.model.Case;
import marshal.model.harm.HarmIndex;
import marshal.model.intervention.Intervention;
import marshal.scenarios.outcome.CertificateOutcome;
import marshal.scenarios.outcome.DemandOutcome;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.FundingOutcome;
import marshal.scenarios.outcome.HarmOutcome;
import marshal.scenarios.outcome.LineOutcome;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.outcome.SearchOutcome;
import marshal.scenarios.outcome.StaffOutcome;
import marshal.scenarios.outcome.TreatmentFigures;
import marshal.scenarios.outcome.TreatmentOutcome;
import marshal.scenarios.partners.PartnersView;
import marshal.solver.objective.Objective;

/**
 * The document that {@code plan --json} prints and a run folder keeps.
 *
 * <p>Its keys are stable across versions: more may be added, none is renamed or taken away. What is
 * not known is null. Money is in pounds, staff time in hours, harm in the unit of the index.
 */
public final class PlanJson {

  private static final double PENCE_PER_POUND = 100;

  /**
   * Places in the document, as JSON pointers, that differ between runs of the same input: the name
   * of the run and how fast the machine was.
   */
  public static final List<String> NOT_COMPARABLE =
      List.of("/runId", "/search/seconds", "/search/movesPerSecond");

  /** What stands for the proof where nobody searched. */
  static final PlanDocument.Certificate NO_CERTIFICATE =
      new PlanDocument.Certificate(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  private PlanJson() {}

  /**
   * Returns the document of a plan.
   *
   * @param outcome what the plan comes to
   * @param runId name of the run that keeps it; empty if none does
   */
  public static String of(PlanOutcome outcome, Optional<String> runId) {
    return JsonText.of(document(outcome, runId));
  }

  private static PlanDocument document(PlanOutcome outcome, Optional<String> runId) {
    Case theCase = outcome.theCase();
    Rounding rounding = new Rounding(theCase.harmIndex().inPounds());
    OptionalDouble claimed = claimed(outcome);
    PartnersDocument partners = PartnersJson.of(PartnersView.of(outcome));
    return new PlanDocument(
        runId,
        theCase.id(),
        theCase.name(),
        theCase.scenario(),
        outcome.seed(),
        outcome.searchWorlds(),
        outcome.freshWorlds(),
        outcome.feasible() ? "feasible" : "infeasible",
        outcome.violations(),
        List.of(),
        List.of(),
        harm(outcome.harm(), claimed, OptionalDouble.of(outcome.probabilityBetterThanCurrent())),
        outcome.harmUnderAll().stream()
            .map(harm -> harm(harm, OptionalDouble.empty(), OptionalDouble.empty()))
            .toList(),
        outcome.certificate().map(c -> ObjectiveJson.of(outcome, c, rounding)),
        outcome.certificate().map(c -> certificate(c, rounding)).orElse(NO_CERTIFICATE),
        budget(outcome),
        outcome.staff().stream().map(PlanJson::staff).toList(),
        outcome.lines().stream().map(line -> line(line, rounding)).toList(),
        outcome.demand().stream().map(PlanJson::demand).toList(),
        outcome.treatment().stream().map(PlanJson::treatment).toList(),
        outcome.baselines().stream()
            .map(
                baseline ->
                    new PlanDocument.Baseline(
                        baseline.name(),
                        Rounding.pounds(baseline.costPence()),
                        rounding.harm(baseline.averted()),
                        baseline.feasible()))
            .toList(),
        assumptions(outcome),
        outcome.search().map(search -> search(search, rounding)),
        partners.partners(),
        Optional.of(partners.avoidedCost()));
  }

  private static OptionalDouble claimed(PlanOutcome outcome) {
    return outcome.search().isPresent()
        ? OptionalDouble.of(outcome.search().get().claimedAverted())
        : OptionalDouble.empty();
  }

  private static PlanDocument.Harm harm(
      HarmOutcome harm, OptionalDouble claimed, OptionalDouble probability) {
    Rounding rounding = new Rounding(harm.unit().equals(HarmIndex.POUNDS));
    Estimate averted = harm.averted();
    return new PlanDocument.Harm(
        harm.index(),
        harm.indexName(),
        harm.unit(),
        rounding.harm(harm.withoutPlan()),
        rounding.harm(harm.withPlan()),
        new PlanDocument.Averted(
            rounding.harm(averted.mean()),
            rounding.harm(averted.low80()),
            rounding.harm(averted.high80()),
            rounding.harm(averted.low95()),
            rounding.harm(averted.high95()),
            rounding.harm(claimed.orElse(Double.NaN)),
            Rounding.share(probability.orElse(Double.NaN)),
            rounding.harm(harm.worstTenPercentMean())));
  }

  private static PlanDocument.Certificate certificate(
      CertificateOutcome certificate, Rounding rounding) {
    boolean inPence = certificate.objective().goal().objective() instanceof Objective.LeastCost;
    return new PlanDocument.Certificate(
        rounding.harm(certificate.lowerBound() / (inPence ? PENCE_PER_POUND : 1)),
        Rounding.share(certificate.gapPercent()),
        Optional.of(certificate.method()),
        certificate.loosenedBy());
  }

  private static PlanDocument.Budget budget(PlanOutcome outcome) {
    return new PlanDocument.Budget(
        Rounding.pounds(outcome.availablePence() + outcome.committedUnitsPence()),
        Optional.of(Rounding.pounds(outcome.spentPence() + outcome.committedUnitsPence())),
        Optional.of(Rounding.pounds(outcome.committedUnitsPence())),
        outcome.funding().stream().map(PlanJson::funding).toList());
  }

  private static PlanDocument.Funding funding(FundingOutcome funding) {
    return new PlanDocument.Funding(
        funding.stream(),
        funding.name(),
        funding.partner(),
        Rounding.pounds(funding.amountPence()),
        Rounding.pounds(funding.committedPence()),
        Rounding.pounds(funding.availablePence()),
        Optional.of(Rounding.pounds(funding.spentPence())),
        Rounding.price(funding.pricePerPound()));
  }

  private static PlanDocument.Staff staff(StaffOutcome staff) {
    return new PlanDocument.Staff(
        staff.pool(),
        staff.name(),
        staff.period(),
        Rounding.hours(staff.availableMinutes()),
        Optional.of(Rounding.hours(staff.usedMinutes())),
        Rounding.price(staff.pricePerHour()));
  }

  private static PlanDocument.Line line(LineOutcome line, Rounding rounding) {
    return new PlanDocument.Line(
        line.intervention(),
        line.neighbourhood(),
        line.period(),
        line.units(),
        line.committedUnits(),
        Rounding.pounds(line.costPence()),
        rounding.harm(line.averts()),
        rounding.harm(line.lastUnitAverts()),
        rounding.harm(line.nextUnitAverts()));
  }

  private static PlanDocument.Demand demand(DemandOutcome demand) {
    Estimate withPlan = demand.withPlan();
    return new PlanDocument.Demand(
        demand.stream(),
        demand.name(),
        Rounding.count(demand.withoutPlan()),
        Rounding.count(withPlan.mean()),
        Rounding.count(withPlan.low80()),
        Rounding.count(withPlan.high80()),
        Rounding.count(withPlan.low95()),
        Rounding.count(withPlan.high95()));
  }

  private static PlanDocument.Treatment treatment(TreatmentOutcome treatment) {
    return new PlanDocument.Treatment(
        treatment.group(),
        treatment.name(),
        Rounding.count(treatment.places()),
        Rounding.count(treatment.inTreatmentDuringPlan()),
        Rounding.count(treatment.retainedAtEnd()),
        Rounding.count(treatment.waitingAtEnd()),
        Rounding.count(treatment.meanWaitDays()),
        Optional.of(levels(treatment.withoutPlan())),
        Optional.of(levels(treatment.withPlan())));
  }

  private static PlanDocument.TreatmentLevels levels(TreatmentFigures figures) {
    return new PlanDocument.TreatmentLevels(
        counts(figures.inTreatmentAtEnd()),
        counts(figures.retainedAtEnd()),
        counts(figures.waitingAtEnd()),
        counts(figures.meanWaiting()),
        counts(figures.meanWaitDays()),
        counts(figures.waitDaysByLittlesLaw()),
        counts(figures.gaveUp()),
        counts(figures.unmetNeedAtEnd()));
  }

  private static EstimateDocument counts(Estimate estimate) {
    return new EstimateDocument(
        Rounding.count(estimate.mean()),
        Rounding.count(estimate.low80()),
        Rounding.count(estimate.high80()),
        Rounding.count(estimate.low95()),
        Rounding.count(estimate.high95()));
  }

  private static List<PlanDocument.Assumed> assumptions(PlanOutcome outcome) {
    Set<String> bought = new LinkedHashSet<>();
    outcome.lines().forEach(line -> bought.add(line.intervention()));
    List<PlanDocument.Assumed> assumed = new ArrayList<>();
    for (Intervention intervention : outcome.theCase().interventions()) {
      if (bought.contains(intervention.id()) && intervention.evidence().restsOnAssumption()) {
        assumed.add(
            new PlanDocument.Assumed(
                intervention.id(), intervention.name(), intervention.evidence().assumptions()));
      }
    }
    HarmIndex index = outcome.theCase().harmIndex();
    if (!index.assumptions().isEmpty()) {
      assumed.add(new PlanDocument.Assumed(index.id(), index.name(), index.assumptions()));
    }
    return assumed;
  }

  private static PlanDocument.Search search(SearchOutcome search, Rounding rounding) {
    return new PlanDocument.Search(
        search.stoppedBy(),
        Rounding.count(search.seconds()),
        search.moves(),
        Rounding.count(search.movesPerSecond()),
        rounding.harm(search.roundedAverted()),
        search.ruleCosts().stream()
            .map(
                cost ->
                    new PlanDocument.RuleCost(
                        cost.kind().id(), cost.name(), rounding.harm(cost.harm())))
            .toList());
  }
}
