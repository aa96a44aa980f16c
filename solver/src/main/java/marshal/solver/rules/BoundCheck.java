package marshal.solver.rules;

import java.util.List;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/** Which bounds of lines, interventions, neighbourhoods and the whole one plan breaks. */
final class BoundCheck {

  private final CaseRules rules;
  private final PlanSpace space;
  private final Plan plan;
  private final LineNames names;

  BoundCheck(CaseRules rules, Plan plan) {
    this.rules = rules;
    this.space = rules.space();
    this.plan = plan;
    this.names = new LineNames(rules);
  }

  void addBounds(boolean least, long[] used, List<Violation> violations) {
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
                    names.code(index),
                    names.words(index),
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

  void addAboveBounds(List<Violation> violations) {
    for (int line = 0; line < plan.lines(); line++) {
      if (plan.units(line) > space.atMost(line)) {
        violations.add(
            new Violation.AboveBound(names.words(line), plan.units(line), space.atMost(line)));
      }
    }
  }
}
