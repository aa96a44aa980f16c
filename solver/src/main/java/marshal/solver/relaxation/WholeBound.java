package marshal.solver.relaxation;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A bound that heeds whole units, shared mechanisms and treatment, from a solution in fractions:
 * under its tangent, prices that suit fractions are changed to suit whole units. Every answer of
 * the sites is a bound, whatever the prices; the best of them counts.
 */
final class WholeBound {

  private static final int ASKS = 50;

  /** Asked more than once at the first prices, where most is to be looked at closely. */
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
  static Optional<BundleAscent.Cut> raise(
      Relaxation relaxation, RelaxationResult result, double known, BooleanSupplier stop) {
    return new WholeBound(relaxation, known, stop).run(result);
  }

  private Optional<BundleAscent.Cut> run(RelaxationResult result) {
    double first = result.certificate().lowerBound();
    double[] prices = result.whole().prices;
    if (!(known > first) || stop.getAsBoolean()) {
      return Optional.empty();
    }
    PricedBlocks blocks =
        new PricedBlocks(
            rules, relaxation.harm, result.units(), prices, PRECISION * (known - first));
    BundleAscent.Cut start = ask(blocks, prices);
    for (int again = 1; again < FIRST_ASKS && !stop.getAsBoolean(); again++) {
      BundleAscent.Cut next = ask(blocks, prices);
      start = next.value > start.value ? next : start;
    }
    BundleAscent ascent =
        new BundleAscent(at -> ask(blocks, at), start, scale(prices, known - start.value));
    ascent.raise(known, ASKS, stop);
    return Optional.of(ascent.best()).filter(cut -> cut.value > first);
  }

  private BundleAscent.Cut ask(PricedBlocks blocks, double[] prices) {
    PricedBlocks.Answer answer = blocks.ask(prices, SPLITS, stop);
    double[] excess = new double[prices.length];
    for (int limit = 0; limit < excess.length; limit++) {
      excess[limit] = answer.used[limit] - rules.capacity[limit];
    }
    return new BundleAscent.Cut(answer.bound, prices, excess);
  }

  /** A price moves in proportion to itself and to what share of the limit is in excess. */
  private double[] scale(double[] prices, double gap) {
    double[] room = rules.room();
    double[] scale = new double[prices.length];
    for (int limit = 0; limit < scale.length; limit++) {
      double capacity = Math.max(room[limit], 1e-9);
      double floor = LEAST_PRICE_SHARE * gap / capacity;
      scale[limit] = Math.max(prices[limit], floor) / capacity;
    }
    return scale;
  }
}
