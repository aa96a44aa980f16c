package marshal.solver.greedy;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import marshal.model.evaluation.ExactMean;
import marshal.solver.objective.Valuation;
import marshal.solver.rules.RuleState;

/**
 * Fits a plan to a target: buys what averts most for a pound until harm is low enough, then gives
 * up what averts least for a pound while it stays so.
 */
public final class TargetFit {

  private static final double LEAST_PENCE = 1e-3;

  private record Candidate(int line, double rate) {}

  private final ExactMean mean;
  private final RuleState state;
  private final Valuation valuation;
  private final double harmAtMost;
  private final long[] pencePerUnit;
  private double harm;

  private TargetFit(ExactMean mean, RuleState state, Valuation valuation, double harmAtMost) {
    this.mean = mean;
    this.state = state;
    this.valuation = valuation;
    this.harmAtMost = harmAtMost;
    this.pencePerUnit = state.rules().pencePerUnit();
    this.harm = harm();
  }

  /**
   * Fits a plan.
   *
   * @param mean the exact mean, at the same plan as the state; moved along with it
   * @param state the plan, feasible
   * @param valuation how harm adds up over worlds
   * @param harmAtMost harm to stay at or below
   * @param stop asked between changes; true ends with the plan as it is
   * @return the harm of the plan; more than the most if that could not be reached
   */
  public static double fit(
      ExactMean mean,
      RuleState state,
      Valuation valuation,
      double harmAtMost,
      BooleanSupplier stop) {
    TargetFit fit = new TargetFit(mean, state, valuation, harmAtMost);
    fit.reach(stop);
    fit.trim(stop);
    return fit.harm;
  }

  private double harm() {
    return valuation.harm(mean, state.rules().theCase());
  }

  private double pence(int line) {
    return Math.max(LEAST_PENCE, (double) pencePerUnit[line]);
  }

  private PriorityQueue<Candidate> byRate(boolean greatestFirst) {
    double[] gradient = valuation.harmGradient(mean, state.rules().theCase());
    PriorityQueue<Candidate> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble((Candidate c) -> greatestFirst ? -c.rate() : c.rate())
                .thenComparingInt(Candidate::line));
    for (int line = 0; line < gradient.length; line++) {
      queue.add(new Candidate(line, -gradient[line] / pence(line)));
    }
    return queue;
  }

  private void reach(BooleanSupplier stop) {
    boolean bought = true;
    while (bought && harm > harmAtMost && !stop.getAsBoolean()) {
      bought = false;
      PriorityQueue<Candidate> queue = byRate(true);
      while (!queue.isEmpty() && harm > harmAtMost && !stop.getAsBoolean()) {
        int line = queue.poll().line();
        int step = state.rules().nextUp(line, state.units(line)) - state.units(line);
        if (state.fits(line, step)) {
          double before = harm;
          change(line, step);
          double rate = (before - harm) / (step * pence(line));
          if (!(rate > 0)) {
            change(line, -step);
          } else if (!queue.isEmpty() && rate < 0.9 * queue.peek().rate()) {
            change(line, -step);
            queue.add(new Candidate(line, rate));
          } else {
            bought = true;
            queue.add(new Candidate(line, rate));
          }
        }
      }
    }
  }

  private void trim(BooleanSupplier stop) {
    boolean sold = true;
    while (sold && !stop.getAsBoolean()) {
      sold = false;
      PriorityQueue<Candidate> queue = byRate(false);
      while (!queue.isEmpty() && !stop.getAsBoolean()) {
        int line = queue.poll().line();
        int spare = state.units(line) - state.rules().least(line);
        for (int units = pencePerUnit[line] > 0 ? spare : 0; units > 0; units /= 2) {
          if (state.excessWith(line, state.units(line) - units) > 0) {
            continue;
          }
          double before = harm;
          change(line, -units);
          if (harm > harmAtMost && harm > before) {
            change(line, units);
          } else {
            sold = true;
            break;
          }
        }
      }
    }
  }

  private void change(int line, int more) {
    int units = state.units(line) + more;
    state.setUnits(line, units);
    mean.setUnits(line, units);
    harm = harm();
  }
}
