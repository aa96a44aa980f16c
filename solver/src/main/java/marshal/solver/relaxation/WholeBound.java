package marshal.solver.relaxation;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A bound that heeds whole units, shared mechanisms and treatment, from a solution in fractions:
 * under its tangent, prices that suit fractions are changed to suit whole units. Every answer of
 * the sites is a bound, whatever the prices; the best of them counts.
 */
final class WholeBound {

  /** Most answers; what they still promise ends the search before. */
  private static final int ASKS = 100;

  /** Asked more than once at the prices to start from: there is most to look at. */
  private static final int FIRST_ASKS = 4;

  /** Parts of a block to split for an answer. */
  private static final int SPLITS = 16;

  /** How far each site may stay below its least cost, as a share of the gap. */
  private static final double PRECISION = 1e-4;

  private static final double LEAST_PRICE_SHARE = 0.01;

  private final Relaxation relaxation;
  private final LinearRules rules;
  private final double known;
  private final BooleanSupplier stop;

  private WholeBound(Relaxation relaxation, double known, BooleanSupplier stop) {
    this.relaxation = relaxation;
    this.rules = relaxation.rules;
    this.known = known;
    this.stop = stop;
  }

  /**
   * Raises a bound.
   *
   * @param result a solution in fractions
   * @param known what a feasible plan comes to
   * @param stop asked often; true ends with the best so far
   * @return the answer with the best bound; empty if none is better than that in fractions
   */
  static Optional<BundleAscent.Answer> raise(
      Relaxation relaxation, RelaxationResult result, double known, BooleanSupplier stop) {
    return new WholeBound(relaxation, known, stop).run(result);
  }

  private Optional<BundleAscent.Answer> run(RelaxationResult result) {
    double first = result.certificate().lowerBound();
    double[] prices = result.whole().prices;
    if (!(known > first) || stop.getAsBoolean()) {
      return Optional.empty();
    }
    PricedBlocks blocks =
        new PricedBlocks(
            rules, relaxation.harm, result.units(), prices, PRECISION * (known - first));
    BundleAscent.Dual dual = at -> blocks.ask(at, SPLITS, stop);
    BundleAscent.Answer start = dual.at(prices);
    for (int again = 1; again < FIRST_ASKS && !stop.getAsBoolean(); again++) {
      BundleAscent.Answer next = dual.at(prices);
      start = next.value > start.value ? next : start;
    }
    BundleAscent ascent =
        new BundleAscent(
            dual,
            blocks.limitsByGroup(),
            blocks.constant(),
            rules.capacity,
            start,
            scale(prices, result.units(), known - start.value));
    ascent.raise(known, ASKS, stop);
    return Optional.of(ascent.best()).filter(answer -> answer.value > first);
  }

  /**
   * Returns how easily each price moves: as the share of its limit in excess, times what the lines
   * that use it pay in all for a unit of it. So limits within one another, as those on families of
   * streams are, can hand their prices over.
   */
  private double[] scale(double[] prices, double[] units, double gap) {
    double[] room = rules.room();
    double[] paid = new double[prices.length];
    double[] used = new double[prices.length];
    for (int line = 0; line < units.length; line++) {
      double pays = units[line] * rules.priceOf(line, prices);
      rules.tellUses(
          line,
          units[line],
          (limit, use) -> {
            if (use > 0) {
              paid[limit] += pays;
              used[limit] += use;
            }
          });
    }
    double[] scale = new double[prices.length];
    for (int limit = 0; limit < scale.length; limit++) {
      double capacity = Math.max(room[limit], 1e-9);
      double floor = LEAST_PRICE_SHARE * gap / capacity;
      double whole = used[limit] > 0 ? paid[limit] / used[limit] : 0;
      scale[limit] = Math.max(Math.max(prices[limit], whole), floor) / capacity;
    }
    return scale;
  }
}
