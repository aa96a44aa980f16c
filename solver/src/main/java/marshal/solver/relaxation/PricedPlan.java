package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import marshal.model.plan.Plan;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.FeasiblePlan;
import marshal.solver.rules.RuleState;

/**
 * A plan of whole units that grows and shrinks by what its units avert for their price. What units
 * avert is told by a tangent at the plan that it had when last {@link #takeTangent asked}.
 */
final class PricedPlan {

  /** A unit that uses nothing dear is bought before others, in the order of what it averts. */
  private static final double LEAST_PRICE = 1e-9;

  private record Candidate(int line, double rate) {}

  /** A change of a line. */
  private record Change(int line, int units) {}

  final LinearRules rules;
  final CaseRules caseRules;
  private final ConvexHarm harm;
  private final double[] prices;

  /** What a unit of each line costs, limits of its own left aside. */
  private double[] linePrices;

  private final int[][] linesOfBundle;
  private final int limits;

  private double[] units;
  private RuleState state;
  private UnitGains gains;

  /** Pence that fairness floors are shares of, at least. */
  private long reserved;

  /** Changes since they were last {@link #keep kept}. */
  private final List<Change> done = new ArrayList<>();

  /** What they avert under the tangent. */
  private double averted;

  /**
   * Starts a plan.
   *
   * @param prices price of each limit, 0 or more
   * @param units whole units of each line
   * @param reserved pence that fairness floors are shares of, at least
   */
  PricedPlan(Relaxation relaxation, double[] prices, double[] units, long reserved) {
    this.rules = relaxation.rules;
    this.caseRules = rules.source();
    this.harm = relaxation.harm;
    this.prices = prices;
    this.linePrices = rules.sharedPrices(prices);
    this.reserved = reserved;
    this.limits = caseRules.limits().size();
    List<List<Integer>> lines = new ArrayList<>();
    for (int b = 0; b < rules.useStart.length - 1; b++) {
      lines.add(new ArrayList<>());
    }
    for (int line = 0; line < units.length; line++) {
      if (rules.most[line] > rules.least[line]) {
        lines.get(rules.bundle[line]).add(line);
      }
    }
    this.linesOfBundle =
        lines.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    setUnits(units);
  }

  /** Sets the whole plan and takes the tangent there. */
  void setUnits(double[] to) {
    units = to.clone();
    state = new RuleState(caseRules, Plan.of(whole()));
    state.reserveForFloors(reserved);
    takeTangent();
  }

  /** Takes the tangent at the plan as it is. */
  void takeTangent() {
    gains = UnitGains.near(harm, units);
    keep();
  }

  /** Returns the harm, money included, of the plan that the tangent was taken at. */
  double harmAtTangent() {
    return gains.value();
  }

  double[] units() {
    return units.clone();
  }

  int[] whole() {
    return Arrays.stream(units).mapToInt(number -> (int) number).toArray();
  }

  int lines() {
    return units.length;
  }

  RuleState state() {
    return state;
  }

  UnitGains gains() {
    return gains;
  }

  /** Prices lines by other prices of the limits that they share. */
  void price(double[] otherPrices) {
    linePrices = rules.sharedPrices(otherPrices);
  }

  /** Begins to count changes anew. */
  void keep() {
    done.clear();
    averted = 0;
  }

  /** Returns what the changes since they were last kept avert under the tangent. */
  double averted() {
    return averted;
  }

  boolean isChanged() {
    return !done.isEmpty();
  }

