package marshal.model.forecast;

import java.util.Arrays;
import marshal.model.area.Adjacency;
import marshal.model.demand.RecentMeans;
import marshal.model.demand.StreamDemand;

/**
 * Puts a demand on a level: multiplies the endemic means of each neighbourhood by one factor, such
 * that the model's mean total over the horizon becomes what the level forecast says.
 *
 * <p>The mean obeys mu[t] = f nu[t] + (lambda + phi W) sum_l g_l mu[t-l], so every total is linear
 * in the factors. Neighbours are coupled by phi alone, and scaling each factor by what its total
 * lacks converges in a few rounds.
 */
public final class Relevelling {
  private static final int MOST_ROUNDS = 100;
  private static final double TOLERANCE = 1e-9;

  private final double[] factors;
  private final StreamDemand demand;

  private Relevelling(double[] factors, StreamDemand demand) {
    this.factors = factors;
    this.demand = demand;
  }

  /** Returns a copy of what the endemic means of each neighbourhood were multiplied by. */
  public double[] factors() {
    return factors.clone();
  }

  /** Returns the demand on its new level. */
  public StreamDemand demand() {
    return demand;
  }

  /**
   * Returns a demand whose mean totals are given.
   *
   * <p>Where the past alone triggers more than the total asked for, the factor is 0 and the total
   * remains above it.
   *
   * @param demand any demand; an endemic mean above 0 somewhere in every neighbourhood
   * @param adjacency borders between the same neighbourhoods
   * @param totals mean incidents of each neighbourhood over all steps, 0 or more
   * @throws IllegalArgumentException if the numbers of neighbourhoods disagree
   */
  public static Relevelling of(StreamDemand demand, Adjacency adjacency, double[] totals) {
    int n = demand.neighbourhoods();
    if (adjacency.neighbourhoods() != n || totals.length != n) {
      throw new IllegalArgumentException(
          "The demand has %d neighbourhoods, the borders %d and the totals %d; they must agree."
              .formatted(n, adjacency.neighbourhoods(), totals.length));
    }
    double[] factors = new double[n];
    Arrays.fill(factors, 1);
    double[] endemic = demand.endemic();
    double[] none = new double[demand.previous().length];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] mean = meanTotals(demand, adjacency, endemic, factors);
      double[] own = meanTotals(demand, none, adjacency, endemic, factors);
      double worst = 0;
      for (int i = 0; i < n; i++) {
        double lacking = totals[i] - mean[i];
        worst = Math.max(worst, Math.abs(lacking) / Math.max(totals[i], 1));
        if (own[i] > 0) {
          // What this factor brings about by itself, with its own repeats and what comes back.
          factors[i] = Math.max(0, factors[i] * (1 + lacking / own[i]));
        } else if (lacking > 0) {
          factors[i] = 1;
        }
      }
      if (worst < TOLERANCE) {
        break;
      }
    }
    for (int cell = 0; cell < endemic.length; cell++) {
      endemic[cell] *= factors[cell % n];
    }
    return new Relevelling(
        factors,
        new StreamDemand(
            endemic,
            demand.previous(),
            demand.lambda(),
            demand.phi(),
            demand.psi(),
            demand.lagWeights(),
            demand.drift()));
  }

  /** Returns the mean incidents of each neighbourhood over all steps of a demand. */
  public static double[] meanTotals(StreamDemand demand, Adjacency adjacency) {
    double[] ones = new double[demand.neighbourhoods()];
    Arrays.fill(ones, 1);
    return meanTotals(demand, adjacency, demand.endemic(), ones);
  }

  private static double[] meanTotals(
      StreamDemand demand, Adjacency adjacency, double[] endemic, double[] factors) {
    return meanTotals(demand, demand.previous(), adjacency, endemic, factors);
  }

  private static double[] meanTotals(
      StreamDemand demand,
      double[] previous,
      Adjacency adjacency,
      double[] endemic,
      double[] factors) {
    int n = factors.length;
    double[] total = new double[n];
    RecentMeans recent = new RecentMeans(previous, demand.lagWeights(), adjacency);
    double[] next = new double[n];
    for (int t = 0; t < demand.steps(); t++) {
      for (int i = 0; i < n; i++) {
        next[i] =
            factors[i] * endemic[t * n + i]
                + demand.lambda() * recent.own(i)
                + demand.phi() * recent.near(i);
        total[i] += next[i];
      }
      recent.add(next);
    }
    return total;
  }
}
