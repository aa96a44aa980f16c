package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import marshal.model.intervention.Displacement;
import marshal.scenarios.file.At;
import marshal.scenarios.goal.GoalSettings;
import marshal.scenarios.input.CaseInput;
import marshal.scenarios.input.InterventionsInput;
import marshal.scenarios.input.InterventionsInput.EffectInput;
import marshal.scenarios.input.ResourcesInput;
import marshal.scenarios.input.ResourcesInput.MoneyInput;
import marshal.scenarios.input.ResourcesInput.UnitsInput;
import marshal.scenarios.input.ScenarioInput;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problems;

/**
 * The figures of a case that scenarios may change, while a chain of them is applied root first.
 *
 * <p>Figures are in the units of the files; nothing is rounded before the last scenario.
 */
final class Draft {

  static final String ALL = "all";

  /** A price and the year that it is in. */
  record Price(double pounds, String year) {}

  /** A change in percent with its interval, and where its last figure stands. */
  record Change(double percent, double lowPercent, double highPercent, At at) {}

  /** The most that may be bought. */
  record Most(Optional<Integer> perLine, Optional<Double> perTarget, Optional<Integer> perPeriod) {}

  String harmIndex;

  /** What a plan is wanted for. */
  GoalSettings goal = GoalSettings.NONE;

  int stepsAfterPlan;

  /** The file that last set a stream's share. */
  String sharesFile;

  final Map<String, Double> fundingPounds = new LinkedHashMap<>();
  final Map<String, List<String>> mayPayFor = new LinkedHashMap<>();
  final Map<String, List<Double>> staffHours = new LinkedHashMap<>();
  final Map<String, Price> prices = new LinkedHashMap<>();
  final Map<String, Double> demandFactors = new LinkedHashMap<>();
  final Map<String, Double> shares = new LinkedHashMap<>();
  final IdentityHashMap<EffectInput, Change> effects = new IdentityHashMap<>();

  /** Effects on staying in treatment, by intervention. */
  final Map<String, Change> retention = new LinkedHashMap<>();

  final Map<String, Displacement> displacement = new LinkedHashMap<>();
  final Map<String, Most> bounds = new LinkedHashMap<>();
  final Map<String, Map<String, Double>> treatment = new LinkedHashMap<>();
  final List<MoneyInput> money = new ArrayList<>();
  final List<UnitsInput> units = new ArrayList<>();
  final RuleDraft rules = new RuleDraft();

  private final CaseInput theCase;
  private final InterventionsInput catalogue;

  /** Starts from the case itself. */
  Draft(
      CaseInput theCase,
      InterventionsInput catalogue,
      ResourcesInput resources,
      TreatmentTable treated) {
    this.theCase = theCase;
    this.catalogue = catalogue;
    harmIndex = theCase.harmIndex();
    sharesFile = theCase.at().file();
    stepsAfterPlan = theCase.stepsAfterPlan();
    for (ResourcesInput.FundingInput funding : resources.funding()) {
      fundingPounds.put(funding.id(), funding.amountPounds());
      mayPayFor.put(funding.id(), payable(funding.mayPayFor()));
    }
    for (ResourcesInput.PoolInput pool : resources.staff()) {
      staffHours.put(pool.id(), everyPeriod(pool.hoursPerPeriod()));
    }
    for (CaseInput.StreamInput stream : theCase.streams()) {
      shares.put(stream.id(), stream.share());
      demandFactors.put(stream.id(), 1.0);
    }
    for (InterventionsInput.InterventionInput intervention : catalogue.interventions()) {
      prices.put(
          intervention.id(),
          new Price(intervention.cost().poundsPerUnit(), intervention.cost().priceYear()));
      InterventionsInput.Bounds most = intervention.bounds();
      bounds.put(
          intervention.id(),
          new Most(most.atMostPerLine(), most.atMostPerTarget(), most.atMostPerPeriod()));
      intervention
          .displacement()
          .filter(d -> d.low() <= d.share() && d.share() <= d.high())
          .ifPresent(
              d ->
                  displacement.put(
                      intervention.id(), new Displacement(d.share(), d.low(), d.high())));
      for (EffectInput effect : intervention.effects()) {
        effects.put(
            effect,
            new Change(
                effect.changePercent(), effect.lowPercent(), effect.highPercent(), effect.at()));
      }
    }
    for (InterventionsInput.InterventionInput intervention : catalogue.interventions()) {
      intervention
          .treatment()
          .filter(lever -> lever.retention().isPresent() && lever.changePercent().isPresent())
          .ifPresent(
              lever ->
                  retention.put(
                      intervention.id(),
                      new Change(
                          lever.changePercent().get(),
                          lever.lowPercent().orElse(lever.changePercent().get()),
                          lever.highPercent().orElse(lever.changePercent().get()),
                          lever.at())));
    }
    rules.start(catalogue);
    resources.rules().ifPresent(rules::apply);
    treated
        .groups()
        .forEach(
            (group, figures) -> {
              Map<String, Double> values = new TreeMap<>();
              figures.forEach((name, figure) -> values.put(name, figure.value()));
              treatment.put(group, values);
            });
    resources
        .commitments()
        .ifPresent(
            commitments -> {
              money.addAll(commitments.money());
              units.addAll(commitments.units());
            });
  }

