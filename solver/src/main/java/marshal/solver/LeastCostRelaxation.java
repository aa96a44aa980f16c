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
 * penny), at every price of money. It is greatest where the solution just reaches the target; that
 * price is found by false position in its logarithm (Illinois method: Dowell and Jarratt, BIT 11,
 * 1971). Near it the bound is flat, so a few prices do.
 */
final class LeastCostRelaxation {

  private static final int MOST_PRICES = 10;

  /** A price will do if its solution is so near to the target, as a share of what that averts. */
  private static final double CLOSE = 0.01;

  /** A price will do if it is this near to another on the other side of the target, relatively. */
  private static final double NARROW = 0.03;

  /** By how much the price changes until the target lies between two. */
  private static final double FIRST_STEP = Math.log(2);

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
    double[] units = most.units();
    double[] prices = most.prices();
    double close = CLOSE * (harmCommitted - harmAtMost);
    Bracket bracket = new Bracket(Math.log(price));
    for (int step = 0; step < MOST_PRICES; step++) {
      price = Math.exp(bracket.next());
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
      double missed = solved.harm() - price * cost(units) - harmAtMost;
      if (Math.abs(missed) <= close || bracket.width() <= NARROW || stop.getAsBoolean()) {
        break;
      }
      bracket.heed(missed);
    }
  }

  /** Prices, in logarithms, between which a solution would just reach the target. */
  private static final class Bracket {
    private double low = Double.NEGATIVE_INFINITY;
    private double high = Double.POSITIVE_INFINITY;
    private double missedAtLow;
    private double missedAtHigh;
    private double step = FIRST_STEP;
    private double next;
    private boolean wasHigh;

    Bracket(double first) {
      this.next = first;
    }

    double next() {
      return next;
    }

    double width() {
      return high - low;
    }

    /** Heeds by how much harm the target was missed at the price; below 0 if it was reached. */
    void heed(double missed) {
      boolean isHigh = missed > 0;
      if (isHigh) {
        // An end that stays twice counts for half, so that it moves in the end.
        missedAtLow /= wasHigh ? 2 : 1;
        high = next;
        missedAtHigh = missed;
      } else {
        missedAtHigh /= wasHigh ? 1 : 2;
        low = next;
        missedAtLow = missed;
      }
      wasHigh = isHigh;
      if (Double.isInfinite(high - low)) {
        next += isHigh ? -step : step;
        step *= 2;
      } else {
        next = low + (high - low) * missedAtLow / (missedAtLow - missedAtHigh);
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
