package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Limit;
import marshal.solver.rules.RuleState;

/**
 * Buys in each neighbourhood what it lacks for a fairness floor, in whole units: each time what
 * costs least, less what it averts, for a penny of what is lacking. Hours must suffice; money is
 * made up for afterwards.
 */
final class FloorPurchases {

  /** Changes the units of a line. */
  interface Change {
    void make(int line, int more);
  }

  private final CaseRules rules;
  private final List<List<Integer>> linesByPlace = new ArrayList<>();
  private final boolean[] isMoney;
  private final long[] pencePerUnit;

  FloorPurchases(CaseRules rules) {
    this.rules = rules;
    this.pencePerUnit = rules.pencePerUnit();
    List<Limit> limits = rules.limits();
    this.isMoney = new boolean[limits.size()];
    for (int limit = 0; limit < isMoney.length; limit++) {
      isMoney[limit] = limits.get(limit) instanceof Limit.Money;
    }
    for (int i = 0; i < rules.theCase().area().size(); i++) {
      linesByPlace.add(new ArrayList<>());
    }
    for (int line = 0; line < rules.lines(); line++) {
      int place = rules.space().line(line).place();
      if (place >= 0 && pencePerUnit[line] > 0 && rules.most(line) > rules.least(line)) {
        linesByPlace.get(place).add(line);
      }
    }
  }

  /**
   * Buys.
   *
   * @param state the plan
   * @param gains what it averts, moved along by the change
   * @param price what a unit of a line costs, its place in the floor left aside
   */
  void buy(RuleState state, UnitGains gains, IntToDoubleFunction price, Change change) {
    for (int place = 0; place < linesByPlace.size(); place++) {
      while (state.missingForFloor(place) > 0) {
        int line = cheapest(place, state, gains, price);
        if (line < 0) {
          break;
        }
        change.make(line, step(line, state));
      }
    }
  }

  private int cheapest(int place, RuleState state, UnitGains gains, IntToDoubleFunction price) {
    long missing = state.missingForFloor(place);
    int cheapest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int line : linesByPlace.get(place)) {
      int step = step(line, state);
      if (state.units(line) + step <= rules.most(line) && hasHours(line, step, state)) {
        double cost = step * price.applyAsDouble(line) - gains.averted(line, step);
        double rate = cost / Math.min(missing, step * pencePerUnit[line]);
        if (rate < least) {
          least = rate;
          cheapest = line;
        }
      }
    }
    return cheapest;
  }

  private int step(int line, RuleState state) {
    return rules.nextUp(line, state.units(line)) - state.units(line);
  }

  private boolean hasHours(int line, int step, RuleState state) {
    int bundle = rules.bundle(line);
    for (int use = rules.firstUse(bundle); use < rules.firstUse(bundle + 1); use++) {
      int limit = rules.limitOfUse(use);
      if (!isMoney[limit] && step * rules.perUnit(use) > Math.max(0, state.left(limit))) {
        return false;
      }
    }
    return true;
  }
}