  /**
   * Returns what a price of a year is multiplied by to be in the case's price year; no year stands
   * for that one.
   */
  double factorOf(String year) {
    if (year.isEmpty() || year.equals(theCase.priceYear())) {
      return 1;
    }
    Map<String, Double> index = theCase.priceIndex().orElseThrow().values();
    return index.get(theCase.priceYear()) / index.get(year);
  }

  private static List<String> payable(List<String> interventions) {
    return interventions.contains(ALL) ? List.of() : interventions;
  }

  private List<Double> everyPeriod(List<Double> hours) {
    return hours.size() == 1
        ? java.util.Collections.nCopies(theCase.periods(), hours.get(0))
        : hours;
  }

  /** Applies one scenario; notes what cannot be applied after those before it. */
  void apply(ScenarioInput scenario, Problems problems) {
    scenario.harmIndex().ifPresent(id -> harmIndex = id);
    scenario.objective().ifPresent(wanted -> goal = wanted.settings().over(goal));
    scenario.stepsAfterPlan().ifPresent(steps -> stepsAfterPlan = steps);
    scenario.funding().forEach(this::apply);
    scenario.staff().forEach(this::apply);
    scenario.prices().forEach(this::apply);
    for (ScenarioInput.DemandChange change : scenario.demand()) {
      double factor = 1 + change.changePercent() / 100;
      for (Map.Entry<String, Double> stream : demandFactors.entrySet()) {
        if (isMeant(change.stream(), stream.getKey())) {
          stream.setValue(stream.getValue() * factor);
        }
      }
    }
    for (ScenarioInput.ShareChange change : scenario.streamShares()) {
      shares.replace(change.stream(), change.share());
      sharesFile = scenario.at().file();
    }
    scenario.effects().forEach(change -> apply(change, problems));
    scenario.displacement().forEach(this::apply);
    scenario
        .bounds()
        .forEach(
            change ->
                bounds.computeIfPresent(
                    change.intervention(),
                    (id, most) ->
                        new Most(
                            change.atMostPerLine().or(most::perLine),
                            change.atMostPerTarget().or(most::perTarget),
                            change.atMostPerPeriod().or(most::perPeriod))));
    scenario.treatment().forEach(change -> apply(change, problems));
    scenario.commitments().ifPresent(changes -> apply(changes, problems));
    scenario.rules().ifPresent(rules::apply);
  }

  private static boolean isMeant(String word, String id) {
    return word.equals(ALL) || word.equals(id);
  }

  private static double changed(double value, Optional<Double> changePercent) {
    return changePercent.map(percent -> value * (1 + percent / 100)).orElse(value);
  }

  private void apply(ScenarioInput.FundingChange change) {
    fundingPounds.computeIfPresent(
        change.id(),
        (id, pounds) -> changed(change.amountPounds().orElse(pounds), change.changePercent()));
    if (!change.mayPayFor().isEmpty()) {
      mayPayFor.replace(change.id(), payable(change.mayPayFor()));
    }
  }

  private void apply(ScenarioInput.StaffChange change) {
    staffHours.computeIfPresent(
        change.id(),
        (id, hours) ->
            (change.hoursPerPeriod().isEmpty() ? hours : everyPeriod(change.hoursPerPeriod()))
                .stream().map(hour -> changed(hour, change.changePercent())).toList());
  }

