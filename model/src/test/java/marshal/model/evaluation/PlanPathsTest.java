package marshal.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import marshal.model.Case;
import marshal.model.TinyCity;
import marshal.model.demand.LevelDrift;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSampler;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class PlanPathsTest {

  private static HarmModel median(Case theCase) {
    return new HarmModel(theCase, PlanSpace.of(theCase), new WorldSampler(theCase).median());
  }

  private static double[] paths(ExactMean mean, int count) {
    PlanPaths paths = PlanPaths.of(mean.model.theCase(), 11);
    double[] totals = new double[count];
    for (int path = 0; path < count; path++) {
      totals[path] = paths.incidents(paths.begin(mean, 0, path), 0);
    }
    return totals;
  }

  private static ExactMean fullPlan(HarmModel model) {
    ExactMean mean = new ExactMean(model);
    for (int line = 0; line < model.space().lines(); line++) {
      mean.setUnits(line, model.space().atMost(line));
    }
    return mean;
  }

  @Test
  void averagesToTheExactMeanWithAndWithoutAPlan() {
    HarmModel model = median(TinyCity.full());
    for (ExactMean mean : List.of(new ExactMean(model), fullPlan(model))) {
      double[] totals = paths(mean, 4000);
      double exact = mean.incidentsByWorld(0)[0];
      double standardError = Math.sqrt(StatUtils.variance(totals) / totals.length);
      // Five standard errors; a false alarm has probability 6e-7.
      assertThat(StatUtils.mean(totals)).isCloseTo(exact, within(5 * standardError));
      assertThat(Math.abs(StatUtils.mean(totals) - 1.03 * exact))
          .as("a mean 3 % higher would be noticed")
          .isGreaterThan(5 * standardError);
    }
  }

  @Test
  void neverAddsAnIncidentWhereThePlanDoesNoHarm() {
    HarmModel model = median(TinyCity.full());
    double[] without = paths(new ExactMean(model), 500);
    double[] with = paths(fullPlan(model), 500);
    for (int path = 0; path < with.length; path++) {
      assertThat(with[path]).isLessThanOrEqualTo(without[path]);
    }
    assertThat(Arrays.stream(with).sum()).isLessThan(Arrays.stream(without).sum());
  }

  @Test
  void isTheSamePathUnderTheSamePlan() {
    Case theCase = TinyCity.with(new LevelDrift(0.1, 0.1, 0), List.of(), List.of());
    assertThat(paths(new ExactMean(median(theCase)), 20))
        .isEqualTo(paths(new ExactMean(median(theCase)), 20));
  }
}
