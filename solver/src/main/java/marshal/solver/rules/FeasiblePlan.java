package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import marshal.model.plan.Plan;

/**
 * Brings a plan that breaks rules towards one that keeps them, by steepest descent of the excess:
 * each time the change that lowers it most, of one line or of a line with one that it needs. Where
 * none does, what is still exceeded counts more and the descent goes on (breakout; Morris 1993,
 * AAAI 40-45).
 *
 * <p>It may stop short of a plan that keeps every rule although there is one.
 */
public final class FeasiblePlan {

  private static final int MOST_LOOKS = 20_000;

  /**
   * Looks at all lines that end in one change; later each makes several, so that far is not long.
   */
  private static final int LOOKS_FOR_ONE = 5;

  /** Dead ends after which no way out is looked for. */
  private static final int MOST_DEAD_ENDS = 16;

  private static final int MOST_LOOKS_FOR_A_WAY_OUT = 50;

  /** Share of the best change's rate that others made with it must still have. */
  private static final double NEARLY_BEST = 0.5;

  private static final int NO_LINE = -1;

  private final RuleState state;
  private final Optional<RuleState> kept;
  private final CaseRules rules;
  private final IntToDoubleFunction worth;
  private final BooleanSupplier stop;

  private Optional<Change> best = Optional.empty();

  private FeasiblePlan(
      RuleState state, Optional<RuleState> kept, IntToDoubleFunction worth, BooleanSupplier stop) {
    this.state = state;
    this.kept = kept;
    this.rules = kept.orElse(state).rules();
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
    return new FeasiblePlan(state, Optional.empty(), worth, stop).approach();
  }

  /**
   * Changes a plan until it breaks some rules no more than it has to and keeps others.
   *
   * @param broken the plan under all rules
   * @param kept the same plan under those rules of them that it keeps and is to keep
   */
  static void lessen(RuleState broken, RuleState kept) {
    new FeasiblePlan(broken, Optional.of(kept), line -> 0, () -> false).approach();
  }

  private boolean approach() {
    int dead = 0;
    int most = MOST_LOOKS;
    for (int look = 0; look < most && !stop.getAsBoolean(); look++) {
      if (state.isFeasible()) {
        return true;
      }
      if (!improve(look >= LOOKS_FOR_ONE)) {
        dead++;
        if (kept.isPresent() || dead > MOST_DEAD_ENDS) {
          break;
        }
        if (dead == 1) {
          most = Math.min(most, look + MOST_LOOKS_FOR_A_WAY_OUT);
        }
        state.insist();
      }
    }
    return state.isFeasible();
  }

  /** Returns a plan near another, feasible if it could be brought there. */
  static Plan near(Plan plan, CaseRules rules) {
    RuleState state = new RuleState(rules, plan);
    approach(state, thrift(rules), () -> false);
    return state.plan();
  }

  /** Of changes that help as much the one is best that uses up least of what there is. */
  private static IntToDoubleFunction thrift(CaseRules rules) {
    double[] scarcity = rules.scarcity();
    return line -> -scarcity[line];
  }

  /** Returns a plan near the least one, feasible if it could be brought there. */
  public static Plan nearLeast(CaseRules rules, BooleanSupplier stop) {
    RuleState state = new RuleState(rules, rules.leastPlan());
    IntToDoubleFunction thrift = thrift(rules);
    if (!approach(state, thrift, stop) && rules.stability.isPresent()) {
      // Much of the money must stay where it is: begin there.
      RuleState current = new RuleState(rules, rules.leastPlan());
      for (int line = 0; line < rules.lines(); line++) {
        int units = Math.min(rules.most(line), rules.stability.get().from[line]);
        current.setUnits(line, Math.max(rules.least(line), units));
      }
      if (approach(current, thrift, stop)) {
        return current.plan();
      }
    }
    return state.plan();
  }

  /** A change of one line, or of one and another with it, and by how much it helped when tried. */
  private record Change(int line, int units, int other, int otherUnits, double rate) {}

  private boolean improve(boolean several) {
    List<Change> changes = new ArrayList<>();
    for (int line = 0; line < rules.lines() && !stop.getAsBoolean(); line++) {
      if (state.mayImprove(line)) {
        best = Optional.empty();
        tryLine(line);
        best.ifPresent(changes::add);
      }
    }
    if (changes.isEmpty()) {
      return false;
    }
    // A stable sort: of equals the first line.
    changes.sort(Comparator.comparingDouble(Change::rate).reversed());
    double rate = changes.get(0).rate();
    make(changes.get(0));
    for (int j = 1; several && j < changes.size() && !state.isFeasible(); j++) {
      Change change = changes.get(j);
      if (change.rate() < NEARLY_BEST * rate) {
        break;
      }
      best = Optional.empty();
      consider(state.excess(), change.line(), change.units(), change.other(), change.otherUnits());
      best.filter(again -> again.rate() >= NEARLY_BEST * rate).ifPresent(this::make);
    }
    return true;
  }

  private void make(Change change) {
    set(change.line(), change.units());
    if (change.other() != NO_LINE) {
      set(change.other(), change.otherUnits());
    }
  }

  private void set(int line, int units) {
    state.setUnits(line, units);
    if (kept.isPresent()) {
      kept.get().setUnits(line, units);
    }
  }

  private void tryLine(int line) {
    long now = state.excess();
    int units = state.units(line);
    tryUnits(now, line, rules.least(line));
    tryUnits(now, line, Math.min(units, rules.most(line)));
    for (int step = 1; units + step > 0 && units + step <= rules.most(line); step *= 2) {
      tryUnits(now, line, Math.max(rules.nextUp(line, units), units + step));
    }
    for (int step = 1; units - step >= rules.least(line); step *= 2) {
      tryUnits(now, line, units - step < rules.smallest(line) ? rules.least(line) : units - step);
    }
  }

  private void tryUnits(long now, int line, int units) {
    if (units == state.units(line) || units > rules.most(line) || units < rules.least(line)) {
      return;
    }
    consider(now, line, units, NO_LINE, 0);
    if (!rules.links.isEmpty() && state.units(line) == 0) {
      for (int link : rules.links.ofLine[line]) {
        LineLinks.Link needed = rules.links.links.get(link);
        for (int other : needed.others()) {
          boolean opens = !needed.excludes() && state.units(other) == 0;
          boolean closes = needed.excludes() && state.units(other) > 0;
          if (opens || closes) {
            consider(now, line, units, other, closes ? 0 : rules.smallest(other));
          }
        }
      }
    }
  }

  private void consider(long now, int line, int units, int other, int otherUnits) {
    int before = state.units(line);
    int otherBefore = other == NO_LINE ? 0 : state.units(other);
    double averts = worth.applyAsDouble(line) * (units - before);
    set(line, units);
    if (other != NO_LINE) {
      averts += worth.applyAsDouble(other) * (otherUnits - otherBefore);
      set(other, otherUnits);
    }
    double gain = now - (double) state.excess();
    boolean allowed = gain > 0 && (kept.isEmpty() || kept.get().isFeasible());
    if (other != NO_LINE) {
      set(other, otherBefore);
    }
    set(line, before);
    double rate = gain * (averts >= 0 ? 1 + 1e-9 * averts : 1 / (1 - 1e-9 * averts));
    if (allowed && (best.isEmpty() || rate > best.get().rate())) {
      best = Optional.of(new Change(line, units, other, otherUnits, rate));
    }
  }
}
