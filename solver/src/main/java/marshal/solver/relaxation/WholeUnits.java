package marshal.solver.relaxation;

import java.util.Arrays;

/**
 * One site at given prices whose lines hold whole units: nothing, or at least a package where there
 * is such a rule, and pay to be begun. The least over all of these, by branch and bound over the
 * site's periods, makes a bound that no plan is below, whatever lies between two sizes.
 */
final class WholeUnits {

  /** More periods than this are taken as if fractions of a package could be bought. */
  private static final int MOST_PERIODS = 8;

  /** Branches after which fractions are let be; what is found is a bound all the same. */
  private static final int MOST_BRANCHES = 200;

  private static final double WHOLE = 1e-6;

  private final LinearRules rules;
  private final SiteProblem problem;
  private final double[] prices;
  private final boolean hasPackages;
  private final double precision;

  /** Bounds of each period's units when the problem was handed over. */
  private final double[] low;

  private final double[] high;
  private final double[] bestUnits;
  private double best;
  private double bound;
  private double size;
  private int branches;

  WholeUnits(LinearRules rules, SiteProblem problem, double[] prices) {
    this(rules, problem, prices, 0);
  }

  /**
   * Prepares to solve sites.
   *
   * @param precision how far below the least cost the bound may stay
   */
  WholeUnits(LinearRules rules, SiteProblem problem, double[] prices, double precision) {
    this.precision = precision;
    this.low = new double[problem.units.length];
    this.high = new double[problem.units.length];
    this.rules = rules;
    this.problem = problem;
    this.prices = prices;
    this.hasPackages = rules.hasPackages();
    this.bestUnits = new double[problem.units.length];
  }

  /**
   * Finds the least cost between the problem's bounds; the problem's units are then where it was
   * found.
   *
   * @param first index of the site's first line
   * @param from units to start from
   * @return a lower bound of the least cost
   */
  double solve(int site, int first, Tangent tangent, double[] from) {
    return solve(site, first, tangent.byCoverage, site * problem.steps(), from);
  }

  /**
   * Finds the least cost between the problem's bounds; the problem's units are then where it was
   * found.
   *
   * @param slopes slopes of the tangent at [at + step]
   */
  double solve(int site, int first, double[] slopes, int at, double[] from) {
    best = Double.POSITIVE_INFINITY;
    bound = Double.POSITIVE_INFINITY;
    size = 0;
    branches = 0;
    System.arraycopy(problem.low, 0, low, 0, low.length);
    System.arraycopy(problem.high, 0, high, 0, high.length);
    int[] choices = choices(first);
    for (int open = 0; open < 1 << choices.length; open++) {
      double begun = choices.length == 0 ? 0 : begin(open, choices, first);
      if (begun < Double.POSITIVE_INFINITY) {
        System.arraycopy(from, first, problem.units, 0, problem.units.length);
        branch(site, slopes, at, begun);
      }
    }
    System.arraycopy(bestUnits, 0, problem.units, 0, bestUnits.length);
    return bound;
  }

  /** Returns the greatest sum of the sizes of the terms of what was solved. */
  double size() {
    return size;
  }

  /** Returns the periods that may be open or not, where that makes a difference. */
  private int[] choices(int first) {
    int[] choices = new int[hasPackages ? bestUnits.length : 0];
    int count = 0;
    for (int q = 0; q < choices.length; q++) {
      int line = first + q;
      boolean costs = rules.source().beginsAtACost(line) || rules.source().smallest(line) > 1;
      if (costs && low[q] == 0 && high[q] > 0) {
        choices[count++] = q;
      }
    }
    return count > MOST_PERIODS ? new int[0] : Arrays.copyOf(choices, count);
  }

  /** Sets the bounds for some open periods; returns what beginning costs, infinite if it cannot. */
  private double begin(int open, int[] choices, int first) {
    double begun = 0;
    boolean placeBegun = false;
    for (int q = 0, c = 0; q < problem.units.length; q++) {
      int line = first + q;
      boolean isOpen = low[q] > 0;
      problem.low[q] = low[q];
      problem.high[q] = high[q];
      if (c < choices.length && choices[c] == q) {
        isOpen = (open >>> c & 1) == 1;
        problem.low[q] = isOpen ? rules.source().smallest(line) : 0;
        problem.high[q] = isOpen ? high[q] : 0;
        c++;
      }
      if (problem.low[q] > problem.high[q]) {
        return Double.POSITIVE_INFINITY;
      }
      if (isOpen) {
        begun += rules.source().priceToBegin(line, !placeBegun, prices);
        placeBegun = true;
      }
    }
    return begun;
  }

  /** Solves within the problem's bounds and splits them where the answer is no whole number. */
  private void branch(int site, double[] slopes, int at, double begun) {
    double cost = problem.solve(site, slopes, at) + begun;
    size = Math.max(size, problem.size());
    if (cost >= best - precision) {
      bound = Math.min(bound, cost);
      return;
    }
    int split = -1;
    double furthest = WHOLE;
    for (int q = 0; q < bestUnits.length; q++) {
      double away = Math.abs(problem.units[q] - Math.rint(problem.units[q]));
      if (away > furthest) {
        furthest = away;
        split = q;
      }
    }
    if (split < 0 || branches >= MOST_BRANCHES) {
      best = cost;
      bound = Math.min(bound, cost);
      for (int q = 0; q < bestUnits.length; q++) {
        bestUnits[q] = split < 0 ? Math.rint(problem.units[q]) : problem.units[q];
      }
      return;
    }
    branches++;
    double[] units = problem.units.clone();
    double low = problem.low[split];
    double high = problem.high[split];
    double below = Math.floor(units[split]);
    boolean belowFirst = units[split] - below <= 0.5;
    for (int side = 0; side < 2; side++) {
      boolean isBelow = belowFirst == (side == 0);
      problem.low[split] = isBelow ? low : below + 1;
      problem.high[split] = isBelow ? below : high;
      System.arraycopy(units, 0, problem.units, 0, units.length);
      branch(site, slopes, at, begun);
    }
    problem.low[split] = low;
    problem.high[split] = high;
  }
}
