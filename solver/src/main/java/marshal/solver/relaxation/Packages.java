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

  private final CaseRules caseRules;
  private final double[] prices;
  private final int first;
  private final double[] low;
  private final double[] high;

  /** The least cost of a site between some bounds. */
  interface Between {

    /**
     * Finds the least cost.
     *
     * @param at receives where it is
     */
    double least(double[] low, double[] high, double[] at);
  }

  private Packages(LinearRules rules, double[] prices, int first, double[] low, double[] high) {
    this.caseRules = rules.source();
    this.prices = prices;
    this.first = first;
    this.low = low.clone();
    this.high = high.clone();
  }

  /**
   * Finds the least cost, beginnings included.
   *
   * @param first index of the site's first line
   * @param low least units by period
   * @param high most units by period
   * @param between the site
   * @param at receives the units of the least cost
   * @return a lower bound of the least cost
   */
  static double least(
      LinearRules rules,
      double[] prices,
      int first,
      double[] low,
      double[] high,
      Between between,
      double[] at) {
    return new Packages(rules, prices, first, low, high).least(between, at);
  }

  private double least(Between between, double[] at) {
    int periods = low.length;
    int[] choices = new int[periods];
    int count = 0;
    for (int q = 0; q < periods; q++) {
      int line = first + q;
      boolean costs = caseRules.beginsAtACost(line) || caseRules.smallest(line) > 1;
      if (costs && low[q] == 0 && high[q] > 0) {
        choices[count++] = q;
      }
    }
    if (count == 0 || count > MOST_PERIODS) {
      return between.least(low, high, at);
    }
    double best = Double.POSITIVE_INFINITY;
    double[] least = new double[periods];
    double[] most = new double[periods];
    double[] found = new double[periods];
    for (int open = 0; open < 1 << count; open++) {
      double begun = begin(open, choices, count, least, most);
      if (begun < Double.POSITIVE_INFINITY) {
        double cost = between.least(least, most, found) + begun;
        if (cost < best) {
          best = cost;
          System.arraycopy(found, 0, at, 0, periods);
        }
      }
    }
    return best;
  }

  /** Sets the bounds for some open periods; returns what beginning costs, infinite if it cannot. */
  private double begin(int open, int[] choices, int count, double[] least, double[] most) {
    double begun = 0;
    boolean placeBegun = false;
    for (int q = 0, c = 0; q < low.length; q++) {
      int line = first + q;
      boolean isOpen = low[q] > 0;
      least[q] = low[q];
      most[q] = high[q];
      if (c < count && choices[c] == q) {
        isOpen = (open >>> c & 1) == 1;
        least[q] = isOpen ? Math.max(low[q], caseRules.smallest(line)) : 0;
        most[q] = isOpen ? high[q] : 0;
        c++;
      }
      if (least[q] > most[q]) {
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
