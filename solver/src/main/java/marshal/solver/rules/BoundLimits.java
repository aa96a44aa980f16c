package marshal.solver.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.Rule;

/** The limits that bounds on several lines together set. */
final class BoundLimits {

  private BoundLimits() {}

  /** Returns whether lines of one intervention and period may differ in what they use. */
  static boolean tellPlacesApart(Case theCase) {
    return theCase.resources().rules(Rule.Bound.class).stream()
        .anyMatch(
            rule ->
                rule.level() != Rule.Level.LINE
                    && (rule.level() == Rule.Level.NEIGHBOURHOOD
                        || !rule.neighbourhoods().isEmpty()));
  }

  static void add(Case theCase, PlanSpace space, int[] bundle, LimitTable table) {
    for (Rule.Bound rule : theCase.resources().rules(Rule.Bound.class)) {
      if (rule.level() != Rule.Level.LINE) {
        groups(rule, theCase, space)
            .forEach((words, lines) -> add(rule, words, lines, theCase, space, bundle, table));
      }
    }
  }

  /** What a group is called, and the neighbourhood that it lies in. */
  private record Group(String words, String place) {}

  private static Map<Group, List<Integer>> groups(Rule.Bound rule, Case theCase, PlanSpace space) {
    Map<Group, List<Integer>> groups = new LinkedHashMap<>();
    for (int index = 0; index < space.lines(); index++) {
      Line line = space.line(index);
      if (LineBounds.selects(rule, theCase, line)) {
        groups.computeIfAbsent(group(rule, theCase, line), g -> new ArrayList<>()).add(index);
      }
    }
    return groups;
  }

  private static Group group(Rule.Bound rule, Case theCase, Line line) {
    String periods =
        rule.periods().isEmpty()
            ? ""
            : (rule.periods().size() == 1 ? " in period " : " in periods ")
                + String.join(", ", rule.periods().stream().map(q -> "" + (q + 1)).toList());
    String some =
        rule.interventions().isEmpty() ? "everything" : Amounts.quoted(rule.interventions());
    String where =
        rule.neighbourhoods().isEmpty() ? "" : " in " + String.join(", ", rule.neighbourhoods());
    return switch (rule.level()) {
      case INTERVENTION ->
          new Group(
              "'" + theCase.interventions().get(line.intervention()).id() + "'" + where + periods,
              rule.neighbourhoods().size() == 1 ? rule.neighbourhoods().get(0) : "");
      case NEIGHBOURHOOD -> {
        String code = theCase.area().neighbourhood(line.place()).code();
        yield new Group(some + " in " + code + periods, code);
      }
      default -> new Group(some + where + periods, "");
    };
  }

  private static void add(
      Rule.Bound rule,
      Group group,
      List<Integer> lines,
      Case theCase,
      PlanSpace space,
      int[] bundle,
      LimitTable table) {
    if (rule.atMost() < Long.MAX_VALUE) {
      int limit =
          table.add(
              new Limit.Bounded(
                  rule.name(), group.place(), group.words(), rule.measure(), false, rule.atMost()));
      use(rule, limit, 1, lines, theCase, space, bundle, table);
    }
    if (rule.atLeast() > 0) {
      int limit =
          table.add(
              new Limit.Bounded(
                  rule.name(),
                  group.place(),
                  group.words(),
                  rule.measure(),
                  true,
                  -rule.atLeast()));
      use(rule, limit, -1, lines, theCase, space, bundle, table);
    }
  }

  private static void use(
      Rule.Bound rule,
      int limit,
      int sign,
      List<Integer> lines,
      Case theCase,
      PlanSpace space,
      int[] bundle,
      LimitTable table) {
    Set<Integer> done = new LinkedHashSet<>();
    for (int line : lines) {
      long perUnit = LineBounds.perUnit(rule, theCase, space.line(line));
      if (perUnit > 0 && done.add(bundle[line])) {
        table.use(bundle[line], limit, sign * perUnit);
      }
    }
  }
}