  /** Returns whether a line got units since changes were last kept. */
  boolean isRaised(int line) {
    for (Change change : done) {
      if (change.line() == line && change.units() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Takes back the changes since they were last kept. */
  void undo() {
    for (int j = done.size() - 1; j >= 0; j--) {
      add(done.get(j).line(), -done.get(j).units());
    }
    keep();
  }

  void change(int line, int more) {
    averted += gains.averted(line, more);
    done.add(new Change(line, more));
    add(line, more);
  }

  private void add(int line, int more) {
    units[line] += more;
    gains.add(line, more);
    state.setUnits(line, (int) units[line]);
  }

  /** Makes it a plan that keeps every rule, if one is found. */
  void approachFeasible(BooleanSupplier stop) {
    FeasiblePlan.approach(state, line -> gains.averted(line, 1), stop);
    for (int line = 0; line < units.length; line++) {
      units[line] = state.units(line);
    }
    takeTangent();
  }

  /** Returns how many units more the next larger size of a line is. */
  int stepUp(int line) {
    return caseRules.nextUp(line, (int) units[line]) - (int) units[line];
  }

  /** Returns how many units less the next smaller size of a line is, as a negative number. */
  int stepDown(int line) {
    return caseRules.nextDown(line, (int) units[line]) - (int) units[line];
  }

  boolean canShrink(int line) {
    return units[line] > rules.least[line];
  }

  /** Returns whether a line may have its next larger size, other lines as they are or fewer. */
  boolean canGrow(int line) {
    return units[line] + stepUp(line) <= rules.most[line];
  }

  boolean fits(int line) {
    return canGrow(line) && state.fits(line, stepUp(line));
  }

  /** Returns what a unit more costs. */
  double price(int line) {
    return priceFrom(line, units[line]);
  }

  private double priceFrom(int line, double from) {
    return Math.max(LEAST_PRICE, linePrices[line] - rules.priceOfMoved(line, from, prices));
  }

  /** Returns the harm that the next units of a line avert, for their price. */
  double gainRate(int line) {
    int step = stepUp(line);
    return gains.averted(line, step) / (step * price(line));
  }

  /** Returns the harm that the last units of a line avert, for their price. */
  double lossRate(int line) {
    int step = stepDown(line);
    return -gains.averted(line, step) / (-step * priceFrom(line, units[line] + step));
  }

  /** Gives back the last units of a line, if no rule is broken by it; returns whether it did. */
  boolean lower(int line) {
    int step = canShrink(line) ? stepDown(line) : 0;
    boolean can = step < 0 && state.canFallTo(line, (int) units[line] + step);
    if (can) {
      change(line, step);
    }
    return can;
  }

  /** Takes units away where a limit is exceeded, cheapest first. */
  void repair() {
    for (int limit = 0; limit < limits; limit++) {
      if (state.left(limit) >= 0) {
        continue;
      }
      PriorityQueue<Candidate> queue =
          new PriorityQueue<>(
              Comparator.comparingDouble(Candidate::rate).thenComparingInt(Candidate::line));
      for (int b = 0; b < linesOfBundle.length; b++) {
        for (int j = 0; j < linesOfBundle[b].length && uses(b, limit); j++) {
          offerBack(queue, linesOfBundle[b][j]);
        }
      }
      while (state.left(limit) < 0 && !queue.isEmpty()) {
        int line = queue.poll().line();
        if (lower(line)) {
          offerBack(queue, line);
        }
      }
    }
  }

  private void offerBack(PriorityQueue<Candidate> queue, int line) {
    if (canShrink(line)) {
      queue.add(new Candidate(line, lossRate(line)));
    }
  }

  /**
   * Gives back the last units of the line that averts least for its price, of those that use a
   * limit.
   *
   * @param except a line to leave as it is, and with it those that were raised; -1 for none
   * @return whether there was one
   */
  boolean lowerCheapest(int limit, int except) {
    int cheapest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int b = 0; b < linesOfBundle.length; b++) {
      if (!uses(b, limit)) {
        continue;
      }
      for (int line : linesOfBundle[b]) {
        if (!canShrink(line) || line == except) {
          continue;
        }
        double rate = lossRate(line);
        if (rate < least
            && (except < 0 || !isRaised(line))
            && state.canFallTo(line, (int) units[line] + stepDown(line))) {
          least = rate;
          cheapest = line;
        }
      }
    }
    return cheapest >= 0 && lower(cheapest);
  }

  private boolean uses(int b, int limit) {
    for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
      if (rules.useLimit[use] == limit && rules.perUnit[use] > 0) {
        return true;
      }
    }
    return false;
  }

  /** Buys what averts most for its price while anything that averts harm fits. */
  void fill() {
    PriorityQueue<Candidate> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble((Candidate c) -> -c.rate())
                .thenComparingInt(Candidate::line));
    for (int b = 0; b < linesOfBundle.length; b++) {
      double room = linesOfBundle[b].length == 0 ? 0 : room(b);
      for (int j = 0; room >= 1 && j < linesOfBundle[b].length; j++) {
        int line = linesOfBundle[b][j];
        if (stepUp(line) <= room && fits(line)) {
          offer(queue, line);
        }
      }
    }
    while (!queue.isEmpty()) {
      Candidate candidate = queue.poll();
      int line = candidate.line();
      if (!fits(line)) {
        continue;
      }
      int step = stepUp(line);
      if (!(gains.averted(line, step) > 0)) {
        continue;
      }
      double rate = gainRate(line);
      if (!queue.isEmpty() && rate < queue.peek().rate() && rate < candidate.rate()) {
        queue.add(new Candidate(line, rate));
        continue;
      }
      change(line, step);
      offer(queue, line);
    }
  }

  private void offer(PriorityQueue<Candidate> queue, int line) {
    double rate = gainRate(line);
    if (rate > 0) {
      queue.add(new Candidate(line, rate));
    }
  }

  /** Returns how many units of a bundle the limits still allow. */
  private double room(int b) {
    double room = Double.POSITIVE_INFINITY;
    for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
      int limit = rules.useLimit[use];
      if (rules.perUnit[use] > 0 && limit < limits) {
        room = Math.min(room, state.left(limit) / rules.perUnit[use]);
      }
    }
    return room;
  }
}
