package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Prices that make a dual great which has kinks everywhere, as that of whole units has: a proximal
 * bundle method (Lemaréchal 1978) with a bundle for each group of sites.
 *
 * <p>Every answer is a cut for each group, an affine function that the group's least cost is
 * nowhere above. The next prices make the sum of the groups' least cuts great without going far
 * from the best so far; where they disappoint, the new cuts say why. Cuts of one group go with
 * those of any answer of another, so a few answers tell what it would take many to tell as a whole.
 */
final class BundleAscent {

  private static final double FIRST_SHARE = 0.5;
  private static final double AS_PROMISED = 0.5;
  private static final double LONGER = 2;
  private static final double SHORTER = 0.5;
  private static final int PATIENCE = 2;
  private static final int MOST_SWEEPS = 300;

  /** Sum of what cuts of the same weight may differ by, as a share of what there is to gain. */
  private static final double PRECISION = 1e-4;

  /** A promise of less of what there is to gain is not worth an answer. */
  private static final double WORTHWHILE = 2e-3;

  /** How often a step is made longer that promises too little. */
  private static final int LONGER_AT_MOST = 6;

  /** Answers in a row that gain next to nothing and so end the search. */
  private static final int STALLED = 10;

  /** A concave function of prices. */
  interface Dual {
    Answer at(double[] prices);
  }

  /** An answer. */
  static final class Answer {

    /** The dual at the prices, or what it is at least. */
    final double value;

    final double[] prices;

    /** What each group's sites ask for costs, with what it uses at the prices. */
    final double[] cost;

    /** What each group asks for of those limits that it uses. */
    final double[][] use;

    /**
     * Holds an answer.
     *
     * @param cost no less than the part that the group has in the value
     */
    Answer(double value, double[] prices, double[] cost, double[][] use) {
      this.value = value;
      this.prices = prices.clone();
      this.cost = cost;
      this.use = use;
    }
  }

  private final Dual dual;
  private final double constant;
  private final double[] capacity;
  private final double[] scale;
  private final List<GroupCuts> groups = new ArrayList<>();
  private Answer best;

  /**
   * Prepares to raise a dual: a constant, less what the capacities are worth, plus each group's
   * least cost.
   *
   * @param limits the limits that each group uses
   * @param start the answer at the prices to start from
   * @param scale how easily each price moves: square of a typical change, 0 or more
   */
  BundleAscent(
      Dual dual, int[][] limits, double constant, double[] capacity, Answer start, double[] scale) {
    this.dual = dual;
    this.constant = constant;
    this.capacity = capacity;
    this.scale = scale;
    for (int[] used : limits) {
      groups.add(new GroupCuts(used));
    }
    this.best = start;
    add(start);
  }

  /** Returns the best answer. */
  Answer best() {
    return best;
  }

  /** Heeds an answer, wherever it comes from. */
  void add(Answer answer) {
    for (int g = 0; g < groups.size(); g++) {
      groups.get(g).add(answer.cost[g], answer.use[g], answer.prices);
    }
    best = answer.value > best.value ? answer : best;
  }

  /**
   * Raises the dual.
   *
   * @param target what it cannot exceed
   * @param asks most times to ask
   * @param stop asked before each; true ends with the best so far
   */
  void raise(double target, int asks, BooleanSupplier stop) {
    double step = firstStep(target);
    int disappointed = 0;
    int longer = 0;
    int stalled = 0;
    for (int ask = 0; ask < asks && stalled < STALLED && step > 0 && !stop.getAsBoolean(); ) {
      double[] prices = next(step, PRECISION * (target - best.value));
      double promised = most(prices) - best.value;
      if (!(promised > WORTHWHILE * (target - best.value))) {
        if (!(target > best.value) || longer >= LONGER_AT_MOST) {
          break;
        }
        step *= LONGER;
        longer++;
        continue;
      }
      longer = 0;
      ask++;
      double before = best.value;
      double worthwhile = WORTHWHILE * (target - before);
      // Blocks that are not parted finely enough owe some of the promise at any prices.
      double expected = promised - (most(best.prices) - before);
      Answer answer = dual.at(expected > worthwhile ? prices : best.prices);
      add(answer);
      double gained = answer.value - before;
      stalled = gained > worthwhile ? 0 : stalled + 1;
      if (expected > worthwhile && gained >= AS_PROMISED * expected) {
        step *= LONGER;
        disappointed = 0;
      } else if (gained < -promised) {
        disappointed++;
        if (disappointed >= PATIENCE) {
          step *= SHORTER;
          disappointed = 0;
        }
      }
      groups.forEach(GroupCuts::forget);
    }
  }

  private double firstStep(double target) {
    double norm = 0;
    double[] excess = excess(best.use);
    for (int limit = 0; limit < scale.length; limit++) {
      boolean moves = best.prices[limit] > 0 || excess[limit] > 0;
      norm += moves ? scale[limit] * excess[limit] * excess[limit] : 0;
    }
    return norm > 0 && target > best.value ? FIRST_SHARE * (target - best.value) / norm : 0;
  }

  private double[] excess(double[][] use) {
    double[] excess = new double[capacity.length];
    for (int limit = 0; limit < excess.length; limit++) {
      excess[limit] = -capacity[limit];
    }
    for (int g = 0; g < use.length; g++) {
      groups.get(g).addTo(excess, use[g]);
    }
    return excess;
  }

  /** Returns what the cuts let the dual be at some prices. */
  private double most(double[] prices) {
    double sum = constant;
    for (int limit = 0; limit < prices.length; limit++) {
      sum -= prices[limit] * capacity[limit];
    }
    for (GroupCuts group : groups) {
      sum += group.least(prices);
    }
    return sum;
  }

  /**
   * Returns the prices, 0 or more, that make the cuts less the distance greatest: by weights of
   * each group's cuts, moved from the greatest cut to the least until all that have any are equal.
   */
  private double[] next(double step, double precision) {
    double[] mixed = new double[capacity.length];
    for (int limit = 0; limit < mixed.length; limit++) {
      mixed[limit] = -capacity[limit];
    }
    groups.forEach(group -> group.addMixedTo(mixed));
    double[] prices = new double[mixed.length];
    for (int limit = 0; limit < prices.length; limit++) {
      prices[limit] = Math.max(0, best.prices[limit] + step * scale[limit] * mixed[limit]);
    }
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double apart = 0;
      for (GroupCuts group : groups) {
        apart += group.balance(best.prices, scale, step, mixed, prices, precision / groups.size());
      }
      if (!(apart > precision)) {
        break;
      }
    }
    return prices;
  }
}
