package marshal.solver.relaxation;

/**
 * One site at given prices: the units of its periods that cost least, harm by the tangent and
 * resources by price together. Convex; solved by projected Newton steps.
 *
 * <p>Where more coverage averts harm the tangent's term is convex in units as it stands; where it
 * does harm, its chord over the box takes its place. Not safe for use by several threads at once.
 */
final class SiteProblem {

  private static final int MOST_STEPS = 60;
  private static final double PRECISION = 1e-11;

  /** Units by period: where to start, then the minimiser. */
  final double[] units;

  /** Periods whose units lie strictly between their bounds at the minimiser. */
  final boolean[] free;

  /** Second derivatives at the minimiser, row-major by period. */
  final double[] curvature;

  /** Bounds of each period's units, to be set before solving. */
  final double[] low;

  final double[] high;

  /** Cost of one unit of each period, to be set before solving. */
  final double[] unitCost;

  /** Units by period that it costs to fall short of, to be set before solving. */
  final double[] current;

  /** What each unit short of them costs, 0 for nothing, to be set before solving. */
  final double[] priceOfLess;

  /** Further cost by period, convex in its units; null for none. */
  final WorthTable[] tables;

  private final Coverage coverage;
  private final int periods;
  private final int steps;
  private final double[] least;
  private final double[] most;
  private final double[] linear;
  private final double[] decay;
  private final double[] decayNow;
  private final double[] slope;
  private final double[] direction;
  private final double[] factor;
  private final double[] trial;
  private int row;
  private double dose;
  private double constant;
  private double size;

  SiteProblem(Coverage coverage) {
    this.coverage = coverage;
    this.periods = coverage.periods;
    this.steps = coverage.steps;
    this.units = new double[periods];
    this.free = new boolean[periods];
    this.curvature = new double[periods * periods];
    this.low = new double[periods];
    this.high = new double[periods];
    this.unitCost = new double[periods];
    this.current = new double[periods];
    this.priceOfLess = new double[periods];
    this.tables = new WorthTable[periods];
    this.least = new double[periods];
    this.most = new double[periods];
    this.linear = new double[periods];
    this.decay = new double[steps];
    this.decayNow = new double[steps];
    this.slope = new double[periods];
    this.direction = new double[periods];
    this.factor = new double[periods * periods];
    this.trial = new double[periods];
  }

  int steps() {
    return steps;
  }

  /** Returns the sum of the sizes of the terms of the last solution. */
  double size() {
    return size;
  }

  /**
   * Finds the units that cost least.
   *
   * @param site index of the site
   * @param byCoverage slopes of the tangent at [site * steps + step]
   * @return a lower bound of the least cost, which the minimiser reaches but for rounding
   */
  double solve(int site, double[] byCoverage) {
    return solve(site, byCoverage, site * steps);
  }

  /**
   * Finds the units that cost least.
   *
   * @param slopes slopes of the tangent at [from + step]
   * @return a lower bound of the least cost, which the minimiser reaches but for rounding
   */
  double solve(int site, double[] slopes, int from) {
    prepare(site, slopes, from);
    double cost = costAt(units, decayNow);
    for (int step = 0; step < MOST_STEPS; step++) {
      findSlope();
      double left = leftBelow();
      if (-left <= PRECISION * size || !descend(cost)) {
        break;
      }
      cost = costAt(units, decayNow);
    }
    findSlope();
    findCurvature();
    for (int q = 0; q < periods; q++) {
      free[q] = units[q] > least[q] && units[q] < most[q] && !isAtKink(q);
    }
    return cost + leftBelow();
  }

  private void prepare(int site, double[] slopes, int from) {
    row = coverage.interventionOfSite[site] * periods * steps;
    dose = coverage.dosePerUnit[site];
    constant = 0;
    size = 0;
    for (int q = 0; q < periods; q++) {
      least[q] = low[q];
      most[q] = high[q];
      if (tables[q] != null) {
        least[q] = Math.max(least[q], tables[q].least());
        most[q] = Math.min(most[q], tables[q].most());
      }
      units[q] = Math.min(Math.max(units[q], least[q]), most[q]);
      linear[q] = unitCost[q];
    }
    for (int t = 0; t < steps; t++) {
      double gamma = slopes[from + t];
      decay[t] = 0;
      if (gamma <= 0) {
        decay[t] = -gamma;
        constant += gamma;
      } else {
        addChord(site, t, gamma);
      }
      size += Math.abs(gamma);
    }
    for (int q = 0; q < periods; q++) {
      size += Math.abs(linear[q]) * most[q] + priceOfLess[q] * current[q];
    }
  }

