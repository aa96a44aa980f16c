package marshal.scenarios.planning;

import marshal.model.evaluation.ExactMean;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Shares the harm that a plan averts out over its lines.
 *
 * <p>Each line gets its units times the mean of its marginal effect while all lines grow together
 * from what is committed to the plan (the Aumann-Shapley price). The parts add up to the whole, and
 * interventions that make each other less useful share that loss.
 *
 * @see <a href="https://doi.org/10.1287/moor.7.1.32">Billera and Heath (1982), Allocation of shared
 *     costs</a>
 */
public final class Attribution {

  private static final int POINTS = 6;

  private Attribution() {}

  /**
   * Returns the part of each line.
   *
   * @param mean evaluates plans; left at the plan
   * @param space the lines
   * @param plan the plan
   * @return harm averted by each line
   */
  public static double[] shares(ExactMean mean, PlanSpace space, Plan plan) {
    double[] parts = new double[space.lines()];
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS, 0, 1);
    for (int point = 0; point < POINTS; point++) {
      double share = rule.getPoint(point);
      for (int line = 0; line < parts.length; line++) {
        double committed = space.atLeast(line);
        mean.setUnits(line, committed + share * (plan.units(line) - committed));
      }
      double[] gradient = mean.gradient();
      for (int line = 0; line < parts.length; line++) {
        parts[line] -=
            rule.getWeight(point) * gradient[line] * (plan.units(line) - space.atLeast(line));
      }
    }
    mean.setPlan(plan);
    return parts;
  }
}
