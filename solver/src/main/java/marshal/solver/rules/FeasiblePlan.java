package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import marshal.model.plan.Plan;

/**
 * Brings a plan that breaks rules towards one that keeps them, by steepest descent of the excess:
 * each time the change that lowers it most, of one line or of a line with one that it needs.
 *
 * <p>It may stop short of a plan that keeps every rule although there is one.
 */
public final class FeasiblePlan {

  private static final int MOST_CHANGES = 20_000;

  /** Changes after which each look at all lines makes several, so that far is not long. */
  private static final int CHANGES_ONE_BY_ONE = 60;

  /** Share of the best change's rate that others made with it must still have. */
  private static final double NEARLY_BEST = 0.5;

  private final RuleState state;
  private final CaseRules rules;
  private final IntToDoubleFunction worth;
  private final BooleanSupplier stop;

  private List<Integer> bestLines = List.of();
  private List<Integer> bestUnits = List.of();
  private double bestRate;

  private FeasiblePlan(RuleState state, IntToDoubleFunction worth, BooleanSupplier stop) {
    this.state = state;
    this.rules = state.rules();
    this.worth = worth;
    this.stop = stop;
  }

  /**
   * Changes a plan until it keeps every rule or no change brings it nearer.
   *
   * @param state the plan, changed along
   * @param worth harm that a unit more of a line averts; breaks ties
   * @param stop asked between changes; true ends it
   * @return whether the plan keeps every rule
   */
  public static boolean approach(RuleState state, IntToDoubleFunction worth, BooleanSupplier stop) {
    FeasiblePlan repair = new FeasiblePlan(state, worth, stop);
    for (int change = 0; change < MOST_CHANGES && !stop.getAsBoolean(); change++) {
      if (state.isFeasible()) {
        return true;
      }
      if (!repair.improve(change >= CHANGES_ONE_BY_ONE)) {
        break;
      }
    }
    return state.isFeasible();
  }

  /** Returns a plan near the least one, feasible if it could be brought there. */
  public static Plan nearLeast(CaseRules rules, BooleanSupplier stop) {
    RuleState state = new RuleState(rules, rules.leastPlan());
    if (!approach(state, line -> 0, stop) && rules.stability.isPresent()) {
      // Much of the money must stay where it is: begin there.
      RuleState current = new RuleState(rules, rules.leastPlan());
      for (int line = 0; line < rules.lines(); line++) {
        int units = Math.min(rules.most(line), rules.stability.get().from[line]);
        current.setUnits(line, Math.max(rules.least(line), units));
      }
      if (approach(current, line -> 0, stop)) {
        return current.plan();
      }
    }
    return state.plan();
  }

  /** A change of some lines and by how much it helped when it was looked at. */
  private record Change(List<Integer> lines, List<Integer> units, double rate) {}

  private boolean improve(boolean several) {
    List<Change> changes = new ArrayList<>();
    double best = 0;
    int bestIndex = -1;
    for (int line = 0; line < rules.lines() && !stop.getAsBoolean(); line++) {
      bestLines = List.of();
      bestRate = 0;
      tryLine(line);
      if (!bestLines.isEmpty()) {
        changes.add(new Change(bestLines, bestUnits, bestRate));
        if (bestRate > best) {
          best = bestRate;
          bestIndex = changes.size() - 1;
        }
      }
    }
    if (bestIndex < 0) {
      return false;
    }
    if (!several) {
      make(changes.get(bestIndex));
      return true;
    }
    changes.sort(Comparator.comparingDouble(Change::rate).reversed());
    for (Change change : changes) {
      if (change.rate() < NEARLY_BEST * best || state.isFeasible()) {
        break;
      }
      bestRate = 0;
      consider(state.excess(), change.lines(), change.units());
      if (bestRate >= NEARLY_BEST * best) {
        make(change);
      }
    }
    return true;
  }

  private void make(Change change) {
    for (int j = 0; j < change.lines().size(); j++) {
      state.setUnits(change.lines().get(j), change.units().get(j));
    }
  }

  private void tryLine(int line) {
    long now = state.excess();
    int units = state.units(line);
    tryAll(now, line, rules.least(line));
    tryAll(now, line, Math.min(units, rules.most(line)));
    for (int step = 1; units + step > 0 && units + step <= rules.most(line); step *= 2) {
      tryAll(now, line, Math.max(rules.nextUp(line, units), units + step));
    }
    for (int step = 1; units - step >= rules.least(line); step *= 2) {
      tryAll(now, line, units - step < rules.smallest(line) ? rules.least(line) : units - step);
    }
  }

  private void tryAll(long now, int line, int units) {
    if (units == state.units(line) || units > rules.most(line) || units < rules.least(line)) {
      return;
    }
    consider(now, List.of(line), List.of(units));
    if (!rules.links.isEmpty() && state.units(line) == 0) {
      for (int link : rules.links.ofLine[line]) {
        LineLinks.Link needed = rules.links.links.get(link);
        for (int other : needed.others()) {
          boolean opens = !needed.excludes() && state.units(other) == 0;
          boolean closes = needed.excludes() && state.units(other) > 0;
          if (opens || closes) {
            List<Integer> lines = new ArrayList<>(List.of(line, other));
            consider(now, lines, List.of(units, closes ? 0 : rules.smallest(other)));
          }
        }
      }
    }
  }

  private void consider(long now, List<Integer> lines, List<Integer> units) {
    int[] before = lines.stream().mapToInt(state::units).toArray();
    double averts = 0;
    for (int j = 0; j < before.length; j++) {
      averts += worth.applyAsDouble(lines.get(j)) * (units.get(j) - before[j]);
      state.setUnits(lines.get(j), units.get(j));
    }
    double gain = now - (double) state.excess();
    for (int j = 0; j < before.length; j++) {
      state.setUnits(lines.get(j), before[j]);
    }
    double rate = gain * (averts >= 0 ? 1 + 1e-9 * averts : 1 / (1 - 1e-9 * averts));
    if (gain > 0 && rate > bestRate) {
      bestRate = rate;
      bestLines = List.copyOf(lines);
      bestUnits = List.copyOf(units);
    }
  }
}
