package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Prices that make a dual great which has kinks everywhere, as that of whole units has: a proximal
 * bundle method (Lemaréchal 1978).
 *
 * <p>Every answer is a cut, an affine function that the dual is nowhere above but for the precision
 * of the answer. The next prices make the least of the cuts great without going far from the best
 * so far; where they disappoint, the new cut says why, and where they do so again and again, steps
 * become shorter.
 */
final class BundleAscent {

  private static final int MOST_CUTS = 24;
  private static final int DESCENTS = 400;
  private static final double PRECISION = 1e-12;
  private static final double FIRST_SHARE = 0.5;
  private static final double SERIOUS = 0.1;
  private static final double AS_PROMISED = 0.5;
  private static final double LONGER = 2;
  private static final double SHORTER = 0.5;
  private static final int PATIENCE = 3;

  /** A promise of less of what there is to gain is not worth an answer. */
  private static final double WORTHWHILE = 1e-3;

  /** A concave function of prices. */
  interface Dual {
    Cut at(double[] prices);
  }

  /** An answer. */
  static final class Cut {

    /** The dual at the prices. */
    final double value;

    final double[] prices;

    /** What is asked for of each limit beyond its capacity, by which the dual changes. */
    final double[] excess;

    Cut(double value, double[] prices, double[] excess) {
      this.value = value;
      this.prices = prices.clone();
      this.excess = excess.clone();
    }

    /** Returns a bound of the dual at other prices. */
    double at(double[] others) {
      double sum = value;
      for (int limit = 0; limit < others.length; limit++) {
        sum += excess[limit] * (others[limit] - prices[limit]);
      }
      return sum;
    }
  }

  private final Dual dual;
  private final double[] scale;
  private final List<Cut> cuts = new ArrayList<>();
  private Cut best;

  /**
   * Prepares to raise a dual.
   *
   * @param start the answer at the prices to start from
   * @param scale how easily each price moves: square of a typical change, 0 or more
   */
  BundleAscent(Dual dual, Cut start, double[] scale) {
    this.dual = dual;
    this.scale = scale;
    this.best = start;
    cuts.add(start);
  }

  /** Returns the best answer. */
  Cut best() {
    return best;
  }

  /**
   * Raises the dual.
   *
   * @param target what it cannot exceed
   * @param asks most times to ask
   * @param stop asked before each; true ends with the best so far
   */
  void raise(double target, int asks, BooleanSupplier stop) {
    double step = firstStep(target);
    int disappointed = 0;
    for (int ask = 0; ask < asks && step > 0 && !stop.getAsBoolean(); ask++) {
      double[] prices = next(step);
      double promised = least(prices) - best.value;
      if (!(promised > WORTHWHILE * (target - best.value))) {
        break;
      }
      Cut cut = dual.at(prices);
      double gained = cut.value - best.value;
      cuts.add(cut);
      if (gained >= SERIOUS * promised) {
        step *= gained >= AS_PROMISED * promised ? LONGER : 1;
        disappointed = 0;
      } else {
        disappointed++;
        if (disappointed >= PATIENCE) {
          step *= SHORTER;
          disappointed = 0;
        }
      }
      best = gained > 0 ? cut : best;
      forget();
    }
  }

  private double firstStep(double target) {
    double norm = 0;
    for (int limit = 0; limit < scale.length; limit++) {
      norm += scale[limit] * best.excess[limit] * best.excess[limit];
    }
    return norm > 0 && target > best.value ? FIRST_SHARE * (target - best.value) / norm : 0;
  }

  /** Leaves aside the cut that is farthest above the dual at the best prices. */
  private void forget() {
    while (cuts.size() > MOST_CUTS) {
      int slackest = 0;
      for (int k = 0; k < cuts.size(); k++) {
        if (cuts.get(k).at(best.prices) > cuts.get(slackest).at(best.prices)) {
          slackest = k;
        }
      }
      cuts.remove(slackest);
    }
  }

  private double least(double[] prices) {
    return cuts.stream().mapToDouble(cut -> cut.at(prices)).min().orElseThrow();
  }

  /**
   * Returns the prices, 0 or more, that make the least of the cuts less the distance greatest: by
   * weights of the cuts, moved from the greatest cut to the least until all that have any are
   * equal.
   */
  private double[] next(double step) {
    int count = cuts.size();
    double[] weight = new double[count];
    weight[count - 1] = 1;
    double[] mixed = cuts.get(count - 1).excess.clone();
    double[] prices = moved(mixed, step);
    double[] value = new double[count];
    for (int descent = 0; descent < DESCENTS; descent++) {
      int least = 0;
      int most = -1;
      for (int k = 0; k < count; k++) {
        value[k] = cuts.get(k).at(prices);
        least = value[k] < value[least] ? k : least;
        if (weight[k] > 0 && (most < 0 || value[k] > value[most])) {
          most = k;
        }
      }
      double gap = value[most] - value[least];
      if (!(gap > PRECISION * Math.abs(best.value))) {
        break;
      }
      double curvature = 0;
      double[] difference = new double[mixed.length];
      for (int limit = 0; limit < mixed.length; limit++) {
        difference[limit] = cuts.get(least).excess[limit] - cuts.get(most).excess[limit];
        if (prices[limit] > 0 || difference[limit] > 0) {
          curvature += step * scale[limit] * difference[limit] * difference[limit];
        }
      }
      double share = curvature > 0 ? Math.min(weight[most], gap / curvature) : weight[most];
      weight[least] += share;
      weight[most] -= share;
      for (int limit = 0; limit < mixed.length; limit++) {
        mixed[limit] += share * difference[limit];
      }
      prices = moved(mixed, step);
    }
    return prices;
  }

  private double[] moved(double[] mixed, double step) {
    double[] prices = new double[mixed.length];
    for (int limit = 0; limit < prices.length; limit++) {
      prices[limit] = Math.max(0, best.prices[limit] + step * scale[limit] * mixed[limit]);
    }
    return prices;
  }
}
