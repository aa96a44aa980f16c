package marshal.scenarios.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.demand.Stream;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.harm.HarmIndex;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.treatment.TreatmentGroup;
import marshal.model.world.WorldSampler;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.ScenarioTitle;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.partners.PartnersView;
import marshal.scenarios.planning.Attribution;
import marshal.scenarios.planning.Estimates;
import marshal.scenarios.planning.FreshWorlds;
import marshal.scenarios.planning.PlanLedger;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Violation;

/** Compares plans in the same fresh worlds, each simulated on the same random numbers. */
public final class Comparison {

  /** Most plans side by side. */
  public static final int MOST_PLANS = 6;

  /** Worlds that the parts of interventions are found in, evenly spread. */
  private static final int ATTRIBUTION_WORLDS = 64;

  private static final int COMMITTED = 0;
  private static final int FIRST = 1;

  private final LoadedCase loaded;
  private final Case theCase;
  private final PlanSpace space;
  private final List<NamedPlan> plans;
  private final CaseRules rules;
  private final FreshWorlds worlds;
  private final int paths;
  private final long seed;

  /** A scenario, read when its turn comes. */
  public record OtherScenario(ScenarioTitle title, Supplier<LoadedCase> loaded) {}

  private Comparison(LoadedCase loaded, List<NamedPlan> plans, int paths, long seed) {
    this.loaded = loaded;
    this.theCase = loaded.theCase();
    this.space = loaded.space();
    this.plans = plans;
    this.paths = paths;
    this.seed = seed;
    this.rules = new CaseRules(theCase, space);
    this.worlds = worlds(loaded, plans.stream().map(NamedPlan::plan).toList(), true, paths, seed);
  }

  private static FreshWorlds worlds(
      LoadedCase loaded, List<Plan> plans, boolean simulated, int worlds, long seed) {
    List<Plan> all = new ArrayList<>();
    all.add(new CaseRules(loaded.theCase(), loaded.space()).committedPlan());
    all.addAll(plans);
    return new FreshWorlds(
        loaded.theCase(), loaded.space(), all, simulated ? all.size() : 0, worlds, seed);
  }

  /**
   * Compares plans.
   *
   * @param loaded the case under a scenario
   * @param plans two to six plans on its lines
   * @param paths worlds, each with one simulated path, 10 or more
   * @param seed seed of every random number
   * @param scenarios other scenarios of the case to look for regret in
   * @throws IllegalArgumentException if there are too few plans or worlds, or too many plans
   */
  public static ComparisonOutcome of(
      LoadedCase loaded,
      List<NamedPlan> plans,
      int paths,
      long seed,
      List<OtherScenario> scenarios) {
    if (plans.size() < 2 || plans.size() > MOST_PLANS || paths < 10) {
      throw new IllegalArgumentException(
          "A comparison is of 2 to %d plans on 10 paths or more, not of %d on %d."
              .formatted(MOST_PLANS, plans.size(), paths));
    }
    return new Comparison(loaded, List.copyOf(plans), paths, seed).outcome(scenarios);
  }

  private ComparisonOutcome outcome(List<OtherScenario> scenarios) {
    List<ComparisonOutcome.Pair> pairs = new ArrayList<>();
    for (int first = 0; first < plans.size(); first++) {
      for (int second = first + 1; second < plans.size(); second++) {
        pairs.add(pair(first, second));
      }
    }
    return new ComparisonOutcome(
        loaded,
        plans,
        paths,
        seed,
        worlds.meanHarm(COMMITTED, theCase.harmIndex()),
        IntStream.range(0, plans.size()).mapToObj(this::result).toList(),
        pairs,
        indices(),
        streams(),
        neighbourhoods(),
        interventions(),
        IntStream.range(0, plans.size()).mapToObj(this::partners).toList(),
        scenarios.stream().map(this::under).toList());
  }

  private PartnersView partners(int plan) {
    Map<String, Double> incidents = new LinkedHashMap<>();
    for (int o = 0; o < theCase.streams().size(); o++) {
      incidents.put(
          theCase.streams().get(o).id(),
          worlds.meanIncidents(COMMITTED, o) - worlds.meanIncidents(FIRST + plan, o));
    }
    Map<String, Double> averted = new LinkedHashMap<>();
    theCase.harmIndices().forEach(index -> averted.put(index.id(), meanAverted(plan, index)));
    PlanLedger ledger = new PlanLedger(theCase, space, plans.get(plan).plan(), Optional.empty());
    return PartnersView.of(theCase, ledger.funding(), incidents, averted);
  }

