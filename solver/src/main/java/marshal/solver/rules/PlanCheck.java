package marshal.solver.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.Commitment;
import marshal.model.resource.FundingStream;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/** Which rules one plan breaks, found afresh. */
final class PlanCheck {

  private final CaseRules rules;
  private final PlanSpace space;
  private final Plan plan;
  private final PlanCharges charges;

  PlanCheck(CaseRules rules, Plan plan) {
    this.rules = rules;
    this.space = rules.space();
    this.plan = plan;
    this.charges = new PlanCharges(rules, plan);
  }

  List<Violation> violations() {
    List<Violation> violations = hopeless();
    int[] units = plan.units();
    addLeast(violations);
    addPackages(violations);
    addBounds(true, violations);
    for (int link : rules.links.broken(units)) {
      LineLinks.Link broken = rules.links.links.get(link);
      if (!broken.excludes()) {
        violations.add(needs(broken));
      }
    }
    rules.stability.ifPresent(stability -> addMoved(stability, units, violations));
    rules.spendFloor.ifPresent(floor -> addUnfair(floor, units, violations));
    return violations;
  }

  /** Returns the rules that are broken and stay broken however much more is bought. */
  List<Violation> hopeless() {
    List<Violation> violations = new ArrayList<>();
    addOvercommitted(violations);
    addUnpaid(violations);
    addShared(violations);
    addBounds(false, violations);
    addAboveBounds(violations);
    addLocks(violations);
    for (int link : rules.links.broken(plan.units())) {
      LineLinks.Link broken = rules.links.links.get(link);
      if (broken.excludes()) {
        violations.add(excludes(broken));
      }
    }
    return violations;
  }

  /** Returns whether every rule is kept but those that ask for least units of single lines. */
  boolean breaksOnlyLeast() {
    return hopeless().stream().allMatch(broken -> broken.rule().equals(RuleKind.LOCK.id()));
  }

  private void addOvercommitted(List<Violation> violations) {
    for (FundingStream stream : rules.theCase().resources().funding()) {
      long committed = 0;
      for (Commitment commitment : rules.theCase().resources().commitments()) {
        if (commitment instanceof Commitment.Money money && money.stream().equals(stream.id())) {
          committed = Saturated.sum(committed, money.amountPence());
        }
      }
      if (committed > stream.amountPence() && rules.theCase().resources().holds(RuleKind.FUNDING)) {
        violations.add(
            new Violation.StreamOvercommitted(stream.id(), stream.amountPence(), committed));
      }
    }
  }

  private void addUnpaid(List<Violation> violations) {
    for (int k = 0; k < rules.theCase().interventions().size(); k++) {
      long cost = 0;
      for (int q = 0; rules.isUnpayable(k) && q < rules.theCase().horizon().periods(); q++) {
        cost = Saturated.sum(cost, charges.pence(k, q));
      }
      if (cost > 0) {
        violations.add(new Violation.NoPayer(rules.theCase().interventions().get(k).id(), cost));
      }
    }
  }

  /** Returns how much of each limit is used, charges included. */
  private long[] used() {
    long[] used = new long[rules.capacity.length];
    for (int line = 0; line < plan.lines(); line++) {
      int bundle = rules.bundle(line);
      for (int use = rules.useStart[bundle]; use < rules.useStart[bundle + 1]; use++) {
        int limit = rules.useLimit[use];
        used[limit] =
            Saturated.sum(used[limit], Saturated.product(plan.units(line), rules.useUnits[use]));
      }
    }
    for (int q = 0; q < rules.theCase().horizon().periods(); q++) {
      for (int k = 0; k < rules.setUpPayLimits.length; k++) {
        for (int limit : limitsOf(rules.setUpPayLimits[k][q])) {
          used[limit] = Saturated.sum(used[limit], charges.setUpPence(k, q));
        }
      }
      for (int a = 0; a < rules.agencies.size(); a++) {
        for (int limit : limitsOf(rules.agencyPayLimits[a][q])) {
          used[limit] = Saturated.sum(used[limit], charges.agencyPenceOf(a, q));
        }
      }
    }
    return used;
  }

