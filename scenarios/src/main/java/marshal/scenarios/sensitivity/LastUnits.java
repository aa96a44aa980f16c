package marshal.scenarios.sensitivity;

import java.util.LinkedHashMap;
import java.util.Map;
import marshal.model.evaluation.ExactMean;

/** What the last units of a plan avert for their money. */
final class LastUnits {

  private LastUnits() {}

  /**
   * Says below which share of its effect the last unit of an intervention would avert less for its
   * money than that of any other in the plan.
   *
   * @return percent by index of the intervention; none for those that are last already
   */
  static Map<Integer, Double> lastBelowPercent(Contest contest) {
    ExactMean mean = new ExactMean(contest.model);
    mean.setPlan(contest.plan);
    double harm = mean.harm();
    Map<Integer, Double> perPenny = new LinkedHashMap<>();
    for (int line = 0; line < contest.space.lines(); line++) {
      int k = contest.space.line(line).intervention();
      long pence = contest.theCase.interventions().get(k).unitCostPence();
      int units = contest.plan.units(line);
      if (units > contest.space.atLeast(line) && pence > 0) {
        mean.setUnits(line, units - 1);
        perPenny.merge(k, (mean.harm() - harm) / pence, Math::max);
        mean.setUnits(line, units);
      }
    }
    Map<Integer, Double> leaves = new LinkedHashMap<>();
    perPenny.forEach(
        (k, own) ->
            perPenny.entrySet().stream()
                .filter(other -> !other.getKey().equals(k))
                .mapToDouble(Map.Entry::getValue)
                .min()
                .ifPresent(
                    least -> {
                      if (own > 0 && least > 0 && least < own) {
                        leaves.put(k, 100 * least / own);
                      }
                    }));
    return leaves;
  }
}
