package marshal.solver.relaxation;

import java.util.function.BooleanSupplier;

/**
 * Moves the prices of a solution in fractions to where what the sites ask for in whole units fits
 * the limits, which raises the bound over plans of whole units.
 *
 * <p>That bound has a kink wherever a site changes its mind, but thousands of small changes respond
 * to prices as fractions do: the steps are those of the search in fractions, ever shorter.
 */
final class WholeSearch {

  /** Rounds off what the response promises where few sites answer. */
  private static final double DAMPING = 0.3;

  private final ConvexHarm harm;
  private final LinearRules rules;
  private final PricedSites sites;
  private final PriceSearch search;
  private final double[] radius;

  private double bound = Double.NEGATIVE_INFINITY;
  private double[] prices = {};
  private double[] units = {};
  private double leastMisfit = Double.POSITIVE_INFINITY;

  WholeSearch(ConvexHarm harm, LinearRules rules, PricedSites sites, double[] radius) {
    this.harm = harm;
    this.rules = rules;
    this.sites = sites;
    this.search = new PriceSearch(rules, sites);
    this.radius = radius;
  }

  /**
   * Looks for better prices.
   *
   * @param tangent the harm, treatment not yet completed
   * @param fractions what the sites ask for in fractions under it
   * @param steps most times to ask the sites, 1 or more
   * @param stop asked after each; true ends the search
   * @return the greatest bound found
   */
  double run(Tangent tangent, PricedSites.Answer fractions, int steps, BooleanSupplier stop) {
    double[] at = fractions.prices;
    prices = at;
    double scale = Math.max(1e-12 * fractions.size, tangent.value - fractions.dual);
    for (int step = 1; ; step++) {
      Tangent priced = harm.priced(tangent, rules, at, radius);
      PricedSites.Answer answer = sites.askWhole(priced, at, fractions.units);
      if (answer.bound() > bound) {
        bound = answer.bound();
        prices = at;
      }
      // Places go all or nothing at the kinks of their worth; near one the fractions know better.
      double[] asked = answer.units;
      for (TreatmentTerm term : harm.treatment) {
        for (int line : term.placeLines) {
          asked[line] = Math.rint(fractions.units[line]);
        }
      }
      double[] excess = rules.used(asked);
      double misfit = 0;
      for (int limit = 0; limit < excess.length; limit++) {
        excess[limit] -= rules.capacity[limit];
        misfit += at[limit] * Math.abs(excess[limit]);
      }
      if (step == 1 || misfit < leastMisfit) {
        leastMisfit = misfit;
        units = asked;
      }
      if (step >= steps || stop.getAsBoolean()) {
        return bound;
      }
      double[] aim = search.next(fractions.response, at, excess, scale, DAMPING);
      double[] next = at.clone();
      for (int limit = 0; limit < next.length; limit++) {
        next[limit] += (aim[limit] - next[limit]) / Math.sqrt(step);
        if (!Double.isFinite(next[limit])) {
          // Something linear answers a price with all or nothing.
          return bound;
        }
      }
      at = next;
    }
  }

  /** Returns what the search found. */
  WholeAnswer answer() {
    return new WholeAnswer(units, prices);
  }
}
