package marshal.scenarios.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.model.Case;
import marshal.model.demand.Stream;
import marshal.model.evaluation.HarmModel;
import marshal.model.harm.HarmIndex;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.outcome.Baseline;
import marshal.scenarios.outcome.CertificateOutcome;
import marshal.scenarios.outcome.DemandOutcome;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.HarmOutcome;
import marshal.scenarios.outcome.ObjectiveOutcome;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.outcome.SearchOutcome;
import marshal.solver.Allocation;
import marshal.solver.Baselines;
import marshal.solver.relaxation.Certificate;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Violation;

/**
 * Judges a plan in worlds that its search never saw, beside the current plan and simpler ways to
 * spend the same money.
 */
final class PlanJudge {

  private static final int COMMITTED = 0;
  private static final int PLAN = 1;
  private static final int CURRENT = 2;

  /** Mean harm is a long sum: what differs by less is the same. */
  private static final double ROUNDING = 1e-9;

  private final LoadedCase loaded;
  private final Case theCase;
  private final PlanSpace space;
  private final HarmModel searchModel;
  private final PlanningOptions options;
  private final CaseRules rules;

  PlanJudge(LoadedCase loaded, HarmModel searchModel, PlanningOptions options) {
    this.loaded = loaded;
    this.theCase = loaded.theCase();
    this.space = loaded.space();
    this.searchModel = searchModel;
    this.options = options;
    this.rules = new CaseRules(theCase, space);
  }

  PlanOutcome outcome(Plan plan, Optional<Allocation.Found> found) {
    Map<String, Plan> others = new LinkedHashMap<>();
    others.put("current plan", loaded.currentPlan());
    others.put("equal per head", Baselines.equalPerHead(searchModel));
    others.put("proportional to need", Baselines.proportionalToNeed(searchModel));
    found.flatMap(Allocation.Found::greedy).ifPresent(greedy -> others.put("greedy", greedy));
    List<Plan> plans = new ArrayList<>();
    plans.add(rules.committedPlan());
    plans.add(plan);
    plans.addAll(others.values());
    FreshWorlds worlds =
        new FreshWorlds(theCase, space, plans, CURRENT + 1, options.freshWorlds(), options.seed());
    PlanLedger ledger = new PlanLedger(theCase, space, plan, found.map(Allocation.Found::prices));
    List<String> violations = rules.violations(plan).stream().map(Violation::words).toList();
    return new PlanOutcome(
        theCase,
        space,
        plan,
        options.seed(),
        found.isPresent() ? options.worlds() : 0,
        options.freshWorlds(),
        violations.isEmpty(),
        violations,
        harm(worlds, theCase.harmIndex()),
        theCase.harmIndices().stream().map(index -> harm(worlds, index)).toList(),
        probabilityBetter(worlds),
        ledger.funding(),
        ledger.staff(),
        new LineJudge(searchModel, plan).lines(),
        demand(worlds),
        new TreatmentJudge(theCase, space, plan, worlds.treatment()).outcomes(COMMITTED, PLAN),
        baselines(worlds, others),
        found.map(PlanJudge::search),
        found.map(this::certificate));
  }

  private HarmOutcome harm(FreshWorlds worlds, HarmIndex index) {
    double[] averted =
        difference(worlds.simulatedHarm(COMMITTED, index), worlds.simulatedHarm(PLAN, index));
    double without = worlds.meanHarm(COMMITTED, index);
    double with = worlds.meanHarm(PLAN, index);
    return new HarmOutcome(
        index.id(),
        index.name(),
        index.unit(),
        without,
        with,
        Estimates.of(without - with, averted),
        Estimates.meanOfLowestTenth(averted));
  }

  private static double[] difference(double[] from, double[] subtract) {
    double[] difference = new double[from.length];
    for (int d = 0; d < difference.length; d++) {
      difference[d] = from[d] - subtract[d];
    }
    return difference;
  }

  /** Worlds in which both avert the same count half. */
  private double probabilityBetter(FreshWorlds worlds) {
    double[] plan = worlds.simulatedHarm(PLAN, theCase.harmIndex());
    double[] current = worlds.simulatedHarm(CURRENT, theCase.harmIndex());
    double better = 0;
    for (int d = 0; d < plan.length; d++) {
      better += plan[d] < current[d] ? 1 : plan[d] == current[d] ? 0.5 : 0;
    }
    return better / plan.length;
  }

  private List<DemandOutcome> demand(FreshWorlds worlds) {
    List<DemandOutcome> outcomes = new ArrayList<>();
    for (int o = 0; o < theCase.streams().size(); o++) {
      Stream stream = theCase.streams().get(o);
      Estimate with =
          Estimates.of(worlds.meanIncidents(PLAN, o), worlds.simulatedIncidents(PLAN, o));
      outcomes.add(
          new DemandOutcome(stream.id(), stream.name(), worlds.meanIncidents(COMMITTED, o), with));
    }
    return outcomes;
  }

  private List<Baseline> baselines(FreshWorlds worlds, Map<String, Plan> others) {
    List<Baseline> baselines = new ArrayList<>();
    double without = worlds.meanHarm(COMMITTED, theCase.harmIndex());
    for (Map.Entry<String, Plan> other : others.entrySet()) {
      double averted = without - worlds.meanHarm(CURRENT + baselines.size(), theCase.harmIndex());
      baselines.add(
          new Baseline(
              other.getKey(),
              rules.costPence(other.getValue()) - rules.costPence(rules.committedPlan()),
              averted,
              rules.violations(other.getValue()).isEmpty()));
    }
    return baselines;
  }

  private CertificateOutcome certificate(Allocation.Found found) {
    Certificate certificate = found.certificate();
    double value = found.search().valueFound();
    double averted = found.search().harmCommitted() - found.search().harmFound();
    double difference = value - certificate.lowerBound();
    double missed = difference > ROUNDING * Math.abs(value) ? difference : 0;
    return new CertificateOutcome(
        certificate.lowerBound(),
        found.gapPercent(),
        averted > 0 ? 100 * missed / averted : missed > 0 ? Double.POSITIVE_INFINITY : 0,
        certificate.method(),
        certificate.loosenedBy(),
        new ObjectiveOutcome(
            found.goal(),
            found.search().harmCommitted(),
            averted,
            rules.costPence(found.plan()) - rules.costPence(rules.committedPlan()),
            value));
  }

  private static SearchOutcome search(Allocation.Found found) {
    var summary = found.search();
    return new SearchOutcome(
        summary.stoppedBy().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
        summary.seconds(),
        summary.moves(),
        summary.harmCommitted() - summary.harmFound(),
        summary.harmCommitted() - summary.harmRounded(),
        found.ruleCosts());
  }
}
