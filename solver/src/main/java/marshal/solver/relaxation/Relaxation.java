package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.objective.Valuation;

/**
 * The plan in fractions of units, solved by prices, with a bound that no whole-unit plan beats.
 *
 * <p>Harm is convex in coverage, so its tangent at the coverage of any point lies below it
 * everywhere. Under a tangent the sites are coupled by the limits alone, and a price for each limit
 * takes them apart; at any prices the sites' least costs, less what the capacities are worth, are a
 * lower bound of the harm of every feasible plan. A round takes a tangent, finds the prices that
 * make that bound greatest, and moves towards what the sites ask for at them.
 *
 * <p>The result is the same to the bit for any number of threads.
 */
public final class Relaxation {

  private static final String METHOD =
      "prices on every limit under a tangent of the mean harm in coverage, whole units within a"
          + " site";

  private static final String BLOCK_METHOD =
      METHOD + "; shared mechanisms and treatment by branch and bound";

  /** Rounding errors are below this share of the sum of the sizes of all terms. */
  static final double MARGIN = 1e-11;

  /** Where places are looked at for a kink of their worth, as a share of a first round's. */
  static final double CLOSE = 1e-2;

  /** A round that changes bound and harm by less of what can be averted stands still. */
  private static final double STANDSTILL = 2e-5;

  /** Rounds at a standstill, one after another, that end the search. */
  private static final int STALLED = 3;

  private static final double NEGLIGIBLE = 1e-12;

  private static final int FIRST_PRICE_STEPS = 60;
  private static final int PRICE_STEPS = 12;
  private static final double LEAST_STEP = 0.05;

  /** The first few steps in whole units raise the bound by nearly all that they can. */
  private static final int WHOLE_STEPS = 8;

  final LinearRules rules;
  final ConvexHarm harm;
  private final Valuation valuation;
  private final PricedSites sites;
  private final List<String> loosenedBy;

  /**
   * Prepares the relaxation of a case.
   *
   * @param model the case in its worlds
   * @param rules its bounds and limits
   */
  public Relaxation(HarmModel model, LinearRules rules) {
    this(model, rules, Valuation.MEAN_HARM);
  }

  /**
   * Prepares the relaxation of a case.
   *
   * @param model the case in its worlds
   * @param rules its bounds and limits
   * @param valuation what is to be least
   */
  public Relaxation(HarmModel model, LinearRules rules, Valuation valuation) {
    if (rules.lines() != model.space().lines()) {
      throw new IllegalArgumentException(
          "The rules are for %d lines; the case has %d."
              .formatted(rules.lines(), model.space().lines()));
    }
    this.rules = rules;
    this.valuation = valuation;
    this.harm = new ConvexHarm(model, rules, valuation);
    this.sites = new PricedSites(rules, harm.coverage);
    this.loosenedBy = loosenings();
  }

  private List<String> loosenings() {
    List<String> names = new ArrayList<>();
    if (harm.sharesMechanisms()) {
      names.add(
          "Where interventions share a mechanism, the strongest is replaced by a concave"
              + " overestimate over small ranges of their units.");
    }
    if (harm.displaces()) {
      names.add(
          "Incidents that move to a neighbouring area cost the least, and those that benefit there"
              + " prevents save the most, that they can under any plan.");
    }
    for (TreatmentTerm term : harm.treatment) {
      names.addAll(term.loosenings());
    }
    names.addAll(rules.loosenings());
    return names;
  }

  /**
   * Returns a bound from any point and prices, converged or not.
   *
   * @param units units of each line within their bounds, fractions allowed
   * @param prices price of each limit, 0 or more
   */
  public Certificate certify(double[] units, double[] prices) {
    for (double price : prices) {
      if (!(price >= 0)) {
        throw new IllegalArgumentException(
            "A limit has the price " + price + "; prices must be 0 or more.");
      }
    }
    PlaceModels close = new PlaceModels(harm, rules, CLOSE);
    Tangent tangent = harm.priced(harm.tangentAt(units), rules, prices, close.radius);
    return certificate(bound(tangent, prices, units));
  }

