package marshal.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.rule.RuleKind;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.FeasiblePlan;
import marshal.solver.rules.RuleState;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import marshal.solver.sketch.RandomRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanSearchTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void scoresEveryMoveAsAFreshCalculatorWould(long seed) {
    HarmModel model = CaseSketch.model(RandomCases.city(4, seed), 3);
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    PlanSearch search = new PlanSearch(model, rules).asserting();

    Plan found =
        search.improve(
            rules.committedPlan(),
            new ExactMean(model).harm(),
            Optional.empty(),
            OptionalLong.of(150),
            seed,
            (harm, costPence) -> {});

    assertThat(rules.violations(found)).isEmpty();
    assertThat(found).isNotEqualTo(rules.committedPlan());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void incrementalHarmEqualsAFreshEvaluation(long seed) {
    HarmModel model = CaseSketch.model(RandomCases.city(5, seed), 4);
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    ExactMean mean = new ExactMean(model);
    RuleState state = new RuleState(rules, rules.committedPlan());
    Random random = new Random(seed);
    for (int move = 0; move < 400; move++) {
      int line = random.nextInt(rules.lines());
      int units = rules.least(line) + random.nextInt(rules.most(line) - rules.least(line) + 1);
      state.setUnits(line, units);
      mean.setUnits(line, units);
      if (random.nextInt(3) == 0) {
        mean.harm();
      }
    }
    ExactMean fresh = new ExactMean(model);
    fresh.setPlan(state.plan());

    assertThat(mean.harm()).isCloseTo(fresh.harm(), within(1e-9 * fresh.harm()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void scoresEveryMoveUnderRulesAsAFreshCalculatorWould(long seed) {
    List<RuleKind> kinds = new ArrayList<>(RandomRules.kinds());
    kinds.removeAll(List.of(RuleKind.CASH, RuleKind.AGENCY, RuleKind.LOCK, RuleKind.BOUND));
    Case ruled = RandomRules.add(RandomCases.tiny(seed), kinds, seed);
    HarmModel model = CaseSketch.model(ruled, 3);
    CaseRules rules = new CaseRules(ruled, model.space());
    Plan start = FeasiblePlan.nearLeast(rules, () -> false);
    PlanSearch search = new PlanSearch(model, rules).asserting();

    Plan found =
        search.improve(
            start,
            new ExactMean(model).harm(),
            Optional.empty(),
            OptionalLong.of(200),
            seed,
            (harm, costPence) -> {});

    assertThat(new RuleState(rules, found).excess())
        .isLessThanOrEqualTo(new RuleState(rules, start).excess());
  }
}
