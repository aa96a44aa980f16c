package marshal.solver.relaxation;

import java.util.function.BooleanSupplier;

/**
 * Finds the prices at which what the sites ask for fits the limits: the maximum of the dual.
 *
 * <p>Regularised Newton steps (Levenberg-Marquardt). Far from the answer the regularisation rules,
 * and each price moves in proportion to itself and to how far its limit is exceeded, as in a
 * market; near it the response of the sites to prices does.
 */
final class PriceSearch {

  private static final double FIRST_DAMPING = 1;
  private static final double LEAST_DAMPING = 1e-9;
  private static final double MOST_DAMPING = 1e9;

  /** From here down the steps are those of Newton, and what they promise can be believed. */
  private static final double NEWTON_DAMPING = 1e-2;

  private static final double NEGLIGIBLE = 1e-13;

  private final LinearRules rules;
  private final PricedSites sites;

  /** What of each limit is free once the least units are bought. */
  private final double[] room;

  private double damping = FIRST_DAMPING;

  PriceSearch(LinearRules rules, PricedSites sites) {
    this.rules = rules;
    this.sites = sites;
    this.room = rules.room();
  }

  /**
   * Raises the dual.
   *
   * @param start prices to start from
   * @param from units to start from
   * @param tables see {@link PricedSites#ask}
   * @param steps most times to ask the sites
   * @param enough worth of what may be asked for in excess, or left at a price
   */
  PricedSites.Answer raise(
      Tangent tangent,
      double[] start,
      double[] from,
      WorthTable[] tables,
      int steps,
      double enough,
      BooleanSupplier stop) {
    PricedSites.Answer best = sites.ask(tangent, start, from, tables);
    damping = Math.min(damping, FIRST_DAMPING);
    double scale = Math.max(1e-12 * best.size, tangent.value - best.dual);
    for (int step = 1; step < steps && !stop.getAsBoolean(); step++) {
      double[] excess = excess(best);
      double[] prices = next(best.response, best.prices, excess, scale, damping);
      double expected = 0;
      for (int limit = 0; limit < prices.length; limit++) {
        expected += excess[limit] * (prices[limit] - best.prices[limit]);
      }
      boolean newton = damping <= NEWTON_DAMPING;
      if (newton && (misfit(best, excess) <= enough || expected <= NEGLIGIBLE * best.size)) {
        break;
      }
      PricedSites.Answer answer = sites.ask(tangent, prices, best.units, tables);
      if (answer.dual > best.dual) {
        damping = Math.max(LEAST_DAMPING, damping / 5);
        best = answer;
      } else if (expected <= NEGLIGIBLE * best.size || damping >= MOST_DAMPING) {
        break;
      } else {
        damping *= 4;
      }
    }
    return best;
  }

  private double[] excess(PricedSites.Answer answer) {
    double[] excess = new double[room.length];
    for (int limit = 0; limit < excess.length; limit++) {
      excess[limit] = answer.used[limit] - rules.capacity[limit];
    }
    return excess;
  }

  private static double misfit(PricedSites.Answer answer, double[] excess) {
    double worth = 0;
    for (int limit = 0; limit < excess.length; limit++) {
      worth += answer.prices[limit] * Math.abs(excess[limit]);
    }
    return worth;
  }

  /**
   * Returns where prices should go.
   *
   * @param response minus the derivative of use by price
   * @param now the prices
   * @param excess by how much limits are exceeded, or less than 0
   * @param scale harm that prices account for
   * @param regularisation from 0 for Newton's step to large for a step along the excess
   */
  double[] next(
      double[] response, double[] now, double[] excess, double scale, double regularisation) {
    int n = excess.length;
    double[] matrix = response.clone();
    boolean[] free = new boolean[n];
    for (int limit = 0; limit < n; limit++) {
      double capacity = Math.max(room[limit], 1e-9);
      double floor = 0.01 * scale / capacity;
      matrix[limit * n + limit] += regularisation * capacity / Math.max(now[limit], floor);
      free[limit] = now[limit] > 0 || excess[limit] > 0;
    }
    double[] change = excess.clone();
    boolean[] moving = free.clone();
    double[] factor = new double[n * n];
    double[] prices = new double[n];
    // Prices that would fall below 0 stop there, and the others are found again.
    for (int pass = 0; pass < 4; pass++) {
      System.arraycopy(excess, 0, change, 0, n);
      for (int limit = 0; limit < n; limit++) {
        if (free[limit] && !moving[limit]) {
          for (int other = 0; other < n; other++) {
            change[other] += matrix[other * n + limit] * now[limit];
          }
        }
      }
      Cholesky.solve(matrix, moving, factor, change);
      boolean stopped = false;
      for (int limit = 0; limit < n; limit++) {
        prices[limit] = moving[limit] ? now[limit] + change[limit] : 0;
        if (prices[limit] < 0) {
          prices[limit] = 0;
          moving[limit] = false;
          stopped = true;
        }
      }
      if (!stopped) {
        break;
      }
    }
    return prices;
  }
}
