package marshal.solver.greedy;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import marshal.model.evaluation.ExactMean;
import marshal.model.plan.Plan;
import marshal.solver.objective.Valuation;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.RuleState;

/**
 * Adds to a plan what averts most harm for its price, until nothing more averts any or fits.
 *
 * <p>The first order of lines comes from one gradient; after that a line's rate is found again only
 * when the line comes to the front (Minoux 1978, doi:10.1007/BFb0006528), as an exact difference of
 * harm over a lump of units. Lumps shrink to single units where a whole one no longer fits or
 * averts nothing, so harmful units are never bought.
 */
public final class LazyGreedy {

  /** What is averted must be more than the rounding error of the harm. */
  private static final double NEGLIGIBLE = 1e-13;

  /** A unit that uses nothing limited has this price: it comes first. */
  private static final double LEAST_PRICE = 1e-12;

  private static final int LUMPS_PER_LINE = 12;

  /** Rates in the queue are upper bounds, so one this near the best is likely the best. */
  private static final double GOOD_ENOUGH = 0.85;

  private record Candidate(int line, int lump, double averted, double rate) {}

  private final ExactMean mean;
  private final RuleState state;
  private final ScarcityPrices prices;
  private final Valuation valuation;
  private final long[] pencePerUnit;
  private final BooleanSupplier stop;
  private final PriorityQueue<Candidate> queue =
      new PriorityQueue<>(
          Comparator.comparingDouble((Candidate c) -> -c.rate()).thenComparingInt(Candidate::line));
  private int purchases;
  private double harm;

  private LazyGreedy(
      ExactMean mean,
      RuleState state,
      ScarcityPrices prices,
      Valuation valuation,
      BooleanSupplier stop) {
    this.valuation = valuation;
    this.pencePerUnit = state.rules().pencePerUnit();
    this.mean = mean;
    this.state = state;
    this.prices = prices;
    this.stop = stop;
    this.harm = valuation.harm(mean, state.rules().theCase());
  }

  /**
   * Adds to a plan.
   *
   * @param mean the exact mean, at the same plan as the state; moved along with it
   * @param state the plan to add to, feasible
   * @param steepness how many times dearer the last unit of something limited is than the first; 1
   *     for the same price throughout
   * @param stop asked between purchases; true ends the filling with what was bought so far
   * @return the harm of the plan with what was added
   */
  public static double fill(
      ExactMean mean, RuleState state, double steepness, BooleanSupplier stop) {
    return fill(mean, state, Valuation.MEAN_HARM, Double.NEGATIVE_INFINITY, steepness, stop);
  }

  /**
   * Adds to a plan while what a purchase averts is worth more than its money counts for.
   *
   * @param mean the exact mean, at the same plan as the state; moved along with it
   * @param state the plan to add to, feasible
   * @param valuation what harm and money count for
   * @param enough harm at which nothing more is bought
   * @param steepness how many times dearer the last unit of something limited is than the first
   * @param stop asked between purchases; true ends the filling with what was bought so far
   * @return the harm of the plan with what was added, without its money
   */
  public static double fill(
      ExactMean mean,
      RuleState state,
      Valuation valuation,
      double enough,
      double steepness,
      BooleanSupplier stop) {
    ScarcityPrices prices = new ScarcityPrices(state, steepness);
    LazyGreedy greedy = new LazyGreedy(mean, state, prices, valuation, stop);
    int before;
    do {
      before = greedy.purchases;
      greedy.pass(enough);
      // What was bought can make other lines worth it: once more, until nothing changes.
    } while (greedy.purchases > before && greedy.harm > enough && !stop.getAsBoolean());
    return greedy.harm;
  }

  /** Brings an exact mean to a plan and returns the state that goes with it. */
  public static RuleState at(Plan plan, CaseRules rules, ExactMean mean) {
    mean.setPlan(plan);
    return new RuleState(rules, plan);
  }

  private void pass(double enough) {
    double[] gradient = valuation.harmGradient(mean, state.rules().theCase());
    for (int line = 0; line < gradient.length; line++) {
      gradient[line] += valuation.harmPerPenny() * pencePerUnit[line];
    }
    for (int line = 0; line < gradient.length; line++) {
      if (gradient[line] < 0 && state.roomFor(line) > 0) {
        queue.add(new Candidate(line, lump(line), 0, rate(line, -gradient[line], 1)));
      }
    }
    while (!queue.isEmpty() && harm > enough && !stop.getAsBoolean()) {
      Candidate candidate = queue.poll();
      int room = state.roomFor(candidate.line());
      if (room == 0) {
        continue;
      }
      Optional<Candidate> found = findRate(candidate.line(), Math.min(candidate.lump(), room));
      if (found.isPresent()) {
        boolean first = queue.isEmpty() || found.get().rate() >= GOOD_ENOUGH * queue.peek().rate();
        if (first) {
          buy(found.get());
        } else {
          queue.add(found.get());
        }
      }
    }
    queue.clear();
  }

  private int lump(int line) {
    CaseRules rules = state.rules();
    int whole = (rules.most(line) - rules.least(line)) / LUMPS_PER_LINE;
    int least = rules.nextUp(line, state.units(line)) - state.units(line);
    return Math.max(least, Math.min(whole, state.roomFor(line)));
  }

  private double rate(int line, double averted, int units) {
    return averted / (units * Math.max(LEAST_PRICE, prices.of(line)));
  }

  /** Finds what a lump averts, or a smaller one where it averts nothing or breaks a rule. */
  private Optional<Candidate> findRate(int line, int most) {
    int least = state.rules().nextUp(line, state.units(line)) - state.units(line);
    for (int units = most; units >= least; units = smaller(units, least)) {
      if (!state.fits(line, units)) {
        continue;
      }
      double money = valuation.harmPerPenny() * units * pencePerUnit[line];
      double averted = harm - harmWith(line, units) - money;
      if (averted > NEGLIGIBLE * harm) {
        return Optional.of(new Candidate(line, units, averted, rate(line, averted, units)));
      }
    }
    return Optional.empty();
  }

  private static int smaller(int units, int least) {
    return units == least ? 0 : Math.max(least, units / 2);
  }

  private double harmWith(int line, int more) {
    int now = state.units(line);
    mean.setUnits(line, now + more);
    double with = valuation.harm(mean, state.rules().theCase());
    mean.setUnits(line, now);
    return with;
  }

  private void buy(Candidate candidate) {
    int line = candidate.line();
    int units = state.units(line) + candidate.lump();
    state.setUnits(line, units);
    mean.setUnits(line, units);
    harm = valuation.harm(mean, state.rules().theCase());
    purchases++;
    if (state.roomFor(line) > 0) {
      // The rate of the lump just bought is an upper bound for the next one.
      queue.add(new Candidate(line, lump(line), 0, candidate.rate()));
    }
  }
}
