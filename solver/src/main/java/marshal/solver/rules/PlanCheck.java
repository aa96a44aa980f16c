package marshal.solver.rules;

import java.util.ArrayList;
import java.util.List;
import marshal.model.plan.Plan;

/** Which rules one plan breaks, found afresh. */
final class PlanCheck {

  private final ResourceCheck resources;
  private final BoundCheck bounds;
  private final LineCheck lines;
  private final RelationCheck relations;

  PlanCheck(CaseRules rules, Plan plan) {
    this.resources = new ResourceCheck(rules, plan);
    this.bounds = new BoundCheck(rules, plan);
    this.lines = new LineCheck(rules, plan);
    this.relations = new RelationCheck(rules, plan);
  }

  List<Violation> violations() {
    List<Violation> violations = hopeless();
    lines.addLeast(violations);
    lines.addPackages(violations);
    bounds.addBounds(true, resources.used(), violations);
    relations.addLinks(false, violations);
    relations.addShares(violations);
    return violations;
  }

  /** Returns the rules that are broken whatever is bought beside the units of this plan. */
  List<Violation> contradictions() {
    List<Violation> violations = hopeless();
    bounds.addLockedBelow(violations);
    return violations;
  }

  /** Returns the rules that are broken and stay broken however much more is bought. */
  List<Violation> hopeless() {
    List<Violation> violations = new ArrayList<>();
    long[] used = resources.used();
    resources.addOvercommitted(violations);
    resources.addUnpaid(violations);
    resources.addShared(used, violations);
    bounds.addBounds(false, used, violations);
    bounds.addAboveBounds(violations);
    lines.addLocks(violations);
    relations.addLinks(true, violations);
    return violations;
  }
}
