package marshal.solver.relaxation;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A bound that heeds whole units, shared mechanisms and treatment, from a solution in fractions:
 * under its tangent, prices that suit fractions are changed to suit whole units. Every answer of
 * the sites is a bound, whatever the prices; the best of them counts.
 */
final class WholeBound {

  /** Most answers for one bundle: parts are split meanwhile, and old answers fall behind. */
  private static final int ASKS = 25;

  private static final int MOST_BUNDLES = 12;

  /** Asked more than once at the prices that a bundle starts from: there is most to look at. */
  private static final int FIRST_ASKS = 4;

  /** A bundle that closes less of the gap is the last. */
  private static final double WORTHWHILE = 5e-3;

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
    BundleAscent.Cut best = ask(blocks, prices);
    for (int bundle = 0; bundle < MOST_BUNDLES && !stop.getAsBoolean(); bundle++) {
      double before = best.value;
      for (int again = 0; again < FIRST_ASKS && !stop.getAsBoolean(); again++) {
        BundleAscent.Cut next = ask(blocks, best.prices);
        best = next.value > best.value ? next : best;
      }
      BundleAscent ascent =
          new BundleAscent(at -> ask(blocks, at), best, scale(best.prices, known - best.value));
      ascent.raise(known, ASKS, stop);
      best = ascent.best();
      if (best.value - before <= WORTHWHILE * (known - best.value)) {
        break;
      }
    }
    return Optional.of(best).filter(cut -> cut.value > first);
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
