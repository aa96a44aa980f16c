package marshal.solver.rules;

import java.util.ArrayList;
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
        violations.add(
            violation(bounded.name(), bounded.measure(), least, missed(bounded, used[limit])));
      }
    }
    for (Rule.Bound rule : rules.theCase().resources().rules(Rule.Bound.class)) {
      for (Missed missed : missedByLine(rule, least)) {
        violations.add(violation(rule.name(), rule.measure(), least, missed));
      }
    }
  }

  /** Adds the floors of single lines that are locked below them. */
  void addLockedBelow(List<Violation> violations) {
    for (Rule.Bound rule : rules.theCase().resources().rules(Rule.Bound.class)) {
      for (Missed missed : missedByLine(rule, true)) {
        if (missed.line() >= 0 && rules.isLocked(missed.line())) {
          violations.add(violation(rule.name(), rule.measure(), true, missed));
        }
      }
    }
  }

  /**
   * A bound that some lines miss together.
   *
   * @param line the line if it is one; negative for several
   * @param what the lines in words
   * @param place code of their neighbourhood; empty for several or the whole city
   * @param amount units or pence that they have
   * @param bound units or pence that they should have at least or at most
   */
  record Missed(int line, String what, String place, long amount, long bound) {}

  /** Returns where a bound is missed. */
  List<Missed> missed(Rule.Bound rule, boolean least, long[] used) {
    List<Missed> missed = missedByLine(rule, least);
    for (int limit = 0; limit < used.length; limit++) {
      if (used[limit] > rules.capacity[limit]
          && rules.limits().get(limit) instanceof Limit.Bounded bounded
          && bounded.least() == least
          && bounded.name().equals(rule.name())) {
        missed.add(missed(bounded, used[limit]));
      }
    }
    return missed;
  }

  private static Missed missed(Limit.Bounded bounded, long used) {
    int sign = bounded.least() ? -1 : 1;
    return new Missed(-1, bounded.words(), bounded.place(), sign * used, sign * bounded.capacity());
  }

  private List<Missed> missedByLine(Rule.Bound rule, boolean least) {
    List<Missed> missed = new ArrayList<>();
    for (int index = 0; rule.level() == Rule.Level.LINE && index < plan.lines(); index++) {
      Line line = space.line(index);
      if (LineBounds.selects(rule, rules.theCase(), line)) {
        long amount =
            Saturated.product(plan.units(index), LineBounds.perUnit(rule, rules.theCase(), line));
        if (least ? amount < rule.atLeast() : amount > rule.atMost()) {
          missed.add(
              new Missed(
                  index,
                  names.words(index),
                  names.code(index),
                  amount,
                  least ? rule.atLeast() : rule.atMost()));
        }
      }
    }
    return missed;
  }

  private static Violation violation(
      String name, Rule.Measure measure, boolean least, Missed missed) {
    boolean units = measure == Rule.Measure.UNITS;
    String has = units ? Amounts.count(missed.amount(), "unit") : Amounts.pounds(missed.amount());
    String may = units ? Amounts.count(missed.bound(), "unit") : Amounts.pounds(missed.bound());
    double missing = Math.abs(missed.amount() - missed.bound()) / (units ? 1.0 : 100.0);
    return new Violation.OwnRule(
        RuleKind.BOUND,
        name,
        missed.place(),
        missing,
        units ? "units" : "£",
        "%s of %s: '%s' asks for at %s %s."
            .formatted(has, missed.what(), name, least ? "least" : "most", may),
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
