package marshal.scenarios.explanation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import marshal.model.evaluation.ExactMean;
import marshal.model.plan.PlanSpace;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.RuleState;

/**
 * Takes units off a plan where that costs least harm, and puts units in where that averts most, one
 * at a time, with exact differences of harm; no rule gets broken, or more broken than it was.
 *
 * <p>Rates are kept in a queue and found again only when a line comes to its front: what the first
 * unit comes to bounds what the next ones do.
 */
final class LocalChanges {

  /** A unit that costs nothing comes first. */
  private static final double LEAST_PENCE = 1e-6;

  /** What is averted must be more than the rounding error of the harm. */
  private static final double NEGLIGIBLE = 1e-12;

  private record Candidate(int line, double rate) {}

  private final ExactMean mean;
  private final RuleState state;
  private final CaseRules rules;
  private final PlanSpace space;
  private double harm;

  /**
   * Starts from a plan.
   *
   * @param mean at the plan; moved along
   * @param state at the plan; moved along
   */
  LocalChanges(ExactMean mean, RuleState state) {
    this.mean = mean;
    this.state = state;
    this.rules = state.rules();
    this.space = rules.space();
    this.harm = mean.harm();
  }

  /** Returns the harm of the plan as it is now. */
  double harm() {
    return harm;
  }

  /**
   * Takes units off, the least harm per penny first.
   *
   * @param among lines to take from
   * @param pence how much to free; by less than a unit or a package more is freed, or all there is
   */
  void takeOff(IntPredicate among, long pence) {
    long[] freed = {0};
    takeOff(
        among,
        (line, down) -> costPence(line) * (state.units(line) - down),
        () -> freed[0] >= pence,
        relieved -> freed[0] += relieved);
  }

  /** Takes units off until no rule is broken, the least harm for the breach first. */
  void repair() {
    takeOff(
        line -> true,
        (line, down) -> state.excess() - state.excessWith(line, down),
        state::isFeasible,
        relieved -> {});
  }

  private interface Relief {
    long of(int line, int unitsThen);
  }

  private void takeOff(
      IntPredicate among, Relief relief, BooleanSupplier enough, LongConsumer taken) {
    PriorityQueue<Candidate> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble(Candidate::rate).thenComparingInt(Candidate::line));
    double[] gradient = mean.gradient();
    for (int line = 0; line < gradient.length; line++) {
      int down = rules.nextDown(line, state.units(line));
      if (among.test(line) && canFall(line, down) && relief.of(line, down) > 0) {
        double rate = -gradient[line] * (state.units(line) - down) / relief.of(line, down);
        queue.add(new Candidate(line, rate));
      }
    }
    while (!enough.getAsBoolean() && !queue.isEmpty()) {
      int line = queue.remove().line();
      int down = rules.nextDown(line, state.units(line));
      long relieved = canFall(line, down) ? relief.of(line, down) : 0;
      if (relieved > 0) {
        double without = harmAt(line, down);
        double rate = (without - harm) / relieved;
        if (!queue.isEmpty() && rate > queue.element().rate()) {
          queue.add(new Candidate(line, rate));
        } else if (set(line, down, without)) {
          taken.accept(relieved);
          queue.add(new Candidate(line, rate));
        }
      }
    }
  }

  private boolean canFall(int line, int down) {
    return down < state.units(line) && down >= rules.least(line);
  }

  /**
   * Puts units in, the most harm averted per penny first, while they avert any.
   *
   * @param among lines to put into
   * @param pence the most to spend on units
   */
  void putIn(IntPredicate among, long pence) {
    PriorityQueue<Candidate> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble((Candidate candidate) -> -candidate.rate())
                .thenComparingInt(Candidate::line));
    double[] gradient = mean.gradient();
    for (int line = 0; line < gradient.length; line++) {
      if (among.test(line) && gradient[line] < 0 && state.fits(line, step(line))) {
        queue.add(new Candidate(line, -gradient[line] / pricePence(line)));
      }
    }
    long left = pence;
    while (!queue.isEmpty()) {
      int line = queue.remove().line();
      int step = step(line);
      long cost = costPence(line) * step;
      if (state.units(line) + step <= rules.most(line) && state.fits(line, step) && cost <= left) {
        int units = state.units(line) + step;
        double with = harmAt(line, units);
        double rate = (harm - with) / (pricePence(line) * step);
        if (!queue.isEmpty() && rate < queue.element().rate() && harm - with > 0) {
          queue.add(new Candidate(line, rate));
        } else if (harm - with > NEGLIGIBLE * harm && set(line, units, with)) {
          left -= cost;
          queue.add(new Candidate(line, rate));
        }
      }
    }
  }

  /** One unit, or the smallest package of a line that has none. */
  private int step(int line) {
    return rules.nextUp(line, state.units(line)) - state.units(line);
  }

  private long costPence(int line) {
    return rules.theCase().interventions().get(space.line(line).intervention()).unitCostPence();
  }

  private double pricePence(int line) {
    return Math.max(LEAST_PENCE, (double) costPence(line));
  }

  private double harmAt(int line, int units) {
    int now = state.units(line);
    mean.setUnits(line, units);
    double there = mean.harm();
    mean.setUnits(line, now);
    return there;
  }

  /** Changes a line unless that breaks a rule, or breaks one more than before. */
  private boolean set(int line, int units, double harmThere) {
    long before = state.excess();
    int now = state.units(line);
    state.setUnits(line, units);
    if (state.excess() > before) {
      state.setUnits(line, now);
      return false;
    }
    mean.setUnits(line, units);
    harm = harmThere;
    return true;
  }
}
