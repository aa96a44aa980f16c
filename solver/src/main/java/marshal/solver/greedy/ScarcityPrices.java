package marshal.solver.greedy;

import marshal.solver.rules.CaseRules;
import marshal.solver.rules.RuleState;

/**
 * What a unit of a line is worth in money and time, by how scarce each has become.
 *
 * <p>A limit's price per unit of its capacity grows exponentially as it is used up, from 1 to the
 * steepness (Azar and Gamzu 2012, doi:10.1007/978-3-642-31594-7_4: greedy for submodular gains
 * under several packing constraints). Prices only rise while a plan grows, so a rate of harm
 * averted per price that was true once stays an upper bound.
 */
final class ScarcityPrices {

  private final CaseRules rules;
  private final RuleState state;
  private final double steepness;

  ScarcityPrices(RuleState state, double steepness) {
    this.rules = state.rules();
    this.state = state;
    this.steepness = steepness;
  }

  /** Returns the price of a unit; 0 for what uses nothing that is limited. */
  double of(int line) {
    int bundle = rules.bundle(line);
    double price = 0;
    for (int use = rules.firstUse(bundle); use < rules.firstUse(bundle + 1); use++) {
      int limit = rules.limitOfUse(use);
      double used = state.used(limit);
      double capacity = Math.max(1, used + state.left(limit));
      price += Math.pow(steepness, used / capacity) * rules.perUnit(use) / capacity;
    }
    return price;
  }
}
