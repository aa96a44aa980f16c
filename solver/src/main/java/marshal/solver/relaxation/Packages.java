package marshal.solver.relaxation;

import marshal.solver.rules.CaseRules;

/**
 * One site at given prices whose lines hold nothing or at least a package and pay to be begun: the
 * least over which of its periods are open. At any prices that makes a bound no plan is below,
 * whatever the gaps between nothing and a package.
 */
final class Packages {

  /** More periods than this are taken as if fractions of a package could be bought. */
  private static final int MOST_PERIODS = 8;

  private final LinearRules rules;
  private final CaseRules caseRules;
  private final SiteProblem problem;
  private final double[] prices;

  Packages(LinearRules rules, SiteProblem problem, double[] prices) {
    this.rules = rules;
    this.caseRules = rules.source();
    this.problem = problem;
    this.prices = prices;
  }

  /**
   * Finds the least cost.
   *
   * @param first index of the site's first line
   * @param from units to start from
   * @return a lower bound of the least cost
   */
  double solve(int site, int first, Tangent tangent, double[] from) {
    int periods = problem.units.length;
    int[] choices = new int[periods];
    int count = 0;
    for (int q = 0; q < periods; q++) {
      int line = first + q;
      boolean costs = caseRules.beginsAtACost(line) || caseRules.smallest(line) > 1;
      if (costs && rules.least[line] == 0 && rules.most[line] > 0) {
        choices[count++] = q;
      }
    }
    if (count == 0 || count > MOST_PERIODS) {
      return problem.solve(site, tangent.byCoverage);
    }
    double best = Double.POSITIVE_INFINITY;
    double[] bestUnits = new double[periods];
    for (int open = 0; open < 1 << count; open++) {
      double begun = begin(open, choices, count, first);
      if (begun < Double.POSITIVE_INFINITY) {
        for (int q = 0; q < periods; q++) {
          problem.units[q] = from[first + q];
        }
        double cost = problem.solve(site, tangent.byCoverage) + begun;
        if (cost < best) {
          best = cost;
          System.arraycopy(problem.units, 0, bestUnits, 0, periods);
        }
      }
    }
    System.arraycopy(bestUnits, 0, problem.units, 0, periods);
    return best;
  }

  /** Sets the bounds for some open periods; returns what beginning costs, infinite if it cannot. */
  private double begin(int open, int[] choices, int count, int first) {
    double begun = 0;
    boolean placeBegun = false;
    for (int q = 0, c = 0; q < problem.units.length; q++) {
      int line = first + q;
      boolean isOpen = rules.least[line] > 0;
      problem.low[q] = rules.least[line];
      problem.high[q] = rules.most[line];
      if (c < count && choices[c] == q) {
        isOpen = (open >>> c & 1) == 1;
        problem.low[q] = isOpen ? caseRules.smallest(line) : 0;
        problem.high[q] = isOpen ? rules.most[line] : 0;
        c++;
      }
      if (problem.low[q] > problem.high[q]) {
        return Double.POSITIVE_INFINITY;
      }
      if (isOpen) {
        begun += caseRules.priceToBegin(line, !placeBegun, prices);
        placeBegun = true;
      }
    }
    return begun;
  }
}
