package marshal.solver.rules;

import java.util.Arrays;
import java.util.List;
import marshal.model.plan.Plan;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/** Which rules about lines beside each other one plan breaks. */
final class RelationCheck {

  private final CaseRules rules;
  private final Plan plan;
  private final LineNames names;

  RelationCheck(CaseRules rules, Plan plan) {
    this.rules = rules;
    this.plan = plan;
    this.names = new LineNames(rules);
  }

  /** Adds what lines that are bought lack, or what they exclude and is bought. */
  void addLinks(boolean excludes, List<Violation> violations) {
    for (int link : rules.links.broken(plan.units())) {
      LineLinks.Link broken = rules.links.links.get(link);
      if (broken.excludes() == excludes) {
        violations.add(excludes ? excludes(broken) : needs(broken));
      }
    }
  }

  /** Adds where money moves too far, and where too little of it is spent. */
  void addShares(List<Violation> violations) {
    int[] units = plan.units();
    rules.stability.ifPresent(stability -> addMoved(stability, units, violations));
    rules.spendFloor.ifPresent(floor -> addUnfair(floor, units, violations));
  }

  private Violation needs(LineLinks.Link link) {
    Rule.Requires rule = (Rule.Requires) link.rule();
    return new Violation.OwnRule(
        RuleKind.REQUIRES,
        rule.name(),
        names.code(link.line()),
        1,
        "units",
        "%s needs '%s' in the same place and period, which is not bought."
            .formatted(names.words(link.line()), rule.needed()),
        "Maybe buy '%s' too, or neither.".formatted(rule.needed()));
  }

  private Violation excludes(LineLinks.Link link) {
    Rule.Excludes rule = (Rule.Excludes) link.rule();
    return new Violation.OwnRule(
        RuleKind.EXCLUDES,
        rule.name(),
        names.code(link.line()),
        1,
        "units",
        "%s and '%s' are bought in the same place and period, and one excludes the other."
            .formatted(names.words(link.line()), rule.other()),
        "Maybe buy one of them only.");
  }

  private void addMoved(Stability stability, int[] units, List<Violation> violations) {
    long moved = stability.movedPence(units);
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
    long[] spent = floor.spentByPlace(units);
    long all = Arrays.stream(spent).reduce(0, Saturated::sum);
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
}