  private static int[] limitsOf(int[] limits) {
    return limits == null ? new int[0] : limits;
  }

  private void addShared(List<Violation> violations) {
    long[] used = used();
    List<Violation.FundingShort> funding = new ArrayList<>();
    boolean cashShort = false;
    for (int limit = 0; limit < used.length; limit++) {
      if (used[limit] > rules.capacity[limit]) {
        Limit broken = rules.limits().get(limit);
        if (broken instanceof Limit.Money money) {
          addUnlessExplained(money, used[limit], funding);
        } else if (broken instanceof Limit.Cash cash) {
          cashShort = true;
          violations.add(cash(cash, used[limit]));
        } else if (broken instanceof Limit.Time time) {
          violations.add(
              new Violation.StaffShort(time.pool(), time.period(), used[limit], time.capacity()));
        } else if (broken instanceof Limit.Units units) {
          violations.add(
              new Violation.OfferExceeded(
                  units.intervention(), units.period(), used[limit], units.capacity()));
        }
      }
    }
    violations.addAll(funding);
    if (rules.cashNeedsFlow && funding.isEmpty() && !cashShort) {
      long unpaid = FundingSplit.of(rules, charges).unpaidPence();
      if (unpaid > 0) {
        violations.add(
            new Violation.OwnRule(
                RuleKind.CASH,
                "cash",
                "",
                unpaid / 100.0,
                "£",
                "Cash is %s short: no funding stream has it when it is needed."
                    .formatted(Amounts.pounds(unpaid)),
                "Maybe buy later, or let more of a stream be spent in a period."));
      }
    }
  }

  private static Violation cash(Limit.Cash cash, long used) {
    long missing = used - cash.capacity();
    boolean several = cash.streams().size() > 1;
    String when =
        cash.firstPeriod() == cash.lastPeriod()
            ? "in period " + (cash.firstPeriod() + 1)
            : "by the end of period " + (cash.lastPeriod() + 1);
    return new Violation.OwnRule(
        RuleKind.CASH,
        "cash",
        "",
        missing / 100.0,
        "£",
        "Cash of %s %s %s %s short %s: %s is needed and %s may be spent."
            .formatted(
                several ? "streams" : "stream",
                Amounts.quoted(cash.streams()),
                several ? "together is" : "is",
                Amounts.pounds(missing),
                when,
                Amounts.pounds(used),
                Amounts.pounds(cash.capacity())),
        "Maybe buy later, or let %s more be spent %s.".formatted(Amounts.pounds(missing), when));
  }

  /** A family that lacks no more than one inside it is short for that one's reason. */
  private static void addUnlessExplained(
      Limit.Money money, long costPence, List<Violation.FundingShort> found) {
    Violation.FundingShort candidate =
        new Violation.FundingShort(
            money.streams(), money.interventions(), costPence, money.capacity());
    for (Violation.FundingShort smaller : found) {
      if (money.streams().containsAll(smaller.streams())
          && smaller.shortPence() >= candidate.shortPence()) {
        return;
      }
    }
    found.add(candidate);
  }

  private void addBounds(boolean least, List<Violation> violations) {
    long[] used = used();
    for (int limit = 0; limit < used.length; limit++) {
      if (used[limit] > rules.capacity[limit]
          && rules.limits().get(limit) instanceof Limit.Bounded bounded
          && bounded.least() == least) {
        long amount = least ? -used[limit] : used[limit];
        long bound = least ? -bounded.capacity() : bounded.capacity();
        violations.add(
            bound(
                bounded.name(),
                bounded.place(),
                bounded.words(),
                bounded.measure(),
                least,
                amount,
                bound));
      }
    }
    for (Rule.Bound rule : rules.theCase().resources().rules(Rule.Bound.class)) {
      for (int index = 0; rule.level() == Rule.Level.LINE && index < plan.lines(); index++) {
        Line line = space.line(index);
        if (LineBounds.selects(rule, rules.theCase(), line)) {
          long amount =
              Saturated.product(plan.units(index), LineBounds.perUnit(rule, rules.theCase(), line));
          if (least ? amount < rule.atLeast() : amount > rule.atMost()) {
            violations.add(
                bound(
                    rule.name(),
                    code(index),
                    words(index),
                    rule.measure(),
                    least,
                    amount,
                    least ? rule.atLeast() : rule.atMost()));
          }
        }
      }
    }
  }

