package marshal.scenarios.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import marshal.solver.objective.Target;
import org.junit.jupiter.api.Test;

class GoalSettingsTest {

  private static GoalSettings settings(String objective, Target target) {
    return new GoalSettings(
        Optional.ofNullable(objective),
        Optional.ofNullable(target),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void readsTargetsAsPeopleTypeThem() {
    assertThat(TargetWords.read("15%")).isEqualTo(new Target.Share(0.15));
    assertThat(TargetWords.read(" 2.5 % ")).isEqualTo(new Target.Share(0.025));
    assertThat(TargetWords.read("£3,000,000")).isEqualTo(new Target.Amount(3_000_000));
    assertThat(TargetWords.of(TargetWords.read("12.5%"))).isEqualTo("12.5%");
    assertThat(TargetWords.of(TargetWords.read("3000000"))).isEqualTo("3000000");
    for (String wrong : new String[] {"", "much", "-3", "120%", "1e9", "5%%"}) {
      assertThatThrownBy(() -> TargetWords.read(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anotherQuestionDropsTheTargetOfTheScenario() {
    GoalSettings scenario = settings(GoalSettings.LEAST_COST, new Target.Share(0.1));
    assertThat(GoalSettings.NONE.over(scenario)).isEqualTo(scenario);
    assertThat(settings(GoalSettings.MOST_AVERTED, null).over(scenario).target()).isEmpty();
    assertThat(settings(null, new Target.Share(0.2)).over(scenario).target())
        .contains(new Target.Share(0.2));
  }
}
