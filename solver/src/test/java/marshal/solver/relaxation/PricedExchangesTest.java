package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.rule.RuleKind;
import marshal.solver.rules.CaseRules;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import marshal.solver.sketch.RandomRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PricedExchangesTest {

  private static double harm(HarmModel model, int[] units) {
    ExactMean mean = new ExactMean(model);
    mean.setPlan(Plan.of(units));
    return mean.harm();
  }

  private static Rounding built(HarmModel model, CaseRules rules) {
    Relaxation relaxation = new Relaxation(model, LinearRules.of(rules));
    RelaxationResult result = relaxation.solve(RelaxationLimits.DEFAULT, () -> false);
    return Rounding.of(relaxation, result, () -> false);
  }

  @Test
  void avertsMoreThanFillingAlone() {
    int better = 0;
    for (long seed = 1; seed <= 6; seed++) {
      HarmModel model = CaseSketch.model(RandomCases.city(6, seed), 4);
      CaseRules rules = new CaseRules(model.theCase(), model.space());
      Rounding rounding = built(model, rules);
      int[] filled = rounding.units();

      int[] improved = rounding.improved(Long.MAX_VALUE, () -> false);

      assertThat(rules.violations(Plan.of(improved))).isEmpty();
      assertThat(harm(model, improved)).isLessThanOrEqualTo(harm(model, filled) * (1 + 1e-12));
      assertThat(rounding.units()).isEqualTo(improved);
      better += harm(model, improved) < harm(model, filled) * (1 - 1e-9) ? 1 : 0;
    }
    assertThat(better).isGreaterThanOrEqualTo(3);
  }

  @Test
  void leavesThePlanAsItIsWhenStoppedAtOnce() {
    HarmModel model = CaseSketch.model(RandomCases.city(6, 1), 4);
    Rounding rounding = built(model, new CaseRules(model.theCase(), model.space()));
    int[] filled = rounding.units();

    assertThat(rounding.improved(Long.MAX_VALUE, () -> true)).isEqualTo(filled);
  }

  @Test
  void keepsTheBestPlanWhenStoppedAnywhere() {
    HarmModel model = CaseSketch.model(RandomCases.city(4, 2), 4);
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    for (int asked : new int[] {2, 7, 30, 300}) {
      Rounding rounding = built(model, rules);
      double filled = harm(model, rounding.units());
      int[] count = {0};

      int[] improved = rounding.improved(Long.MAX_VALUE, () -> ++count[0] > asked);

      assertThat(rules.violations(Plan.of(improved))).isEmpty();
      assertThat(harm(model, improved)).isLessThanOrEqualTo(filled * (1 + 1e-12));
    }
  }

  @Test
  void doesTheSameForAnyNumberOfThreads() {
    HarmModel model = CaseSketch.model(RandomCases.city(6, 3), 4);
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);

    int[] alone =
        one.submit(() -> built(model, rules).improved(Long.MAX_VALUE, () -> false)).join();
    int[] together =
        four.submit(() -> built(model, rules).improved(Long.MAX_VALUE, () -> false)).join();

    one.shutdown();
    four.shutdown();
    assertThat(together).isEqualTo(alone);
  }

  static List<RuleKind> kinds() {
    return RandomRules.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void keepsEachRule(RuleKind kind) {
    int rounded = 0;
    for (long seed = 0; rounded < 5 && seed < 100; seed++) {
      Case ruled = RandomRules.add(RandomCases.tiny(seed), List.of(kind), seed);
      HarmModel model = CaseSketch.model(ruled, 3);
      CaseRules rules = new CaseRules(ruled, model.space());
      if (ruled.resources().rules().isEmpty() || !rules.infeasibilities().isEmpty()) {
        continue;
      }
      Rounding rounding = built(model, rules);
      if (!rules.violations(Plan.of(rounding.units())).isEmpty()) {
        continue;
      }
      rounded++;
      double filled = harm(model, rounding.units());

      int[] improved = rounding.improved(Long.MAX_VALUE, () -> false);

      assertThat(rules.violations(Plan.of(improved))).as("case %d", seed).isEmpty();
      assertThat(harm(model, improved)).isLessThanOrEqualTo(filled * (1 + 1e-12));
    }
    assertThat(rounded).isEqualTo(5);
  }
}