  private static Violation bound(
      String name,
      String place,
      String what,
      Rule.Measure measure,
      boolean least,
      long amount,
      long bound) {
    boolean units = measure == Rule.Measure.UNITS;
    String has = units ? Amounts.count(amount, "unit") : Amounts.pounds(amount);
    String may = units ? Amounts.count(bound, "unit") : Amounts.pounds(bound);
    double missing = Math.abs(amount - bound) / (units ? 1.0 : 100.0);
    return new Violation.OwnRule(
        RuleKind.BOUND,
        name,
        place,
        missing,
        units ? "units" : "£",
        "%s of %s: '%s' asks for at %s %s."
            .formatted(has, what, name, least ? "least" : "most", may),
        "Maybe %s the bound '%s', or buy %s."
            .formatted(least ? "lower" : "raise", name, least ? "more" : "less"));
  }

  private void addAboveBounds(List<Violation> violations) {
    for (int line = 0; line < plan.lines(); line++) {
      if (plan.units(line) > space.atMost(line)) {
        violations.add(new Violation.AboveBound(words(line), plan.units(line), space.atMost(line)));
      }
    }
  }

  private void addLeast(List<Violation> violations) {
    for (int line = 0; line < plan.lines(); line++) {
      if (plan.units(line) < space.atLeast(line) && rules.bounds().locked[line] < 0) {
        violations.add(
            new Violation.BelowCommitment(words(line), plan.units(line), space.atLeast(line)));
      }
    }
  }

  private void addLocks(List<Violation> violations) {
    for (Rule.Lock rule : rules.theCase().resources().rules(Rule.Lock.class)) {
      for (LineUnits lock : rule.lines()) {
        OptionalInt line = Stability.find(lock, rules.theCase(), space);
        if (line.isEmpty()) {
          continue;
        }
        int units = plan.units(line.getAsInt());
        if (units != lock.units()) {
          violations.add(
              new Violation.OwnRule(
                  RuleKind.LOCK,
                  rule.name(),
                  code(line.getAsInt()),
                  Math.abs(units - lock.units()),
                  "units",
                  "%s of %s: it is locked at %s."
                      .formatted(
                          Amounts.count(units, "unit"),
                          words(line.getAsInt()),
                          Amounts.count(lock.units(), "unit")),
                  "Maybe remove the lock '%s' from this line.".formatted(rule.name())));
        } else if (units < space.atLeast(line.getAsInt())) {
          violations.add(
              new Violation.OwnRule(
                  RuleKind.LOCK,
                  rule.name(),
                  code(line.getAsInt()),
                  space.atLeast(line.getAsInt()) - units,
                  "units",
                  "%s is locked at %s, and %d are promised."
                      .formatted(
                          words(line.getAsInt()),
                          Amounts.count(units, "unit"),
                          space.atLeast(line.getAsInt())),
                  "Maybe lock it at the promise, or lower the commitment."));
        }
      }
    }
  }

  private void addPackages(List<Violation> violations) {
    for (int line = 0; line < plan.lines(); line++) {
      int units = plan.units(line);
      int smallest = rules.smallest(line);
      if (units > 0 && units < smallest && !rules.isLocked(line)) {
        violations.add(
            new Violation.OwnRule(
                RuleKind.MINIMUM_PACKAGE,
                packageName(line),
                code(line),
                smallest - units,
                "units",
                "%s of %s: the smallest package is %s."
                    .formatted(
                        Amounts.count(units, "unit"), words(line), Amounts.count(smallest, "unit")),
                "Maybe buy none or %d, or lower the smallest package.".formatted(smallest)));
      }
    }
  }

