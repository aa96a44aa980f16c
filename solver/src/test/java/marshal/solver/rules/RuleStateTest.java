package marshal.solver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.solver.sketch.RandomCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleStateTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void followsChangesAsAFreshStateWould(long seed) {
    Case theCase = RandomCases.city(6, seed);
    CaseRules rules = new CaseRules(theCase, PlanSpace.of(theCase));
    RuleState state = new RuleState(rules, rules.committedPlan());
    Random random = new Random(seed);
    for (int change = 0; change < 2_000; change++) {
      int line = random.nextInt(rules.lines());
      state.setUnits(line, random.nextInt(rules.most(line) + 3));
    }

    RuleState fresh = new RuleState(rules, state.plan());

    assertThat(state.excess()).isEqualTo(fresh.excess()).isPositive();
    for (int limit = 0; limit < rules.limits().size(); limit++) {
      assertThat(state.used(limit)).isEqualTo(fresh.used(limit));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void roomIsTheMostThatKeepsEveryRule(long seed) {
    Case theCase = RandomCases.city(4, seed);
    CaseRules rules = new CaseRules(theCase, PlanSpace.of(theCase));
    RuleState state = new RuleState(rules, rules.committedPlan());
    Random random = new Random(seed);
    for (int purchase = 0; purchase < 500; purchase++) {
      int line = random.nextInt(rules.lines());
      int room = state.roomFor(line);
      int before = state.units(line);
      state.setUnits(line, before + room + 1);
      assertThat(state.isFeasible()).isFalse();
      state.setUnits(line, before + (room == 0 ? 0 : random.nextInt(room + 1)));
      assertThat(state.isFeasible()).isTrue();
      assertThat(rules.violations(state.plan())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void breaksARuleWhereverViolationsAreNamed(long seed) {
    Case theCase = RandomCases.tiny(seed);
    CaseRules rules = new CaseRules(theCase, PlanSpace.of(theCase));
    Random random = new Random(seed);
    for (int draw = 0; draw < 300; draw++) {
      int[] units = new int[rules.lines()];
      for (int line = 0; line < units.length; line++) {
        units[line] = random.nextInt(4);
      }
      Plan plan = Plan.of(units);
      assertThat(new RuleState(rules, plan).isFeasible())
          .isEqualTo(rules.violations(plan).isEmpty());
    }
  }
}
