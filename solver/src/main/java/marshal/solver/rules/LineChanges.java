package marshal.solver.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.rule.RuleKind;

/** Lines that hold other units than they should. */
final class LineChanges {
  private final CaseRules rules;
  private final Plan plan;
  private final LineNames names;
  private final Shortfalls missing = new Shortfalls();
  private final List<String> fromTo = new ArrayList<>();
  private final Set<String> interventions = new LinkedHashSet<>();
  private final Set<String> unpayable = new LinkedHashSet<>();

  /** Begins with none for a plan. */
  LineChanges(CaseRules rules, Plan plan, LineNames names) {
    this.rules = rules;
    this.plan = plan;
    this.names = names;
  }

  /** Adds a line that should hold some units and holds others. */
  void add(int line, int units) {
    Line named = rules.space().line(line);
    missing.add(names.code(line), named.period(), Math.abs((long) units - plan.units(line)));
    fromTo.add("from %,d to %s".formatted(units, Amounts.units(plan.units(line))));
    String intervention = rules.theCase().interventions().get(named.intervention()).id();
    interventions.add(intervention);
    if (rules.isUnpayable(named.intervention())) {
      unpayable.add(intervention);
    }
  }

  /** Says what of a kind is out by how much, if anything is. */
  void say(RuleKind kind, String name, List<Violation> said) {
    if (missing.isEmpty()) {
      return;
    }
    boolean alike = fromTo.stream().distinct().count() == 1;
    said.add(
        new Concession(
            kind.id(),
            missing.place(),
            missing.total(),
            "units",
            "The %s '%s' of %s is out by %s%s."
                .formatted(
                    kind.id(),
                    name,
                    Amounts.quotedShortly(List.copyOf(interventions)),
                    missing.words(Amounts::units),
                    unpayable.isEmpty()
                        ? ""
                        : ", as no funding stream may pay for " + quotedUnpayable()),
            "Change the %s '%s' %s %s%s."
                .formatted(
                    kind.id(),
                    name,
                    alike ? fromTo.get(0) : "by " + missing.words(Amounts::units),
                    alike ? missing.where() : "",
                    unpayable.isEmpty()
                        ? ""
                        : ", or let a funding stream pay for " + quotedUnpayable())
                .replace(" .", ".")
                .replace(" , ", ", ")));
  }

  private String quotedUnpayable() {
    return Amounts.quotedShortly(List.copyOf(unpayable));
  }
}