  private String packageName(int line) {
    String id = rules.theCase().interventions().get(space.line(line).intervention()).id();
    return rules.theCase().resources().rules(Rule.MinimumPackage.class).stream()
        .filter(rule -> rule.intervention().equals(id))
        .map(Rule.MinimumPackage::name)
        .findFirst()
        .orElse("");
  }

  private Violation needs(LineLinks.Link link) {
    Rule.Requires rule = (Rule.Requires) link.rule();
    return new Violation.OwnRule(
        RuleKind.REQUIRES,
        rule.name(),
        code(link.line()),
        1,
        "units",
        "%s needs '%s' in the same place and period, which is not bought."
            .formatted(words(link.line()), rule.needed()),
        "Maybe buy '%s' too, or neither.".formatted(rule.needed()));
  }

  private Violation excludes(LineLinks.Link link) {
    Rule.Excludes rule = (Rule.Excludes) link.rule();
    return new Violation.OwnRule(
        RuleKind.EXCLUDES,
        rule.name(),
        code(link.line()),
        1,
        "units",
        "%s and '%s' are bought in the same place and period, and one excludes the other."
            .formatted(words(link.line()), rule.other()),
        "Maybe buy one of them only.");
  }

  private void addMoved(Stability stability, int[] units, List<Violation> violations) {
    long moved = 0;
    for (int line = 0; line < units.length; line++) {
      moved = Saturated.sum(moved, stability.movedPence(line, units[line]));
    }
    if (moved > stability.allowedPence) {
      violations.add(
          new Violation.OwnRule(
              RuleKind.STABILITY,
              stability.rule.name(),
              "",
              (moved - stability.allowedPence) / 100.0,
              "£",
              "%s moves away from the current plan: '%s' allows %s."
                  .formatted(
                      Amounts.pounds(moved),
                      stability.rule.name(),
                      Amounts.pounds(stability.allowedPence)),
              "Maybe let a greater share of the money move."));
    }
  }

  private void addUnfair(SpendFloor floor, int[] units, List<Violation> violations) {
    long[] spent = new long[floor.leastShare.length];
    long all = 0;
    for (int line = 0; line < units.length; line++) {
      if (floor.place[line] >= 0) {
        long pence = Saturated.product(units[line], floor.unitPence[line]);
        spent[floor.place[line]] = Saturated.sum(spent[floor.place[line]], pence);
        all = Saturated.sum(all, pence);
      }
    }
    for (int i = 0; i < spent.length; i++) {
      long least = floor.leastPence(i, all);
      if (spent[i] < least) {
        String code = rules.theCase().area().neighbourhood(i).code();
        violations.add(
            new Violation.OwnRule(
                RuleKind.FAIRNESS_FLOOR,
                floor.rule.name(),
                code,
                (least - spent[i]) / 100.0,
                "£",
                "%s has %s: '%s' asks for at least %s there."
                    .formatted(
                        code, Amounts.pounds(spent[i]), floor.rule.name(), Amounts.pounds(least)),
                "Maybe lower the floor '%s', or spend more in %s."
                    .formatted(floor.rule.name(), code)));
      }
    }
  }

  private String code(int line) {
    int place = space.line(line).place();
    return place == Line.CITY ? "" : rules.theCase().area().neighbourhood(place).code();
  }

  private String words(int line) {
    Line named = space.line(line);
    String where =
        named.place() == Line.CITY
            ? "for the whole city"
            : "in " + rules.theCase().area().neighbourhood(named.place()).code();
    return "'%s' %s in period %d"
        .formatted(
            rules.theCase().interventions().get(named.intervention()).id(),
            where,
            named.period() + 1);
  }
}