  private Certificate certificate(double bound) {
    return new Certificate(bound, METHOD, loosenedBy);
  }

  private double bound(Tangent tangent, double[] prices, double[] units) {
    return bound(sites, tangent, prices, units);
  }

  double bound(PricedSites asked, Tangent tangent, double[] prices, double[] units) {
    PricedSites.Answer answer = asked.askWhole(tangent, prices, units);
    return answer.dual - MARGIN * answer.size;
  }

  /** Solves the relaxation from what is committed. */
  public RelaxationResult solve(RelaxationLimits limits, BooleanSupplier stop) {
    return solve(limits, rules.least.clone(), new double[rules.limits()], stop);
  }

  /**
   * Solves the relaxation from a point nearby.
   *
   * @param limits when to end
   * @param start units to start from
   * @param startPrices prices to start from
   * @param stop asked between steps; true ends with the best so far
   */
  public RelaxationResult solve(
      RelaxationLimits limits, double[] start, double[] startPrices, BooleanSupplier stop) {
    PriceSearch search = new PriceSearch(rules, sites);
    PricedSites.Answer answer;
    PlaceModels places = PlaceModels.wide(harm, rules);
    double[] units = start.clone();
    double[] prices = startPrices.clone();
    Tangent tangent = harm.tangentAt(units);
    double reference = harm.tangentAt(rules.least).value;
    double best = Double.NEGATIVE_INFINITY;
    double[] bestPrices = prices;
    double lastBest = best;
    double lastValue = 0;
    int stalled = 0;
    double step = 1;
    double gap = 0;
    int rounds = 0;
    while (true) {
      rounds++;
      Tangent priced = harm.priced(tangent, rules, prices, places.radius);
      WorthTable[] tables = places.tables(tangent);
      int priceSteps = rounds == 1 ? FIRST_PRICE_STEPS : PRICE_STEPS;
      answer =
          search.raise(
              priced,
              prices,
              units,
              tables,
              priceSteps,
              Math.max(
                  0.1 * gap, 0.001 * limits.gapPercent() * Math.min(reference, reference - best)),
              stop);
      prices = answer.prices;
      double bound =
          (tables == null
                  ? answer
                  : sites.ask(
                      harm.priced(tangent, rules, prices, places.radius),
                      prices,
                      answer.units,
                      null))
              .bound();
      if (bound > best) {
        best = bound;
        bestPrices = prices;
      }
      gap = Math.abs(tangent.value - best) + priceOfMisfit(units, prices);
      boolean done = rounds > 1 && 100 * gap <= limits.gapPercent() * (reference - best);
      double progress = Math.max(bound - lastBest, Math.abs(tangent.value - lastValue));
      stalled = progress < STANDSTILL * (reference - best) ? stalled + 1 : 0;
      lastBest = best;
      lastValue = tangent.value;
      if (done || stalled >= STALLED || rounds >= limits.rounds() || stop.getAsBoolean()) {
        break;
      }
      double[] direction = new double[units.length];
      double[] next = new double[units.length];
      for (int line = 0; line < units.length; line++) {
        direction[line] = answer.units[line] - units[line];
        next[line] = units[line] + step * direction[line];
      }
      double worth = worthOf(rules.usedMore(units, answer.units, direction), prices);
      double before = slopeAlong(priced, units, direction) + worth;
      Tangent tangentNext = harm.tangentAt(next);
      boolean worse = tangentNext.value + step * worth > tangent.value + NEGLIGIBLE * reference;
      if (tables != null && rounds > 2 && worse) {
        // Places moved together past a kink that the tables, line by line, did not show, or all
        // went
        // too far: a tangent taken nearer may tell.
        places.shorten();
        stalled = step > LEAST_STEP ? 0 : stalled;
        step = Math.max(LEAST_STEP, 0.5 * step);
        continue;
      }
      places.heed(direction);
      double after =
          slopeAlong(harm.priced(tangentNext, rules, prices, places.radius), next, direction)
              + worth;
      double share = after <= before ? 1 : before / (before - after);
      units = next;
      tangent = tangentNext;
      step = Math.max(LEAST_STEP, Math.min(1, rounds == 1 ? 1 : step * share));
    }
    double[] radius = new PlaceModels(harm, rules, CLOSE).radius;
    WholeSearch whole = new WholeSearch(harm, rules, sites, radius);
    double inWholeUnits = whole.run(tangent, answer, WHOLE_STEPS, stop);
    // Where no plan keeps the limits prices grow without end, and their worth is no number.
    if (inWholeUnits > best) {
      best = inWholeUnits;
    }
    return new RelaxationResult(
        units, bestPrices, tangent.value, certificate(best), rounds, whole.answer());
  }

