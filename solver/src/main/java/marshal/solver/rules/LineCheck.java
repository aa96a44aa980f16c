package marshal.solver.rules;

import java.util.List;
import java.util.OptionalInt;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/** Which promises, locks and smallest packages of single lines one plan breaks. */
final class LineCheck {

  private final CaseRules rules;
  private final PlanSpace space;
  private final Plan plan;
  private final LineNames names;

  LineCheck(CaseRules rules, Plan plan) {
    this.rules = rules;
    this.space = rules.space();
    this.plan = plan;
    this.names = new LineNames(rules);
  }

  void addLeast(List<Violation> violations) {
    for (int line = 0; line < plan.lines(); line++) {
      if (plan.units(line) < space.atLeast(line) && rules.bounds().locked[line] < 0) {
        violations.add(
            new Violation.BelowCommitment(
                names.words(line), plan.units(line), space.atLeast(line)));
      }
    }
  }

  void addLocks(List<Violation> violations) {
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
                  names.code(line.getAsInt()),
                  Math.abs(units - lock.units()),
                  "units",
                  "%s of %s: it is locked at %s."
                      .formatted(
                          Amounts.count(units, "unit"),
                          names.words(line.getAsInt()),
                          Amounts.count(lock.units(), "unit")),
                  "Maybe remove the lock '%s' from this line.".formatted(rule.name())));
        } else if (units < space.atLeast(line.getAsInt())) {
          violations.add(
              new Violation.OwnRule(
                  RuleKind.LOCK,
                  rule.name(),
                  names.code(line.getAsInt()),
                  space.atLeast(line.getAsInt()) - units,
                  "units",
                  "%s is locked at %s, and %d are promised."
                      .formatted(
                          names.words(line.getAsInt()),
                          Amounts.count(units, "unit"),
                          space.atLeast(line.getAsInt())),
                  "Maybe lock it at the promise, or lower the commitment."));
        }
      }
    }
  }

  void addPackages(List<Violation> violations) {
    for (int line = 0; line < plan.lines(); line++) {
      int units = plan.units(line);
      int smallest = rules.smallest(line);
      if (units > 0 && units < smallest && !rules.isLocked(line)) {
        violations.add(
            new Violation.OwnRule(
                RuleKind.MINIMUM_PACKAGE,
                packageName(line),
                names.code(line),
                smallest - units,
                "units",
                "%s of %s: the smallest package is %s."
                    .formatted(
                        Amounts.count(units, "unit"),
                        names.words(line),
                        Amounts.count(smallest, "unit")),
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
}
