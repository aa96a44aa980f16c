package marshal.scenarios.explanation;

import java.util.ArrayList;
import java.util.List;
import marshal.model.evaluation.HarmModel;
import marshal.solver.LimitPrices;
import marshal.solver.relaxation.LinearRules;
import marshal.solver.relaxation.Relaxation;
import marshal.solver.relaxation.RelaxationLimits;
import marshal.solver.relaxation.RelaxationResult;
import marshal.solver.relaxation.ResourcePrices;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Limit;

/** What each limit of a case is worth, from the best plan in fractions of units. */
final class RulePrices {

  private final CaseRules rules;
  private final List<Limit> limits;
  private final double[] prices;
  private final ResourcePrices resources;

  private RulePrices(CaseRules rules, double[] prices) {
    this.rules = rules;
    this.limits = rules.limits();
    this.prices = prices;
    this.resources = new ResourcePrices(rules, prices);
  }

  /** Finds the prices. */
  static RulePrices find(HarmModel model, CaseRules rules) {
    RelaxationResult relaxed =
        new Relaxation(model, LinearRules.of(rules)).solve(RelaxationLimits.DEFAULT, () -> false);
    return new RulePrices(rules, relaxed.prices());
  }

  /** Returns prices that were found before. */
  static RulePrices of(CaseRules rules, LimitPrices known) {
    return new RulePrices(rules, known.toArray());
  }

  /** Returns the harm that one more penny, minute or unit of a limit averts. */
  double price(int limit) {
    return prices[limit];
  }

  /** Returns the harm that one more pound of a funding stream averts. */
  double perPound(String stream) {
    return resources.perPound(stream);
  }

  /** Returns what a unit of a line uses. */
  UnitPrice ofUnit(int line) {
    int bundle = rules.bundle(line);
    List<UnitPrice.Use> uses = new ArrayList<>();
    for (int use = rules.firstUse(bundle); use < rules.firstUse(bundle + 1); use++) {
      int limit = rules.limitOfUse(use);
      uses.add(
          new UnitPrice.Use(
              limits.get(limit), rules.perUnit(use), rules.perUnit(use) * prices[limit]));
    }
    int intervention = rules.space().line(line).intervention();
    return new UnitPrice(rules.theCase().interventions().get(intervention).unitCostPence(), uses);
  }
}
