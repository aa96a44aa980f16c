package marshal.solver.relaxation;

import java.util.List;

/**
 * What units of some lines cost at given prices of the limits. What a set of plans costs at least
 * at these prices is known, but for a little, from what it cost at others.
 */
final class LinePrices {

  private final double[] perUnit;

  /** What each unit fewer than in the current plan costs. */
  private final double[] perUnitLess;

  private final double[] current;

  /** What it costs to begin a line, first of its place or not. */
  private final List<double[]> toBegin;

  /**
   * Reads prices.
   *
   * @param prices price of each limit
   */
  LinePrices(LinearRules rules, int[] lines, double[] prices) {
    this.perUnit = new double[lines.length];
    this.perUnitLess = new double[lines.length];
    this.current = new double[lines.length];
    this.toBegin =
        rules.hasPackages()
            ? List.of(new double[lines.length], new double[lines.length])
            : List.of();
    for (int v = 0; v < lines.length; v++) {
      perUnit[v] = rules.priceOf(lines[v], prices);
      current[v] = rules.currentUnits(lines[v]);
      perUnitLess[v] = rules.priceOfLess(lines[v], prices);
      for (int first = 0; first < toBegin.size(); first++) {
        toBegin.get(first)[v] = rules.source().priceToBegin(lines[v], first == 1, prices);
      }
    }
  }

  /**
   * Returns the least that the cost of any whole units in a box can have changed by.
   *
   * @param before the prices before, of the same lines
   * @param low least units of each line
   * @param high most units of each line
   */
  double leastChange(LinePrices before, double[] low, double[] high) {
    double least = 0;
    for (int v = 0; v < low.length; v++) {
      double more = perUnit[v] - before.perUnit[v];
      least += more * (more > 0 ? low[v] : high[v]);
      double moreLess = perUnitLess[v] - before.perUnitLess[v];
      least += moreLess * Math.max(0, current[v] - (moreLess > 0 ? high[v] : low[v]));
      double begun = 0;
      for (int first = 0; first < toBegin.size(); first++) {
        begun = Math.min(begun, toBegin.get(first)[v] - before.toBegin.get(first)[v]);
      }
      least += begun;
    }
    return least;
  }
}
