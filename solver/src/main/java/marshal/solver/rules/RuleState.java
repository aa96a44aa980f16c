package marshal.solver.rules;

import java.util.Arrays;
import java.util.Optional;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;

/**
 * How far one plan uses each limit and how far it breaks every other rule, kept up to date as lines
 * change. A change costs as much as the line has limits, and where a fairness floor holds as many
 * as there are neighbourhoods. Not safe for use by several threads at once.
 */
public final class RuleState {

  /** What a unit out of its line's bounds counts, and a line that lacks or suffers another. */
  private static final long PENCE_PER_UNIT = 1_000_000_000L;

  /** How many times more it counts what is exceeded when that is insisted on. */
  private static final long INSISTENCE = 16;

  /** What the excess over one limit may come to by that: a hundred of them fit into a long. */
  private static final long MOST_EXCESS = 10_000_000_000_000_000L;

  private final CaseRules rules;
  private final PlanSpace space;
  private final int periods;
  private final int[] units;
  private final long[] used;

  /** What a penny, minute or unit over it counts, by limit; more for a least amount. */
  private final long[] missing;

  /** What a penny counts that moves too far or that a neighbourhood lacks. */
  private long missingPenny;

  private final long[][] agencyMinutes;
  private final LinkState links;
  private final Optional<PlaceSpending> spending;
  private long moved;
  private long excess;
  private long unpaid;
  private boolean unpaidKnown;

  /**
   * Starts from a plan.
   *
   * @param rules the rules of its case
   * @param plan its units, each within the bounds of its line
   */
  public RuleState(CaseRules rules, Plan plan) {
    this(rules, plan, true);
  }

  /**
   * Starts from a plan.
   *
   * @param floorsFirst whether what is missing of a least amount counts more than what would be
   *     bought for it in excess; either way the excess is 0 for the same plans
   */
  RuleState(CaseRules rules, Plan plan, boolean floorsFirst) {
    this.rules = rules;
    this.missing = floorsFirst ? rules.missingWeights() : ones(rules.capacity.length);
    this.missingPenny = floorsFirst ? rules.mostLimitsOfABundle() + 1L : 1;
    this.space = rules.space();
    this.periods = rules.theCase().horizon().periods();
    this.units = new int[rules.lines()];
    this.used = new long[rules.capacity.length];
    this.agencyMinutes = new long[rules.agencies.size()][periods];
    this.links = new LinkState(rules.links, units);
    this.spending = rules.spendFloor.map(PlaceSpending::new);
    for (int line = 0; line < units.length; line++) {
      excess += outOfBounds(line, 0);
    }
    for (int limit = 0; limit < used.length; limit++) {
      excess += missing[limit] * Math.max(0, -rules.capacity[limit]);
    }
    rules.stability.ifPresent(
        stability -> {
          for (int line = 0; line < units.length; line++) {
            moved += stability.movedPence(line, 0);
          }
        });
    for (int line = 0; line < units.length; line++) {
      setUnits(line, plan.units(line));
    }
  }

  private static long[] ones(int length) {
    long[] ones = new long[length];
    Arrays.fill(ones, 1);
    return ones;
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
    int period = line % periods;
    int intervention = space.line(line).intervention();
    int firstBefore = rules.setUps.perPlace[intervention] > 0 ? firstOpen(line) : -1;
    units[line] = unitsOfLine;
    int bundle = rules.bundle(line);
    for (int use = rules.useStart[bundle]; use < rules.useStart[bundle + 1]; use++) {
      add(rules.useLimit[use], change * rules.useUnits[use]);
    }
    if (rules.setUps.perLine[intervention] > 0 && (before > 0) != (unitsOfLine > 0)) {
      long pence = rules.setUps.perLine[intervention];
      charge(rules.payments.limits[intervention][period], unitsOfLine > 0 ? pence : -pence);
    }
    if (rules.setUps.perPlace[intervention] > 0) {
      int firstNow = firstOpen(line);
      if (firstNow != firstBefore) {
        chargePlace(intervention, firstBefore, -1);
        chargePlace(intervention, firstNow, 1);
      }
    }
    int[] pools = rules.time.agencyPools[bundle];
    for (int j = 0; j < pools.length; j++) {
      buyHours(pools[j], period, change * rules.time.agencyMinutes[bundle][j]);
    }
    if (!links.isEmpty() && (before > 0) != (unitsOfLine > 0)) {
      excess += PENCE_PER_UNIT * links.turn(line, unitsOfLine > 0);
    }
    if (rules.stability.isPresent()) {
      Stability stability = rules.stability.get();
      moved += stability.movedPence(line, unitsOfLine) - stability.movedPence(line, before);
    }
    if (spending.isPresent()) {
      spending.get().change(line, change);
    }
    unpaidKnown = false;
  }