  private ComparisonOutcome.Result result(int plan) {
    double[] averted = averted(plan, theCase.harmIndex());
    return new ComparisonOutcome.Result(
        rules.violations(plans.get(plan).plan()).stream().map(Violation::words).toList(),
        rules.costPence(plans.get(plan).plan()) - rules.costPence(rules.committedPlan()),
        Estimates.of(meanAverted(plan, theCase.harmIndex()), averted),
        Estimates.meanOfLowestTenth(averted));
  }

  private double meanAverted(int plan, HarmIndex index) {
    return worlds.meanHarm(COMMITTED, index) - worlds.meanHarm(FIRST + plan, index);
  }

  private double[] averted(int plan, HarmIndex index) {
    return difference(
        worlds.simulatedHarm(COMMITTED, index), worlds.simulatedHarm(FIRST + plan, index));
  }

  private static double[] difference(double[] from, double[] subtract) {
    return IntStream.range(0, from.length).mapToDouble(d -> from[d] - subtract[d]).toArray();
  }

  private ComparisonOutcome.Pair pair(int first, int second) {
    HarmIndex index = theCase.harmIndex();
    double[] difference =
        difference(
            worlds.simulatedHarm(FIRST + first, index),
            worlds.simulatedHarm(FIRST + second, index));
    double better = 0;
    for (double more : difference) {
      better += more > 0 ? 1 : more == 0 ? 0.5 : 0;
    }
    Estimate estimate =
        Estimates.of(meanAverted(second, index) - meanAverted(first, index), difference);
    return new ComparisonOutcome.Pair(
        first,
        second,
        estimate,
        Estimates.meanOfLowestTenth(difference),
        better / difference.length,
        verdict(first, second, estimate),
        MoneyMoves.between(theCase, space, plans.get(first).plan(), plans.get(second).plan()));
  }

  private Verdict verdict(int first, int second, Estimate difference) {
    if (plans.get(first).plan().equals(plans.get(second).plan())) {
      return Verdict.SAME_PLAN;
    }
    if (difference.low80() > 0) {
      return Verdict.SECOND;
    }
    return difference.high80() < 0 ? Verdict.FIRST : Verdict.CANNOT_BE_TOLD_APART;
  }

  private List<ComparisonOutcome.UnderIndex> indices() {
    List<HarmIndex> indices = new ArrayList<>(List.of(theCase.harmIndex()));
    theCase.harmIndices().stream()
        .filter(index -> !index.id().equals(theCase.harmIndex().id()))
        .forEach(indices::add);
    List<Integer> own = ranking(theCase.harmIndex());
    return indices.stream()
        .map(
            index -> {
              List<Integer> ranking = ranking(index);
              return new ComparisonOutcome.UnderIndex(
                  index,
                  IntStream.range(0, plans.size())
                      .mapToObj(
                          plan -> Estimates.of(meanAverted(plan, index), averted(plan, index)))
                      .toList(),
                  ranking,
                  !ranking.equals(own));
            })
        .toList();
  }