  private void apply(ScenarioInput.PriceChange change) {
    prices.replaceAll(
        (id, price) -> {
          if (!isMeant(change.intervention(), id)) {
            return price;
          }
          Price from =
              change
                  .poundsPerUnit()
                  .map(pounds -> new Price(pounds, change.priceYear().orElse(theCase.priceYear())))
                  .orElse(price);
          return new Price(changed(from.pounds(), change.changePercent()), from.year());
        });
  }

  private void apply(ScenarioInput.EffectChange change, Problems problems) {
    boolean found = false;
    for (InterventionsInput.InterventionInput intervention : catalogue.interventions()) {
      if (!isMeant(change.intervention(), intervention.id())) {
        continue;
      }
      for (EffectInput effect : intervention.effects()) {
        if (change.stream().filter(id -> isMeant(id, effect.stream())).isPresent()) {
          found = true;
          effects.put(effect, changed(change, effect.stream(), effects.get(effect), problems));
        }
      }
      Optional<String> helped = intervention.treatment().flatMap(lever -> lever.retention());
      if (helped.isPresent() && helped.equals(change.retention())) {
        found = true;
        retention.computeIfPresent(
            intervention.id(), (id, before) -> changed(change, helped.get(), before, problems));
      }
    }
    if (!found && change.stream().isPresent()) {
      problems.add(
          change
              .at()
              .key("stream")
              .problem("the intervention has no effect on this stream to change", ""));
    } else if (!found && change.retention().isPresent()) {
      problems.add(
          change
              .at()
              .key("retention")
              .problem("the intervention does not help this group to stay in treatment", ""));
    }
  }

  private static Change changed(
      ScenarioInput.EffectChange change, String on, Change before, Problems problems) {
    Change after =
        new Change(
            change.changePercent().orElse(before.percent()),
            change.lowPercent().orElse(before.lowPercent()),
            change.highPercent().orElse(before.highPercent()),
            change.at());
    if (!(after.lowPercent() <= after.percent() && after.percent() <= after.highPercent())) {
      problems.add(
          change
              .at()
              .key("intervention")
              .problem(
                  "the effect on '%s' becomes %s with an interval from %s to %s"
                      .formatted(
                          on,
                          Numbers.plain(after.percent()),
                          Numbers.plain(after.lowPercent()),
                          Numbers.plain(after.highPercent())),
                  "Give lowPercent and highPercent as well."));
    }
    return after;
  }

  private void apply(ScenarioInput.DisplacementChange change) {
    for (InterventionsInput.InterventionInput intervention : catalogue.interventions()) {
      boolean ordered = change.low() <= change.share() && change.share() <= change.high();
      if (ordered && isMeant(change.intervention(), intervention.id())) {
        displacement.put(
            intervention.id(), new Displacement(change.share(), change.low(), change.high()));
      }
    }
  }

  private void apply(ScenarioInput.TreatmentChange change, Problems problems) {
    Map<String, Double> figures = treatment.get(change.group());
    Double before = figures == null ? null : figures.get(change.figure());
    if (before == null) {
      return;
    }
    double after = changed(change.value().orElse(before), change.changePercent());
    double most = TreatmentTable.MOST.get(change.figure());
    if (after > most || (change.figure().equals(TreatmentTable.PREVALENCE) && after == 0)) {
      problems.add(
          change
              .at()
              .key("figure")
              .problem(
                  "the figure becomes %s; it must be above 0 for a prevalence and at most %s"
                      .formatted(Numbers.plain(after), Numbers.plain(most)),
                  ""));
      return;
    }
    figures.put(change.figure(), after);
  }

  private void apply(ScenarioInput.CommitmentChanges changes, Problems problems) {
    At remove = changes.at().key("remove");
    for (int i = 0; i < changes.remove().size(); i++) {
      String name = changes.remove().get(i);
      Set<String> known = new java.util.TreeSet<>();
      money.forEach(m -> known.add(m.name()));
      units.forEach(u -> known.add(u.name()));
      boolean removed = money.removeIf(m -> m.name().equals(name));
      removed |= units.removeIf(u -> u.name().equals(name));
      if (!removed) {
        problems.add(
            remove.item(i).problem("there is no such commitment", Nearest.remedy(name, known)));
      }
    }
    money.addAll(changes.money());
    units.addAll(changes.units());
  }
}
