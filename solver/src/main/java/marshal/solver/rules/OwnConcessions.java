package marshal.solver.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/** How far the partnership's own rules would have to give way for one plan to keep them. */
final class OwnConcessions {

  private final CaseRules rules;
  private final PlanSpace space;
  private final Plan plan;
  private final LineNames names;
  private final long[] used;
  private final MoneyNeeds money;

  OwnConcessions(CaseRules rules, Plan plan, long[] used, MoneyNeeds money) {
    this.rules = rules;
    this.space = rules.space();
    this.plan = plan;
    this.names = new LineNames(rules);
    this.used = used;
    this.money = money;
  }

  /**
   * Says how far a rule has to give way, if it has to.
   *
   * @param raises pence by which funding streams are raised
   */
  void add(Rule rule, Map<String, Long> raises, List<Violation> said) {
    if (rule instanceof Rule.Bound bound) {
      addBound(bound, true, said);
      addBound(bound, false, said);
    } else if (rule instanceof Rule.Lock lock) {
      LineChanges changes = new LineChanges(rules, plan, names);
      for (LineUnits units : lock.lines()) {
        OptionalInt line = Stability.find(units, rules.theCase(), space);
        if (line.isPresent() && plan.units(line.getAsInt()) != units.units()) {
          changes.add(line.getAsInt(), units.units());
        }
      }
      changes.say(RuleKind.LOCK, rule.name(), said);
    } else if (rule instanceof Rule.MinimumPackage smallest) {
      addPackage(smallest, said);
    } else if (rule instanceof Rule.Cash cash) {
      addCash(cash, raises, said);
    } else if (rule instanceof Rule.FairnessFloor floor) {
      addFloor(floor, said);
    } else if (rule instanceof Rule.Stability stability) {
      addStability(stability, said);
    } else {
      addLink(rule, said);
    }
  }

  private void addBound(Rule.Bound rule, boolean least, List<Violation> said) {
    long bound = least ? rule.atLeast() : rule.atMost();
    long reached = bound;
    long missing = 0;
    int times = 0;
    String place = "";
    for (BoundCheck.Missed missed : new BoundCheck(rules, plan).missed(rule, least, used)) {
      reached = least ? Math.min(reached, missed.amount()) : Math.max(reached, missed.amount());
      missing = Saturated.sum(missing, Math.abs(missed.amount() - bound));
      times++;
      place = missed.place();
    }
    if (times == 0) {
      return;
    }
    boolean units = rule.measure() == Rule.Measure.UNITS;
    LongFunction<String> words = units ? Amounts::units : Amounts::pounds;
    String where =
        times == 1 ? (place.isEmpty() ? "" : " in " + place) : " in " + times + " of its places";
    said.add(
        new Concession(
            RuleKind.BOUND.id(),
            times == 1 ? place : "",
            units ? missing : missing / 100.0,
            units ? "units" : "£",
            "The bound '%s' asks for at %s %s: it is missed by %s%s%s."
                .formatted(
                    rule.name(),
                    least ? "least" : "most",
                    words.apply(bound),
                    words.apply(missing),
                    times > 1 ? " altogether" : "",
                    where),
            "%s the bound '%s' to %s%s."
                .formatted(least ? "Lower" : "Raise", rule.name(), words.apply(reached), where)));
  }

  private void addPackage(Rule.MinimumPackage rule, List<Violation> said) {
    Shortfalls missing = new Shortfalls();
    int reached = rule.units();
    for (int line = 0; line < plan.lines(); line++) {
      int units = plan.units(line);
      String id = rules.theCase().interventions().get(space.line(line).intervention()).id();
      if (id.equals(rule.intervention())
          && units > 0
          && units < rule.units()
          && units != rules.bounds().locked[line]) {
        missing.add(names.code(line), space.line(line).period(), rule.units() - units);
        reached = Math.min(reached, units);
      }
    }
    if (!missing.isEmpty()) {
      said.add(
          new Concession(
              rule.kind().id(),
              missing.place(),
              missing.total(),
              "units",
              "The smallest package of '%s', %s, is too large by %s."
                  .formatted(
                      rule.intervention(),
                      Amounts.units(rule.units()),
                      missing.words(Amounts::units)),
              "Lower the smallest package of '%s' to %s."
                  .formatted(rule.intervention(), Amounts.units(reached))));
    }
  }

  private void addCash(Rule.Cash rule, Map<String, Long> raises, List<Violation> said) {
    long pence = money.unpaidInTimePence(raises);
    if (pence > 0) {
      said.add(
          new Concession(
              rule.kind().id(),
              "",
              pence / 100.0,
              "£",
              "Cash of '%s' comes in too late for %s of what is needed."
                  .formatted(rule.stream(), Amounts.pounds(pence)),
              "Let %s of '%s' be spent earlier.".formatted(Amounts.pounds(pence), rule.stream())));
    }
  }

  private void addFloor(Rule.FairnessFloor rule, List<Violation> said) {
    SpendFloor floor = rules.spendFloor.orElseThrow();
    long[] spent = floor.spentByPlace(plan.units());
    long all = Arrays.stream(spent).reduce(0, Saturated::sum);
    long missing = floor.shortPence(spent, all);
    if (missing > 0) {
      said.add(
          new Concession(
              rule.kind().id(),
              "",
              missing / 100.0,
              "£",
              "The floor '%s' is missed by %s in all."
                  .formatted(rule.name(), Amounts.pounds(missing)),
              "Lower the floor '%s' from %s to %s of the average per head."
                  .formatted(
                      rule.name(),
                      Amounts.percent(rule.share()),
                      Amounts.percentDown(floor.shareReached(spent, all)))));
    }
  }

  private void addStability(Rule.Stability rule, List<Violation> said) {
    Stability stability = rules.stability.orElseThrow();
    long moved = stability.movedPence(plan.units());
    long tooMuch = moved - stability.allowedPence;
    if (tooMuch > 0) {
      said.add(
          new Concession(
              rule.kind().id(),
              "",
              tooMuch / 100.0,
              "£",
              "%s has to move away from the current plan and '%s' allows %s."
                  .formatted(
                      Amounts.pounds(moved), rule.name(), Amounts.pounds(stability.allowedPence)),
              "Let %s more move: %s of the current plan's money instead of %s."
                  .formatted(
                      Amounts.pounds(tooMuch),
                      Amounts.percentUp(moved / (double) stability.costPence),
                      Amounts.percent(rule.share()))));
    }
  }

  private void addLink(Rule rule, List<Violation> said) {
    Shortfalls broken = new Shortfalls();
    for (int link : rules.links.broken(plan.units())) {
      int line = rules.links.links.get(link).line();
      if (rules.links.links.get(link).rule().equals(rule)) {
        broken.add(names.code(line), space.line(line).period(), 1);
      }
    }
    if (!broken.isEmpty()) {
      said.add(
          new Concession(
              rule.kind().id(),
              broken.place(),
              broken.total(),
              "units",
              "The rule '%s' cannot be kept %s.".formatted(rule.name(), broken.where()),
              "Give up '%s' %s, or switch it off.".formatted(rule.name(), broken.where())));
    }
  }
}
