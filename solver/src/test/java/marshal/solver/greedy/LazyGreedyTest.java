package marshal.solver.greedy;

import static marshal.solver.sketch.CaseSketch.effect;
import static marshal.solver.sketch.CaseSketch.takes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.RuleState;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LazyGreedyTest {

  private static Plan fill(HarmModel model) {
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    ExactMean mean = new ExactMean(model);
    RuleState state = LazyGreedy.at(rules.committedPlan(), rules, mean);
    double harm = LazyGreedy.fill(mean, state, 20, () -> false);
    assertThat(harm).isCloseTo(mean.harm(), within(1e-9 * harm));
    assertThat(rules.violations(state.plan())).isEmpty();
    return state.plan();
  }

  @Test
  void buysTheCheaperOfTwoAlike() {
    HarmModel model =
        new CaseSketch(1, 1)
            .stream("burglary", 1_000, 0, 0, 10)
                .intervention("dear", 200, 3, List.of(), effect("burglary", -0.3, -0.4, -0.2))
                .intervention("cheap", 100, 3, List.of(), effect("burglary", -0.3, -0.4, -0.2))
                .money("police", 300)
                .model(1);

    assertThat(fill(model)).isEqualTo(Plan.of(0, 3));
  }

  @Test
  void buysWhatUsesLessOfScarceTime() {
    HarmModel model =
        new CaseSketch(1, 1)
            .stream("burglary", 1_000, 0, 0, 10)
                .intervention("slow", 0, 3, takes("team", 90), effect("burglary", -0.3, -0.4, -0.2))
                .intervention(
                    "quick", 0, 3, takes("team", 30), effect("burglary", -0.3, -0.4, -0.2))
                .pool("team", 90)
                .model(1);

    assertThat(fill(model)).isEqualTo(Plan.of(0, 3));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void leavesNothingThatFitsAndHelps(long seed) {
    HarmModel model = CaseSketch.model(RandomCases.city(4, seed), 3);
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    Plan plan = fill(model);
    ExactMean mean = new ExactMean(model);
    RuleState state = LazyGreedy.at(plan, rules, mean);
    double harm = mean.harm();

    for (int line = 0; line < rules.lines(); line++) {
      if (state.roomFor(line) > 0) {
        mean.setUnits(line, plan.units(line) + 1);
        assertThat(mean.harm()).isGreaterThanOrEqualTo(harm * (1 - 1e-12));
        mean.setUnits(line, plan.units(line));
      }
    }
  }

  @Test
  void stopsWhenAsked() {
    HarmModel model = CaseSketch.model(RandomCases.city(4, 1), 2);
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    ExactMean mean = new ExactMean(model);
    RuleState state = LazyGreedy.at(rules.committedPlan(), rules, mean);

    LazyGreedy.fill(mean, state, 20, () -> true);

    assertThat(state.plan()).isEqualTo(rules.committedPlan());
  }
}