  private void addChord(int site, int t, double gamma) {
    double from = coverage.leastActive[site * steps + t];
    double to = coverage.mostActive[site * steps + t];
    double low = coverage.ofActive(site, from);
    constant += gamma * low;
    if (to > from) {
      double perActive = gamma * (coverage.ofActive(site, to) - low) / (to - from);
      constant -= perActive * from;
      for (int q = 0; q < periods; q++) {
        linear[q] += perActive * coverage.activeShare[row + q * steps + t];
      }
    }
  }

  /** Returns the cost and writes what is left of each step's decaying term. */
  private double costAt(double[] at, double[] decayed) {
    double cost = constant;
    for (int q = 0; q < periods; q++) {
      cost += linear[q] * at[q] + (tables[q] == null ? 0 : tables[q].value(at[q]));
      cost += priceOfLess[q] * Math.max(0, current[q] - at[q]);
    }
    for (int t = 0; t < steps; t++) {
      decayed[t] = 0;
      if (decay[t] > 0) {
        double active = 0;
        for (int q = 0; q < periods; q++) {
          active += at[q] * coverage.activeShare[row + q * steps + t];
        }
        decayed[t] = active == 0 ? decay[t] : decay[t] * StrictMath.exp(-dose * active);
        cost += decayed[t];
      }
    }
    return cost;
  }

  private void findSlope() {
    for (int q = 0; q < periods; q++) {
      double sum = 0;
      for (int t = 0; t < steps; t++) {
        sum += coverage.activeShare[row + q * steps + t] * decayNow[t];
      }
      double up = linear[q] + (tables[q] == null ? 0 : tables[q].slope(units[q])) - dose * sum;
      double down = up - priceOfLess[q];
      slope[q] = units[q] < current[q] ? down : up;
      if (isAtKink(q)) {
        // Where neither way lowers the cost, any slope between the two is one.
        slope[q] = up < 0 ? up : Math.max(down, 0);
      }
    }
  }

  private boolean isAtKink(int q) {
    return priceOfLess[q] > 0 && units[q] == current[q];
  }

  /** Returns the least units that a step may lead to: no further than a kink. */
  private double lowest(int q) {
    boolean above = units[q] > current[q] || (isAtKink(q) && slope[q] < 0);
    return priceOfLess[q] > 0 && above ? Math.max(least[q], current[q]) : least[q];
  }

  /** Returns the most units that a step may lead to: no further than a kink. */
  private double highest(int q) {
    boolean below = units[q] < current[q] || (isAtKink(q) && slope[q] > 0);
    return priceOfLess[q] > 0 && below ? Math.min(most[q], current[q]) : most[q];
  }

  /** Returns how far below the present cost the linearisation reaches in the box, 0 or less. */
  private double leftBelow() {
    double left = 0;
    for (int q = 0; q < periods; q++) {
      left += slope[q] * ((slope[q] > 0 ? least[q] : most[q]) - units[q]);
    }
    return left;
  }

  private void findCurvature() {
    for (int q = 0; q < periods; q++) {
      for (int other = 0; other <= q; other++) {
        double sum = 0;
        for (int t = 0; t < steps; t++) {
          sum +=
              coverage.activeShare[row + q * steps + t]
                  * coverage.activeShare[row + other * steps + t]
                  * decayNow[t];
        }
        sum *= dose * dose;
        curvature[q * periods + other] = sum;
        curvature[other * periods + q] = sum;
      }
      if (tables[q] != null) {
        curvature[q * periods + q] += tables[q].curvature(units[q]);
      }
    }
  }

  private boolean descend(double cost) {
    findCurvature();
    for (int q = 0; q < periods; q++) {
      boolean stuck =
          (units[q] <= least[q] && slope[q] >= 0)
              || (units[q] >= most[q] && slope[q] <= 0)
              || (isAtKink(q) && slope[q] == 0);
      free[q] = !stuck;
      direction[q] = stuck ? 0 : -slope[q];
    }
    Cholesky.solve(curvature, free, factor, direction);
    if (search(cost)) {
      return true;
    }
    // Newton's direction can leave the box at once; then the gradient's does not.
    for (int q = 0; q < periods; q++) {
      direction[q] = free[q] ? -slope[q] / curvature[q * periods + q] : 0;
    }
    if (search(cost)) {
      return true;
    }
    costAt(units, decayNow);
    return false;
  }

  /** Goes along the direction as far as that lowers the cost; returns whether it does at all. */
  private boolean search(double cost) {
    for (double share = 1; share > 1e-10; share /= 2) {
      double gain = 0;
      for (int q = 0; q < periods; q++) {
        trial[q] = Math.min(Math.max(units[q] + share * direction[q], lowest(q)), highest(q));
        gain += slope[q] * (trial[q] - units[q]);
      }
      if (gain < 0 && costAt(trial, decayNow) <= cost + 1e-4 * gain) {
        System.arraycopy(trial, 0, units, 0, periods);
        return true;
      }
    }
    return false;
  }
}
