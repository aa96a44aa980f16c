package marshal.solver;

import java.util.Arrays;
import java.util.List;

/**
 * What one more penny, minute or unit of each limit of a case averts, at the best plan in fractions
 * of units: the prices of the relaxation of the mean harm, carried on until it ended by itself.
 */
public final class LimitPrices {

  private final double[] prices;

  private LimitPrices(double[] prices) {
    this.prices = prices;
  }

  /**
   * Returns prices, limit by limit.
   *
   * @param prices harm averted by one more of each limit's units, 0 or more
   * @throws IllegalArgumentException if one is negative, infinite or NaN
   */
  public static LimitPrices of(double... prices) {
    for (double price : prices) {
      if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "The price of a limit is %s; it must be finite and 0 or more.".formatted(price));
      }
    }
    return new LimitPrices(prices.clone());
  }

  /** Returns the number of limits. */
  public int size() {
    return prices.length;
  }

  /** Returns the harm that one more of a limit's units averts. */
  public double price(int limit) {
    return prices[limit];
  }

  /** Returns the prices, limit by limit. */
  public List<Double> toList() {
    return Arrays.stream(prices).boxed().toList();
  }

  /** Returns a copy of the prices, limit by limit. */
  public double[] toArray() {
    return prices.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LimitPrices that && Arrays.equals(prices, that.prices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prices);
  }

  @Override
  public String toString() {
    return Arrays.toString(prices);
  }
}
