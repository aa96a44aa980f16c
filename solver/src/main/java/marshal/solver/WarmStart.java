package marshal.solver;

import java.util.Arrays;
import marshal.model.plan.Plan;

/**
 * Where to start from when a case differs little from one that was solved: the solution in
 * fractions with its prices, and the plan. It changes how soon the end is reached, never what is
 * allowed; what does not fit the new case is left aside.
 */
public final class WarmStart {

  private final double[] units;
  private final double[] prices;
  private final Plan plan;

  /**
   * Creates a start.
   *
   * @param units units of each line, fractions allowed
   * @param prices price of each limit, 0 or more
   * @param plan whole units of each line
   */
  public WarmStart(double[] units, double[] prices, Plan plan) {
    if (units.length != plan.lines()) {
      throw new IllegalArgumentException(
          "A start has fractions for %d lines and a plan of %d."
              .formatted(units.length, plan.lines()));
    }
    for (double number : units) {
      check(number);
    }
    for (double number : prices) {
      check(number);
    }
    this.units = units.clone();
    this.prices = prices.clone();
    this.plan = plan;
  }

  private static void check(double number) {
    if (!(number >= 0) || Double.isInfinite(number)) {
      throw new IllegalArgumentException(
          "A start holds " + number + "; units and prices must be finite and 0 or more.");
    }
  }

  /** Returns a copy of the units of each line, fractions. */
  public double[] units() {
    return units.clone();
  }

  /** Returns a copy of the price of each limit. */
  public double[] prices() {
    return prices.clone();
  }

  /** Returns the plan in whole units. */
  public Plan plan() {
    return plan;
  }

  boolean fits(int lines, int limits) {
    return units.length == lines && prices.length == limits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WarmStart that
        && Arrays.equals(units, that.units)
        && Arrays.equals(prices, that.prices)
        && plan.equals(that.plan);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(units) + Arrays.hashCode(prices);
  }
}