  /** Returns what it is worth at some prices that limits are used more. */
  private static double worthOf(double[] more, double[] prices) {
    double worth = 0;
    for (int limit = 0; limit < more.length; limit++) {
      worth += prices[limit] * more[limit];
    }
    return worth;
  }

  /**
   * Raises a bound by what whole units, shared mechanisms and treatment allow.
   *
   * @param model the case in its worlds
   * @param result a solution of this relaxation
   * @param units whole units of a feasible plan
   * @param stop asked often; true ends with the best so far
   */
  public RelaxationResult tighten(
      HarmModel model, RelaxationResult result, int[] units, BooleanSupplier stop) {
    ExactMean mean = new ExactMean(model);
    mean.setPlan(Plan.of(units));
    double known = valuation.harm(mean, model.theCase());
    for (int line = 0; line < units.length; line++) {
      known += harm.moneyPerUnit[line] * units[line];
    }
    return tighten(result, known, stop);
  }

  /**
   * Raises a bound by what whole units, shared mechanisms and treatment allow.
   *
   * @param result a solution of this relaxation
   * @param known harm and what money counts for of a feasible plan, which no bound exceeds
   * @param stop asked often; true ends with the best so far
   * @return the best of the bounds, and the prices that it was found at
   */
  public RelaxationResult tighten(RelaxationResult result, double known, BooleanSupplier stop) {
    return WholeBound.raise(this, result, known, stop)
        .map(
            raised ->
                new RelaxationResult(
                    result.units(),
                    raised.prices,
                    result.harm(),
                    new Certificate(raised.value, BLOCK_METHOD, loosenedBy),
                    result.rounds(),
                    result.whole()))
        .orElse(result);
  }

  /** Returns what it is worth that limits are exceeded, or left over at a price. */
  private double priceOfMisfit(double[] units, double[] prices) {
    double[] used = rules.used(units);
    double worth = 0;
    for (int limit = 0; limit < used.length; limit++) {
      worth += prices[limit] * Math.abs(used[limit] - rules.capacity[limit]);
    }
    return worth;
  }

  private double slopeAlong(Tangent tangent, double[] units, double[] direction) {
    Coverage coverage = harm.coverage;
    double sum = 0;
    for (int site = 0; site < coverage.space.sites(); site++) {
      int first = coverage.space.lineOf(site, 0);
      boolean moves = false;
      for (int q = 0; q < coverage.periods; q++) {
        moves |= direction[first + q] != 0;
        sum += tangent.byUnits[first + q] * direction[first + q];
      }
      for (int t = 0; moves && t < coverage.steps; t++) {
        double gamma = tangent.byCoverage[site * coverage.steps + t];
        if (gamma != 0) {
          double dose = coverage.dosePerUnit[site];
          double left = StrictMath.exp(-dose * coverage.active(site, t, units));
          sum += gamma * dose * left * coverage.active(site, t, direction);
        }
      }
    }
    return sum;
  }
}
