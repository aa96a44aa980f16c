package marshal.solver;

import static marshal.solver.sketch.CaseSketch.effect;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.rules.CaseRules;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BaselinesTest {

  private static CaseSketch sketch() {
    return new CaseSketch(2, 1)
        .stream("burglary", 1_000, 0, 0, 10, 30)
            .intervention("locks", 10, 100, List.of(), effect("burglary", -0.3, -0.4, -0.2));
  }

  @Test
  void sharesMoneyByResidents() {
    // 1,000 and 1,959 residents share 148 units.
    HarmModel model = sketch().money("police", 1_480).model(1);

    assertThat(Baselines.equalPerHead(model)).isEqualTo(Plan.of(50, 98));
  }

  @Test
  void sharesMoneyByForecastHarm() {
    HarmModel model = sketch().money("police", 1_000).model(1);

    assertThat(model.theCase().demand().get(0).previous()).containsExactly(10, 30);
    Plan plan = Baselines.proportionalToNeed(model);
    // Levels of neighbourhoods differ a little in the one world drawn.
    assertThat(plan.units(0)).isBetween(20, 30);
    assertThat(plan.units(0) + plan.units(1)).isBetween(98, 100);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void keepsEveryRuleAndSpends(long seed) {
    HarmModel model = CaseSketch.model(RandomCases.city(6, seed), 2);
    CaseRules rules = new CaseRules(model.theCase(), model.space());

    for (Plan plan : List.of(Baselines.equalPerHead(model), Baselines.proportionalToNeed(model))) {
      assertThat(rules.violations(plan)).isEmpty();
      assertThat(rules.costPence(plan)).isGreaterThan(rules.costPence(rules.committedPlan()));
    }
  }

  @Test
  void handsOutNothingWithoutInterventions() {
    HarmModel model = new CaseSketch(2, 1).stream("burglary", 1_000, 0, 0, 10).model(1);

    assertThat(Baselines.equalPerHead(model).lines()).isZero();
  }
}
