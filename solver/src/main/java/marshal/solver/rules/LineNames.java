package marshal.solver.rules;

import marshal.model.plan.Line;

/**
 * What lines are called in sentences.
 *
 * @param rules the rules of their case
 */
record LineNames(CaseRules rules) {

  /** Returns the code of the neighbourhood of a line; empty for the whole city. */
  String code(int line) {
    int place = rules.space().line(line).place();
    return place == Line.CITY ? "" : rules.theCase().area().neighbourhood(place).code();
  }

  /** Returns a line's intervention, place and period. */
  String words(int line) {
    Line named = rules.space().line(line);
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
