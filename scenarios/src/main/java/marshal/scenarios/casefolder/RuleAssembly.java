package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;
import marshal.scenarios.input.RulesInput;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problems;

/** Turns the rules of a draft into those of the model. */
final class RuleAssembly {

  private final Case theCase;
  private final PlanSpace space;
  private final Plan current;
  private final List<Rule> rules = new ArrayList<>();

  private RuleAssembly(Case theCase, PlanSpace space, Plan current) {
    this.theCase = theCase;
    this.space = space;
    this.current = current;
  }

  /**
   * Returns a case with the rules of a draft.
   *
   * @param current what is done today, with the lines that its file marks as locked
   */
  static Case withRules(
      Case theCase, PlanSpace space, PlanTable.Read current, Draft draft, Problems problems) {
    RuleAssembly assembly = new RuleAssembly(theCase, space, current.plan());
    assembly.add(draft.rules, draft, problems);
    if (!current.locked().isEmpty()) {
      assembly.rules.add(
          new Rule.Lock("locked in " + PlanTable.CURRENT_PLAN, assembly.units(current.locked())));
    }
    Set<String> known = new TreeSet<>(RuleKind.ids());
    assembly.rules.forEach(rule -> known.add(rule.name()));
    draft.rules.off.forEach(
        (name, at) -> {
          if (!known.contains(name)) {
            problems.add(at.problem("there is no rule of this name", Nearest.remedy(name, known)));
          }
        });
    return theCase.withResources(
        new marshal.model.resource.Resources(
            theCase.resources().funding(),
            theCase.resources().staff(),
            theCase.resources().commitments(),
            assembly.rules,
            draft.rules.switchedOff()));
  }

  private void add(RuleDraft draft, Draft figures, Problems problems) {
    draft.bounds.values().forEach(this::addBound);
    draft.locks.values().forEach(lock -> addLock(lock, problems));
    draft.packages.forEach(
        (intervention, units) ->
            rules.add(
                new Rule.MinimumPackage(
                    "smallest package of " + intervention, intervention, units)));
    draft.setUps.forEach(
        (intervention, setUp) ->
            rules.add(
                new Rule.SetUp(
                    "set-up of " + intervention,
                    intervention,
                    Numbers.pence(setUp.price().pounds() * figures.factorOf(setUp.price().year())),
                    setUp.per().equals("place"))));
    draft.requires.forEach(
        (name, rule) -> rules.add(new Rule.Requires(name, rule.intervention(), rule.needs())));
    draft.excludes.forEach(
        (name, rule) -> rules.add(new Rule.Excludes(name, rule.intervention(), rule.other())));
    draft.cash.values().forEach(this::addCash);
    draft.agency.values().forEach(rule -> addAgency(rule, problems));
    draft.fairness.ifPresent(
        rule ->
            rules.add(
                new Rule.FairnessFloor(
                    RuleKind.FAIRNESS_FLOOR.id(), rule.percentOfAverage() / 100)));
    draft.stability.ifPresent(
        rule ->
            rules.add(
                new Rule.Stability(
                    RuleKind.STABILITY.id(), rule.percentMoved() / 100, units(linesOfCurrent()))));
  }

  private void addBound(RulesInput.BoundInput rule) {
    boolean units = rule.atLeastUnits().isPresent() || rule.atMostUnits().isPresent();
    rules.add(
        new Rule.Bound(
            rule.name(),
            Rule.Level.valueOf(rule.level().toUpperCase(java.util.Locale.ROOT)),
            rule.interventions(),
            rule.neighbourhoods(),
            rule.periods().stream().map(period -> period - 1).toList(),
            units ? Rule.Measure.UNITS : Rule.Measure.PENCE,
            units
                ? rule.atLeastUnits().orElse(0)
                : rule.atLeastPounds().map(Numbers::pence).orElse(0L),
            units
                ? rule.atMostUnits().map(Integer::longValue).orElse(Long.MAX_VALUE)
                : rule.atMostPounds().map(Numbers::pence).orElse(Long.MAX_VALUE)));
  }

  private void addLock(RulesInput.LockInput rule, Problems problems) {
    List<LineUnits> locked = new ArrayList<>();
    for (int index = 0; index < space.lines(); index++) {
      LineUnits now = unitsOf(index);
      boolean here =
          rule.neighbourhood().isEmpty() || rule.neighbourhood().equals(now.neighbourhood());
      boolean then = rule.period().isEmpty() || rule.period().get() - 1 == now.period();
      if (now.intervention().equals(rule.intervention()) && here && then) {
        locked.add(
            new LineUnits(
                now.intervention(),
                now.neighbourhood(),
                now.period(),
                rule.units().orElse(now.units())));
      }
    }
    if (locked.isEmpty()) {
      problems.add(
          rule.at()
              .key("intervention")
              .problem("the intervention is not offered there", "Check the neighbourhood."));
    }
    rules.add(new Rule.Lock(rule.name(), locked));
  }

  private void addCash(RulesInput.CashInput rule) {
    List<Double> percent = rule.percentPerPeriod();
    int periods = theCase.horizon().periods();
    List<Double> all = percent.size() == 1 ? Collections.nCopies(periods, percent.get(0)) : percent;
    if (all.size() == periods) {
      rules.add(
          new Rule.Cash(
              "cash of " + rule.funding(),
              rule.funding(),
              all.stream().map(share -> share / 100).toList(),
              rule.carriesOver()));
    }
  }

  private void addAgency(RulesInput.AgencyInput rule, Problems problems) {
    boolean anyPays =
        !rule.paidBy().isEmpty()
            || theCase.resources().funding().stream().anyMatch(s -> s.mayPayFor().isEmpty());
    if (!anyPays && rule.poundsPerHour() > 0) {
      problems.add(
          rule.at()
              .key("pool")
              .problem(
                  "no funding stream may pay for everything, so nobody pays for these hours",
                  "Add paidBy: with the funding streams that do."));
    }
    rules.add(
        new Rule.Agency(
            "agency hours of " + rule.pool(),
            rule.pool(),
            Numbers.pence(rule.poundsPerHour()),
            Numbers.minutes(rule.atMostHoursPerPeriod()),
            rule.paidBy()));
  }

  private List<Integer> linesOfCurrent() {
    List<Integer> lines = new ArrayList<>();
    for (int index = 0; index < space.lines(); index++) {
      if (current.units(index) > 0) {
        lines.add(index);
      }
    }
    return lines;
  }

  private List<LineUnits> units(List<Integer> lines) {
    return lines.stream().map(this::unitsOf).toList();
  }

  private LineUnits unitsOf(int index) {
    return unitsOf(theCase, space, current, index);
  }

  /** Names a line of a plan with its units. */
  static LineUnits unitsOf(Case theCase, PlanSpace space, Plan plan, int index) {
    Line line = space.line(index);
    return new LineUnits(
        theCase.interventions().get(line.intervention()).id(),
        line.place() == Line.CITY
            ? Optional.empty()
            : Optional.of(theCase.area().neighbourhood(line.place()).code()),
        line.period(),
        plan.units(index));
  }
}