  private void add(int limit, long change) {
    long capacity = rules.capacity[limit];
    long now = used[limit] + change;
    excess += missing[limit] * (Math.max(0, now - capacity) - Math.max(0, used[limit] - capacity));
    used[limit] = now;
  }

  private void charge(int[] limits, long pence) {
    for (int j = 0; limits != null && j < limits.length; j++) {
      add(limits[j], pence);
    }
  }

  private int firstOpen(int line) {
    int first = line - line % periods;
    for (int q = 0; q < periods; q++) {
      if (units[first + q] > 0) {
        return q;
      }
    }
    return -1;
  }

  private void chargePlace(int intervention, int period, int sign) {
    if (period >= 0) {
      charge(
          rules.payments.limits[intervention][period], sign * rules.setUps.perPlace[intervention]);
    }
  }

  private void buyHours(int agency, int period, long change) {
    AgencyHours hours = rules.agencies.get(agency);
    long own = rules.theCase().resources().staff().get(hours.pool()).minutesPerPeriod().get(period);
    long before = agencyMinutes[agency][period];
    agencyMinutes[agency][period] = before + change;
    long pence = hours.pence(before + change - own) - hours.pence(before - own);
    if (pence != 0) {
      charge(rules.payments.agencyLimits[agency][period], pence);
    }
  }

  private long outOfBounds(int line, int unitsOfLine) {
    long crumbs =
        unitsOfLine > 0 && !rules.isLocked(line)
            ? Math.max(0, (long) rules.smallest(line) - unitsOfLine)
            : 0;
    long above = Math.max(0, (long) unitsOfLine - rules.most(line));
    long below = Math.max(0, (long) rules.least(line) - unitsOfLine);
    return PENCE_PER_UNIT * (crumbs + above + below);
  }

  /**
   * Returns by how much rules are broken, 0 if feasible: pence, minutes and units of limits added
   * up, more where a least amount is missed, and far more for each unit out of its line's bounds
   * and each line that lacks or suffers another.
   */
  public long excess() {
    long sum = excess + missingPenny * beyondLimits();
    return sum == 0 && rules.payments.needsFlow ? unpaidPence() : sum;
  }

  /**
   * Makes every limit that is exceeded count more from now on, so that a plan that no change of a
   * line improves may be left. The excess is 0 for the same plans as before.
   */
  void insist() {
    for (int limit = 0; limit < used.length; limit++) {
      long over = used[limit] - rules.capacity[limit];
      if (over > 0) {
        long most = MOST_EXCESS / Math.max(over, Math.abs(rules.capacity[limit]));
        long more = Math.max(missing[limit], Math.min(most, missing[limit] * INSISTENCE));
        excess += (more - missing[limit]) * over;
        missing[limit] = more;
      }
    }
    if (beyondLimits() > 0) {
      long most = MOST_EXCESS / beyondLimits();
      missingPenny = Math.max(missingPenny, Math.min(most, missingPenny * INSISTENCE));
    }
  }

  /** Returns the pence that move too far or that neighbourhoods lack. */
  private long beyondLimits() {
    long pence = 0;
    if (rules.stability.isPresent()) {
      pence += Math.max(0, moved - rules.stability.get().allowedPence);
    }
    return spending.isPresent() ? pence + spending.get().missing() : pence;
  }