  private List<Integer> ranking(HarmIndex index) {
    return IntStream.range(0, plans.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer plan) -> -meanAverted(plan, index)))
        .toList();
  }

  private List<Double> each(IntToDoubleFunction figure) {
    return IntStream.range(0, plans.size()).mapToDouble(figure).boxed().toList();
  }

  private List<ComparisonOutcome.ByStream> streams() {
    HarmIndex index = theCase.harmIndex();
    List<ComparisonOutcome.ByStream> streams = new ArrayList<>();
    for (int o = 0; o < theCase.streams().size(); o++) {
      Stream stream = theCase.streams().get(o);
      int kind = o;
      double without = worlds.meanIncidents(COMMITTED, kind);
      double weight = index.perIncident().getOrDefault(stream.id(), 0.0);
      streams.add(
          new ComparisonOutcome.ByStream(
              stream.id(),
              stream.name(),
              without,
              each(plan -> without - worlds.meanIncidents(FIRST + plan, kind)),
              each(plan -> weight * (without - worlds.meanIncidents(FIRST + plan, kind)))));
    }
    for (int g = 0; g < theCase.treatmentGroups().size(); g++) {
      TreatmentGroup group = theCase.treatmentGroups().get(g);
      int kind = g;
      double without = worlds.meanWaiting(COMMITTED, kind);
      double weight = index.perWaitingStep().getOrDefault(group.id(), 0.0);
      streams.add(
          new ComparisonOutcome.ByStream(
              group.id(),
              "Waiting for treatment: " + group.name(),
              without,
              each(plan -> without - worlds.meanWaiting(FIRST + plan, kind)),
              each(plan -> weight * (without - worlds.meanWaiting(FIRST + plan, kind)))));
    }
    return streams;
  }

  private List<ComparisonOutcome.ByNeighbourhood> neighbourhoods() {
    HarmIndex index = theCase.harmIndex();
    double[] without = worlds.harmByNeighbourhood(COMMITTED, index);
    List<double[]> with =
        IntStream.range(0, plans.size())
            .mapToObj(plan -> worlds.harmByNeighbourhood(FIRST + plan, index))
            .toList();
    List<ComparisonOutcome.ByNeighbourhood> neighbourhoods = new ArrayList<>();
    for (int i = 0; i < theCase.area().size(); i++) {
      int place = i;
      neighbourhoods.add(
          new ComparisonOutcome.ByNeighbourhood(
              theCase.area().neighbourhood(i).code(),
              theCase.area().neighbourhood(i).name(),
              each(plan -> without[place] - with.get(plan)[place]),
              plans.stream().map(plan -> addedPence(plan.plan(), place)).toList()));
    }
    return neighbourhoods;
  }

  private long addedPence(Plan plan, int place) {
    long pence = 0;
    for (int index = 0; index < space.lines(); index++) {
      Line line = space.line(index);
      if (line.place() == place) {
        pence +=
            added(plan, index) * theCase.interventions().get(line.intervention()).unitCostPence();
      }
    }
    return pence;
  }

  private long added(Plan plan, int line) {
    return (long) plan.units(line) - Math.min(plan.units(line), space.atLeast(line));
  }

  private List<ComparisonOutcome.ByIntervention> interventions() {
    HarmModel model =
        new HarmModel(
            theCase, space, new WorldSampler(theCase).evenlySpread(ATTRIBUTION_WORLDS, seed));
    ExactMean mean = new ExactMean(model);
    List<double[]> shares =
        plans.stream().map(plan -> Attribution.shares(mean, space, plan.plan())).toList();
    List<ComparisonOutcome.ByIntervention> interventions = new ArrayList<>();
    for (int k = 0; k < theCase.interventions().size(); k++) {
      Intervention intervention = theCase.interventions().get(k);
      List<Integer> lines = lines(k);
      List<Long> units =
          plans.stream()
              .map(plan -> lines.stream().mapToLong(line -> added(plan.plan(), line)).sum())
              .toList();
      if (units.stream().anyMatch(bought -> bought != 0)) {
        interventions.add(
            new ComparisonOutcome.ByIntervention(
                intervention.id(),
                intervention.name(),
                intervention.evidence().restsOnAssumption(),
                units,
                units.stream().map(bought -> bought * intervention.unitCostPence()).toList(),
                shares.stream()
                    .map(share -> lines.stream().mapToDouble(line -> share[line]).sum())
                    .toList()));
      }
    }
    return interventions;
  }

  private List<Integer> lines(int intervention) {
    return IntStream.range(0, space.lines())
        .filter(line -> space.line(line).intervention() == intervention)
        .boxed()
        .toList();
  }

  private ComparisonOutcome.UnderScenario under(OtherScenario scenario) {
    LoadedCase there = scenario.loaded().get();
    List<PlanTransfer> transferred =
        plans.stream().map(plan -> PlanTransfer.of(loaded, plan.plan(), there)).toList();
    FreshWorlds fresh =
        worlds(there, transferred.stream().map(PlanTransfer::plan).toList(), false, paths, seed);
    HarmIndex index = there.theCase().harmIndex();
    double without = fresh.meanHarm(COMMITTED, index);
    List<Double> averted = each(plan -> without - fresh.meanHarm(FIRST + plan, index));
    CaseRules rulesThere = new CaseRules(there.theCase(), there.space());
    List<Boolean> feasible =
        transferred.stream()
            .map(plan -> plan.unitsLost() == 0 && rulesThere.violations(plan.plan()).isEmpty())
            .toList();
    return new ComparisonOutcome.UnderScenario(
        scenario.title(), averted, regret(averted, feasible), feasible);
  }

  /** What cannot be carried out is no choice: it has no regret, and nobody regrets it. */
  private static List<Double> regret(List<Double> averted, List<Boolean> feasible) {
    double best =
        IntStream.range(0, averted.size())
            .filter(feasible::get)
            .mapToDouble(averted::get)
            .max()
            .orElse(Double.NaN);
    return IntStream.range(0, averted.size())
        .mapToDouble(plan -> feasible.get(plan) ? best - averted.get(plan) : Double.NaN)
        .boxed()
        .toList();
  }
}
