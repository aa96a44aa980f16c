package marshal.solver;

import java.util.function.BooleanSupplier;
import marshal.model.evaluation.HarmModel;
import marshal.solver.objective.Risk;
import marshal.solver.objective.Valuation;
import marshal.solver.relaxation.LinearRules;
import marshal.solver.relaxation.Relaxation;
import marshal.solver.relaxation.RelaxationLimits;
import marshal.solver.relaxation.RelaxationResult;
import marshal.solver.rules.CaseRules;

/**
 * The least money for a target, in fractions of units.
 *
 * <p>If a penny counts for so much harm, no plan makes harm and money together less than a bound. A
 * plan whose harm is at most the target's then costs at least (bound - harm at most) / (harm per
 * penny), at every price of money; the price that makes this greatest is looked for by halving.
 */
final class LeastCostRelaxation {

  private static final int MOST_PRICES = 14;
  private static final double CLOSE = 1e-3;

  private final HarmModel model;
  private final LinearRules rules;
  private final Risk risk;
  private final double harmAtMost;
  private final long[] pencePerUnit;

  /** At the best price so far. */
  private Relaxation relaxation;

  private RelaxationResult result;
  private Valuation valuation;
  private double boundPence = Double.NEGATIVE_INFINITY;

  LeastCostRelaxation(HarmModel model, CaseRules rules, Risk risk, double harmAtMost) {
    this.model = model;
    this.rules = LinearRules.of(rules);
    this.risk = risk;
    this.harmAtMost = harmAtMost;
    this.pencePerUnit = rules.pencePerUnit();
  }

  /**
   * Looks for the price.
   *
   * @param most the solution with the most harm averted
   * @param harmCommitted harm of the committed plan
   */
  void solve(RelaxationResult most, double harmCommitted, BooleanSupplier stop) {
    double averted = harmCommitted - most.harm();
    double spent = cost(most.units()) - cost(committed());
    double price = spent > 0 && averted > 0 ? averted / spent : 1;
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double[] units = most.units();
    double[] prices = most.prices();
    double precision = CLOSE * (harmCommitted - harmAtMost);
    for (int step = 0; step < MOST_PRICES; step++) {
      Valuation priced = new Valuation(risk, price);
      Relaxation next = new Relaxation(model, rules, priced);
      RelaxationResult solved = next.solve(RelaxationLimits.DEFAULT, units, prices, stop);
      units = solved.units();
      prices = solved.prices();
      double bound = (solved.certificate().lowerBound() - harmAtMost) / price;
      if (bound > boundPence || relaxation == null) {
        boundPence = bound;
        relaxation = next;
        result = solved;
        valuation = priced;
      }
      double harm = solved.harm() - price * cost(units);
      if (Math.abs(harm - harmAtMost) <= precision || stop.getAsBoolean()) {
        break;
      }
      if (harm > harmAtMost) {
        high = price;
      } else {
        low = price;
      }
      if (Double.isInfinite(high)) {
        price *= 4;
      } else if (!(low > 0)) {
        price /= 4;
      } else {
        price = Math.sqrt(low * high);
      }
    }
  }

  private double[] committed() {
    double[] units = new double[rules.lines()];
    for (int line = 0; line < units.length; line++) {
      units[line] = rules.least(line);
    }
    return units;
  }

  private double cost(double[] units) {
    double cost = 0;
    for (int line = 0; line < units.length; line++) {
      cost += pencePerUnit[line] * units[line];
    }
    return cost;
  }

  Relaxation relaxation() {
    return relaxation;
  }

  RelaxationResult result() {
    return result;
  }

  Valuation valuation() {
    return valuation;
  }

  /** Returns the least that any plan in reach of the target costs, in pence, committed included. */
  double boundPence() {
    return boundPence;
  }
}
