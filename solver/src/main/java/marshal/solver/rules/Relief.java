package marshal.solver.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.resource.Commitment;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/**
 * What would make a plan possible where none keeps every rule: what is missing if everything that
 * is asked for is kept, and what could be asked for less instead.
 *
 * @param missing what money, hours and offers lack if promises, locks and floors are kept
 * @param instead which promises, locks and floors could be lowered instead, and to what; empty if
 *     that alone does not help
 */
public record Relief(List<Violation> missing, List<Violation> instead) {

  private static final int MOST_LOWERED = 20;

  /** Copies the lists. */
  public Relief {
    missing = List.copyOf(missing);
    instead = List.copyOf(instead);
  }

  /**
   * Looks for what would help.
   *
   * @param rules rules that no plan keeps, as far as is known
   */
  public static Relief of(CaseRules rules) {
    List<Violation> hopeless = rules.infeasibilities();
    if (!hopeless.isEmpty()) {
      return new Relief(hopeless, lowered(rules));
    }
    List<Violation> missing = rules.violations(nearest(rules, true));
    List<Violation> instead = rules.violations(nearest(rules, false));
    return new Relief(missing, instead.equals(missing) ? List.of() : instead);
  }

  /** Returns the plan that lacks least, of resources if floors come first or else of floors. */
  private static Plan nearest(CaseRules rules, boolean floorsFirst) {
    RuleState state = new RuleState(rules, rules.leastPlan(), floorsFirst);
    FeasiblePlan.approach(state, line -> 0, () -> false);
    return state.plan();
  }

  /** Returns the fewest lowerings of least units, one after another, that keep every limit. */
  private static List<Violation> lowered(CaseRules rules) {
    RuleState state = new RuleState(rules, rules.leastPlan());
    int[] from = state.plan().units();
    for (int limit = 0; limit < rules.capacity.length; limit++) {
      while (rules.capacity[limit] >= 0 && state.left(limit) < 0) {
        int line = bestToLower(rules, state, limit);
        if (line < 0) {
          return List.of();
        }
        long use = useOf(rules, line, limit);
        long units = Math.min(state.units(line), (-state.left(limit) + use - 1) / use);
        state.setUnits(line, (int) (state.units(line) - units));
      }
    }
    List<Violation> lowered = new ArrayList<>();
    for (int line = 0; line < from.length; line++) {
      if (state.units(line) < from[line]) {
        lowered.add(lower(rules, line, from[line], state.units(line)));
      }
    }
    boolean helps = new PlanCheck(rules, state.plan()).breaksOnlyLeast();
    return helps && lowered.size() <= MOST_LOWERED ? lowered : List.of();
  }

  /** Returns the line whose lowering alone frees enough for least money, or else frees most. */
  private static int bestToLower(CaseRules rules, RuleState state, int limit) {
    int best = -1;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int line = 0; line < rules.lines(); line++) {
      long use = useOf(rules, line, limit);
      if (use > 0 && state.units(line) > 0) {
        long lacking = -state.left(limit);
        long units = (lacking + use - 1) / use;
        long frees = Math.min(units, state.units(line)) * use;
        long price =
            rules
                .theCase()
                .interventions()
                .get(rules.space().line(line).intervention())
                .unitCostPence();
        // Pence given up, unless more than this line is needed: then the more it frees the better.
        double cost = frees >= lacking ? units * (double) price : 1e18 - frees;
        if (cost < bestCost) {
          bestCost = cost;
          best = line;
        }
      }
    }
    return best;
  }

  private static long useOf(CaseRules rules, int line, int limit) {
    int bundle = rules.bundle(line);
    for (int use = rules.useStart[bundle]; use < rules.useStart[bundle + 1]; use++) {
      if (rules.useLimit[use] == limit) {
        return rules.useUnits[use];
      }
    }
    return 0;
  }

  private static Violation lower(CaseRules rules, int line, int from, int to) {
    Line named = rules.space().line(line);
    String id = rules.theCase().interventions().get(named.intervention()).id();
    String code =
        named.place() == Line.CITY
            ? ""
            : rules.theCase().area().neighbourhood(named.place()).code();
    Asked asked = asked(rules, line, id, code, named.period());
    String words =
        "%s'%s'%s in period %d could fall from %,d to %s."
            .formatted(
                asked.name().isEmpty() ? "" : "'" + asked.name() + "': ",
                id,
                code.isEmpty() ? " for the whole city" : " in " + code,
                named.period() + 1,
                from,
                Amounts.count(to, "unit"));
    String remedy =
        "Maybe lower the %s '%s' there from %,d to %,d."
            .formatted(asked.kind().id(), asked.name(), from, to);
    return new Violation.OwnRule(
        asked.kind(), asked.name(), code, (double) from - to, "units", words, remedy);
  }

  /** Who asks for the least units of a line. */
  private record Asked(RuleKind kind, String name) {}

  private static Asked asked(CaseRules rules, int line, String id, String code, int period) {
    if (rules.isLocked(line)) {
      for (Rule.Lock rule : rules.theCase().resources().rules(Rule.Lock.class)) {
        for (LineUnits lock : rule.lines()) {
          OptionalInt locked = Stability.find(lock, rules.theCase(), rules.space());
          if (locked.isPresent() && locked.getAsInt() == line) {
            return new Asked(RuleKind.LOCK, rule.name());
          }
        }
      }
    }
    if (rules.space().atLeast(line) >= rules.least(line)) {
      for (Commitment commitment : rules.theCase().resources().commitments()) {
        if (commitment instanceof Commitment.Units promise
            && promise.intervention().equals(id)
            && promise.neighbourhood().map(code::equals).orElse(true)
            && (promise.period().isEmpty() || promise.period().getAsInt() == period)
            && promise.units() >= rules.least(line)) {
          return new Asked(RuleKind.COMMITMENT, promise.name());
        }
      }
    }
    for (Rule.Bound rule : rules.theCase().resources().rules(Rule.Bound.class)) {
      if (rule.level() == Rule.Level.LINE
          && LineBounds.selects(rule, rules.theCase(), rules.space().line(line))
          && rule.atLeast() > 0) {
        return new Asked(RuleKind.BOUND, rule.name());
      }
    }
    return new Asked(RuleKind.MINIMUM_PACKAGE, "smallest package of " + id);
  }
}