  /**
   * Returns whether another number of units on a line alone may lower the excess: false only where
   * it cannot.
   */
  boolean mayImprove(int line) {
    int bundle = rules.bundle(line);
    boolean limitsSayAll =
        !rules.beginsAtACost(line)
            && rules.time.agencyPools[bundle].length == 0
            && rules.links.isEmpty()
            && rules.spendFloor.isEmpty()
            && !rules.payments.needsFlow;
    if (!limitsSayAll
        || outOfBounds(line, units[line]) > 0
        || (rules.stability.isPresent() && moved > rules.stability.get().allowedPence)) {
      return true;
    }
    for (int use = rules.useStart[bundle]; use < rules.useStart[bundle + 1]; use++) {
      if (used[rules.useLimit[use]] > rules.capacity[rules.useLimit[use]]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Counts a fairness floor as shares of no less than an amount from now on: until so much is spent
   * in neighbourhoods, none needs more because another gets more. A plan that keeps these floors
   * keeps its own.
   *
   * @param pence the amount; 0 for what is spent
   */
  public void reserveForFloors(long pence) {
    spending.ifPresent(places -> places.reserve(pence));
  }

  /** Returns the pence that a neighbourhood lacks for a fairness floor, 0 or more. */
  public long missingForFloor(int neighbourhood) {
    return spending.map(places -> places.missing(neighbourhood)).orElse(0L);
  }

  private long unpaidPence() {
    if (!unpaidKnown) {
      unpaid = FundingSplit.of(rules, plan()).unpaidPence();
      unpaidKnown = true;
    }
    return unpaid;
  }

  /** Returns whether every rule is kept. */
  public boolean isFeasible() {
    return excess() == 0;
  }

  /** Returns the excess if a line had other units. */
  public long excessWith(int line, int unitsOfLine) {
    int before = units[line];
    setUnits(line, unitsOfLine);
    long with = excess();
    setUnits(line, before);
    return with;
  }

  /** Hears of lines that change with another. */
  @FunctionalInterface
  public interface Companions {

    /** A line that needs some units. */
    void set(int line, int unitsOfLine);
  }

  /**
   * Tells which lines must change for a line to be opened or closed: one that it needs is opened,
   * those that it excludes and those that need it are closed. What they need in turn is not told.
   */
  public void tellCompanions(int line, boolean opens, Companions companions) {
    if (!links.isEmpty()) {
      links.tellCompanions(line, opens, rules, companions);
    }
  }

  /** Returns whether a line may get some more units with no rule broken further. */
  public boolean fits(int line, int more) {
    return more <= roomInLimits(line)
        && (rules.isPlain() || excessWith(line, units[line] + more) <= excess());
  }

  /** Returns whether a line may have fewer units with no rule broken further. */
  public boolean canFallTo(int line, int unitsOfLine) {
    return rules.growsOnly()
        ? unitsOfLine >= rules.least(line)
        : excessWith(line, unitsOfLine) <= excess();
  }

  /** Returns how much of a limit is used. */
  public long used(int limit) {
    return used[limit];
  }

  /** Returns how much of a limit is left; negative if it is exceeded. */
  public long left(int limit) {
    return rules.capacity[limit] - used[limit];
  }

  /**
   * Returns how many more units a line may get with no rule broken further, 0 or more; fewer may
   * break a rule that asks for packages. Where rules beside limits hold it may be fewer than the
   * most.
   */
  public int roomFor(int line) {
    long room = roomInLimits(line);
    if (rules.isPlain()) {
      return (int) Math.max(0, room);
    }
    int smallest = rules.nextUp(line, units[line]) - units[line];
    long now = excess();
    while (room >= smallest && excessWith(line, (int) (units[line] + room)) > now) {
      room = room == smallest ? 0 : Math.max(smallest, room / 2);
    }
    return room >= smallest ? (int) room : 0;
  }

  private long roomInLimits(int line) {
    long room = (long) rules.most(line) - units[line];
    int bundle = rules.bundle(line);
    for (int use = rules.useStart[bundle]; use < rules.useStart[bundle + 1] && room > 0; use++) {
      if (rules.useUnits[use] > 0) {
        room = Math.min(room, left(rules.useLimit[use]) / rules.useUnits[use]);
      }
    }
    return room;
  }

  /** Returns the limit that leaves the least room for a line, or -1 if it uses none. */
  public int tightestLimit(int line) {
    int tightest = -1;
    long least = Long.MAX_VALUE;
    int bundle = rules.bundle(line);
    for (int use = rules.useStart[bundle]; use < rules.useStart[bundle + 1]; use++) {
      if (rules.useUnits[use] > 0) {
        long room = left(rules.useLimit[use]) / rules.useUnits[use];
        if (room < least) {
          least = room;
          tightest = rules.useLimit[use];
        }
      }
    }
    return tightest;
  }
}
