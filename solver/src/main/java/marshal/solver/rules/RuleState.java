package marshal.solver.rules;

import marshal.model.plan.Plan;

/**
 * How far one plan uses each limit, kept up to date as lines change. A change costs as much as the
 * line has limits. Not safe for use by several threads at once.
 */
public final class RuleState {

  private final CaseRules rules;
  private final int[] units;
  private final long[] used;
  private long excess;

  /**
   * Starts from a plan.
   *
   * @param rules the rules of its case
   * @param plan its units, each within the bounds of its line
   */
  public RuleState(CaseRules rules, Plan plan) {
    this.rules = rules;
    this.units = new int[rules.lines()];
    this.used = new long[rules.capacity.length];
    for (int line = 0; line < units.length; line++) {
      excess += outOfBounds(line, 0);
    }
    for (int line = 0; line < units.length; line++) {
      setUnits(line, plan.units(line));
    }
  }

  /** Returns the rules. */
  public CaseRules rules() {
    return rules;
  }

  /** Returns the units of a line. */
  public int units(int line) {
    return units[line];
  }

  /** Returns the plan as it is now. */
  public Plan plan() {
    return Plan.of(units);
  }

  /**
   * Sets the units of one line.
   *
   * @param line index of the line
   * @param unitsOfLine any number; out of its bounds it adds to the excess
   */
  public void setUnits(int line, int unitsOfLine) {
    int before = units[line];
    long change = (long) unitsOfLine - before;
    if (change == 0) {
      return;
    }
    excess += outOfBounds(line, unitsOfLine) - outOfBounds(line, before);
    units[line] = unitsOfLine;
    int bundle = rules.bundle(line);
    for (int use = rules.useStart[bundle]; use < rules.useStart[bundle + 1]; use++) {
      int limit = rules.useLimit[use];
      long capacity = rules.capacity[limit];
      long now = used[limit] + change * rules.useUnits[use];
      excess += Math.max(0, now - capacity) - Math.max(0, used[limit] - capacity);
      used[limit] = now;
    }
  }

  private long outOfBounds(int line, int unitsOfLine) {
    return Math.max(0, (long) unitsOfLine - rules.most(line))
        + Math.max(0, (long) rules.least(line) - unitsOfLine);
  }

  /** Returns by how much rules are broken: pence, minutes and units added up; 0 if feasible. */
  public long excess() {
    return excess;
  }

  /** Returns whether every rule is kept. */
  public boolean isFeasible() {
    return excess == 0;
  }

  /** Returns how much of a limit is used. */
  public long used(int limit) {
    return used[limit];
  }

  /** Returns how much of a limit is left; negative if it is exceeded. */
  public long left(int limit) {
    return rules.capacity[limit] - used[limit];
  }

  /** Returns how many more units a line may get with every rule kept, 0 or more. */
  public int roomFor(int line) {
    long room = (long) rules.most(line) - units[line];
    int bundle = rules.bundle(line);
    for (int use = rules.useStart[bundle]; use < rules.useStart[bundle + 1] && room > 0; use++) {
      room = Math.min(room, left(rules.useLimit[use]) / rules.useUnits[use]);
    }
    return (int) Math.max(0, room);
  }
}
