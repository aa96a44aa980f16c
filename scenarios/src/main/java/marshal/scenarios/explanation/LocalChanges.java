package marshal.scenarios.explanation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
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
   * @param pence how much to free
   * @return pence freed: enough, by less than one unit too much, or all there is
   */
  long takeOff(IntPredicate among, long pence) {
    long[] freed = {0};
    takeOff(
        among,
        line -> costPence(line),
        () -> freed[0] >= pence,
        line -> freed[0] += costPence(line));
    return freed[0];
  }

  /** Takes units off until no rule is broken, the least harm for the breach first. */
  void repair() {
    takeOff(line -> true, this::reliefOf, state::isFeasible, line -> {});
  }

  private long reliefOf(int line) {
    long before = state.excess();
    int units = state.units(line);
    state.setUnits(line, units - 1);
    long relief = before - state.excess();
    state.setUnits(line, units);
    return relief;
  }

  private interface Relief {
    long of(int line);
  }

  private interface Taken {
    void line(int line);
  }

  private void takeOff(IntPredicate among, Relief relief, BooleanSupplier enough, Taken taken) {
    PriorityQueue<Candidate> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble(Candidate::rate).thenComparingInt(Candidate::line));
    double[] gradient = mean.gradient();
    for (int line = 0; line < gradient.length; line++) {
      if (among.test(line) && state.units(line) > rules.least(line) && relief.of(line) > 0) {
        queue.add(new Candidate(line, -gradient[line] / relief.of(line)));
      }
    }
    while (!enough.getAsBoolean() && !queue.isEmpty()) {
      int line = queue.remove().line();
      int units = state.units(line);
      long relieved = units > rules.least(line) ? relief.of(line) : 0;
      if (relieved > 0) {
        double without = harmAt(line, units - 1);
        double rate = (without - harm) / relieved;
        if (!queue.isEmpty() && rate > queue.element().rate()) {
          queue.add(new Candidate(line, rate));
        } else if (set(line, units - 1, without)) {
          taken.line(line);
          queue.add(new Candidate(line, rate));
        }
      }
    }
  }

  /**
   * Puts units in, the most harm averted per penny first, while they avert any.
   *
   * @param among lines to put into
   * @param pence the most to spend
   * @return pence spent
   */
  long putIn(IntPredicate among, long pence) {
    PriorityQueue<Candidate> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble((Candidate candidate) -> -candidate.rate())
                .thenComparingInt(Candidate::line));
    double[] gradient = mean.gradient();
    for (int line = 0; line < gradient.length; line++) {
      if (among.test(line) && gradient[line] < 0 && state.roomFor(line) > 0) {
        queue.add(new Candidate(line, -gradient[line] / pricePence(line)));
      }
    }
    long left = pence;
    while (!queue.isEmpty()) {
      int line = queue.remove().line();
      if (state.roomFor(line) > 0 && costPence(line) <= left) {
        int units = state.units(line) + 1;
        double with = harmAt(line, units);
        double rate = (harm - with) / pricePence(line);
        if (!queue.isEmpty() && rate < queue.element().rate() && harm - with > 0) {
          queue.add(new Candidate(line, rate));
        } else if (harm - with > NEGLIGIBLE * harm && set(line, units, with)) {
          left -= costPence(line);
          queue.add(new Candidate(line, rate));
        }
      }
    }
    return pence - left;
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
