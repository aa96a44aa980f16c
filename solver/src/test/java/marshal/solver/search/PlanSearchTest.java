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
import marshal.model.intervention.Displacement;
import marshal.model.plan.Plan;
import marshal.model.rule.RuleKind;
import marshal.solver.objective.Risk;
import marshal.solver.objective.Valuation;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.FeasiblePlan;
import marshal.solver.rules.RuleState;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import marshal.solver.sketch.RandomRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

  /** Displacement makes neighbours feel every move; risk makes the worst worlds count more. */
  private static Case moving(Case theCase) {
    return theCase.withInterventions(
        theCase.interventions().stream()
            .map(each -> each.withDisplacement(new Displacement(0.1, -0.3, 0.6)))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void incrementalHarmEqualsAFreshEvaluationWhereIncidentsMove(long seed) {
    HarmModel model = CaseSketch.model(moving(RandomCases.city(5, seed)), 4);
    ExactMean mean = new ExactMean(model);
    Random random = new Random(seed);
    int[] units = new int[model.space().lines()];
    mean.setPlan(Plan.of(units));
    for (int move = 0; move < 200; move++) {
      int line = random.nextInt(units.length);
      units[line] = random.nextInt(model.space().atMost(line) + 1);
      mean.setUnits(line, units[line]);
      if (random.nextInt(3) == 0) {
        mean.harm();
      }
    }
    ExactMean fresh = new ExactMean(model);
    fresh.setPlan(Plan.of(units));

    assertThat(mean.harm()).isCloseTo(fresh.harm(), within(1e-9 * fresh.harm()));
    double[] byWorld = fresh.harmByWorld(model.theCase().harmIndex());
    assertThat(mean.harmByWorld(model.theCase().harmIndex()))
        .containsExactly(byWorld, within(1e-9 * fresh.harm()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void scoresMovedIncidentsRiskAndMoneyAsAFreshCalculatorWould(long seed) {
    HarmModel model = CaseSketch.model(moving(RandomCases.tiny(seed)), 5);
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    Valuation valuation = new Valuation(new Risk(0.5, 0.7), 0.01);

    Plan found =
        improved(
            new PlanSearch(model, rules, valuation, Double.POSITIVE_INFINITY).asserting(),
            model,
            rules.committedPlan(),
            seed);

    assertThat(rules.violations(found)).isEmpty();
  }

  static List<RuleKind> kinds() {
    return RandomRules.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void scoresEveryMoveUnderEachRuleAsAFreshCalculatorWould(RuleKind kind) {
    int searched = 0;
    for (long seed = 0; searched < 3 && seed < 100; seed++) {
      Case ruled = RandomRules.add(RandomCases.tiny(seed), List.of(kind), seed);
      HarmModel model = CaseSketch.model(ruled, 3);
      CaseRules rules = new CaseRules(ruled, model.space());
      Plan start = FeasiblePlan.nearLeast(rules, () -> false);
      boolean isRuled = !ruled.resources().rules().isEmpty();
      if (!isRuled || !rules.violations(start).isEmpty()) {
        continue;
      }
      searched++;

      Plan found = improved(new PlanSearch(model, rules).asserting(), model, start, seed);

      assertThat(rules.violations(found)).as("case %d", seed).isEmpty();
    }
    assertThat(searched).isEqualTo(3);
  }

  private static Plan improved(PlanSearch search, HarmModel model, Plan start, long seed) {
    return search.improve(
        start,
        new ExactMean(model).harm(),
        Optional.empty(),
        OptionalLong.of(150),
        seed,
        (harm, costPence) -> {});
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
