package marshal.solver.objective;

import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.intervention.Intervention;
import marshal.model.plan.PlanSpace;

/**
 * How harm and money add up to the one number that a search makes least.
 *
 * @param risk how harm in different worlds adds up
 * @param harmPerPenny harm that a penny counts for; 0 where money is no object within the limits
 */
public record Valuation(Risk risk, double harmPerPenny) {

  /** Mean harm alone. */
  public static final Valuation MEAN_HARM = new Valuation(Risk.NEUTRAL, 0);

  /** Checks the price of money. */
  public Valuation {
    if (!(harmPerPenny >= 0 && harmPerPenny < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "A penny counts for %s of harm; it must be 0 or more.".formatted(harmPerPenny));
    }
  }

  /** Returns the harm of a plan as one number, without what it costs. */
  public double harm(ExactMean mean, Case theCase) {
    return risk.isNeutral() ? mean.harm() : risk.of(mean.harmByWorld(theCase.harmIndex()));
  }

  /** Returns the derivative of the harm by the units of each line. */
  public double[] harmGradient(ExactMean mean, Case theCase) {
    return risk.isNeutral()
        ? mean.gradient()
        : mean.gradient(risk.weights(mean.harmByWorld(theCase.harmIndex())));
  }

  /** Returns what a unit of each line counts for in money, as harm. */
  public double[] moneyPerUnit(Case theCase, PlanSpace space) {
    double[] perUnit = new double[space.lines()];
    for (int line = 0; line < perUnit.length && harmPerPenny > 0; line++) {
      Intervention intervention = theCase.interventions().get(space.line(line).intervention());
      perUnit[line] = harmPerPenny * intervention.unitCostPence();
    }
    return perUnit;
  }
}
