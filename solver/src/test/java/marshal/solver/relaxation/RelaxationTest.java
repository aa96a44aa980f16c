package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.greedy.LazyGreedy;
import marshal.solver.relaxation.SmallCases.Kind;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.RuleState;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelaxationTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void closesItsOwnGapWhereNothingLoosensIt(long seed) {
    for (long draw = 0; draw < 30; draw++) {
      Case theCase = SmallCases.draw(Kind.PLAIN, 100 * seed + draw);
      HarmModel model = SmallCases.model(theCase, 4);
      CaseRules caseRules = new CaseRules(theCase, model.space());
      if (caseRules.infeasibilities().isEmpty()) {
        Relaxation relaxation = new Relaxation(model, LinearRules.of(caseRules));
        RelaxationResult result = relaxation.solve(RelaxationLimits.DEFAULT, () -> false);
        double averted = new ExactMean(model).harm() - result.certificate().lowerBound();
        assertThat(result.certificate().loosenedBy()).isEmpty();
        assertThat(result.harm() - result.certificate().lowerBound())
            .as("case %d", draw)
            .isLessThanOrEqualTo(1e-4 * averted + 1e-9 * result.harm());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void roundsToAFeasiblePlanNoWorseThanTheGreedyOne(long seed) {
    HarmModel model = CaseSketch.model(RandomCases.city(5, seed), 4);
    CaseRules caseRules = new CaseRules(model.theCase(), model.space());
    Relaxation relaxation = new Relaxation(model, LinearRules.of(caseRules));
    RelaxationResult result = relaxation.solve(RelaxationLimits.DEFAULT, () -> false);
    Plan rounded = Plan.of(Rounding.round(relaxation, result, () -> false));
    ExactMean mean = new ExactMean(model);
    RuleState state = LazyGreedy.at(caseRules.committedPlan(), caseRules, mean);
    double greedy = LazyGreedy.fill(mean, state, 20, () -> false);

    assertThat(caseRules.violations(rounded)).isEmpty();
    ExactMean fresh = new ExactMean(model);
    double none = fresh.harm();
    fresh.setPlan(rounded);
    assertThat(fresh.harm()).isLessThanOrEqualTo(greedy);
    assertThat(fresh.harm()).isGreaterThanOrEqualTo(result.certificate().lowerBound());
    assertThat(result.certificate().gapPercent(fresh.harm(), none)).isLessThan(2);
  }

  @Test
  void givesTheSameBitsAgain() {
    HarmModel model = CaseSketch.model(RandomCases.city(6, 4), 4);
    LinearRules rules = LinearRules.of(new CaseRules(model.theCase(), model.space()));
    RelaxationLimits limits = new RelaxationLimits(5, 0);
    RelaxationResult first = new Relaxation(model, rules).solve(limits, () -> false);
    RelaxationResult second = new Relaxation(model, rules).solve(limits, () -> false);

    assertThat(second.units()).containsExactly(first.units());
    assertThat(second.prices()).containsExactly(first.prices());
    assertThat(second.certificate()).isEqualTo(first.certificate());
    assertThat(second.rounds()).isEqualTo(5);
  }

  @Test
  void endsAtOnceWhenAskedToAndStillHasABound() {
    HarmModel model = CaseSketch.model(RandomCases.city(4, 2), 3);
    LinearRules rules = LinearRules.of(new CaseRules(model.theCase(), model.space()));
    Relaxation relaxation = new Relaxation(model, rules);
    RelaxationResult result = relaxation.solve(RelaxationLimits.DEFAULT, () -> true);

    assertThat(result.rounds()).isEqualTo(1);
    assertThat(result.certificate().lowerBound()).isFinite();
  }

  @Test
  void namesWhatLoosensTheBound() {
    HarmModel model = CaseSketch.model(RandomCases.city(4, 2), 3);
    LinearRules rules = LinearRules.of(new CaseRules(model.theCase(), model.space()));
    Relaxation relaxation = new Relaxation(model, rules);
    Certificate certificate =
        relaxation.certify(rules.nearest(new double[rules.lines()]), new double[rules.limits()]);

    assertThat(certificate.loosenedBy())
        .containsExactly(
            "Treatment of 'opiates' is let choose whom to admit and when, at a price for each"
                + " place.");
    assertThat(certificate.method()).contains("prices");
  }

  @Test
  void rejectsNegativePrices() {
    HarmModel model = CaseSketch.model(RandomCases.city(4, 2), 3);
    LinearRules rules = LinearRules.of(new CaseRules(model.theCase(), model.space()));
    Relaxation relaxation = new Relaxation(model, rules);
    double[] prices = new double[rules.limits()];
    prices[1] = -1;

    assertThatThrownBy(() -> relaxation.certify(new double[rules.lines()], prices))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be 0 or more");
  }

  @Test
  void rejectsPromisesThatBreakALimit() {
    double[][] perUnit = {{2}};
    assertThatThrownBy(
            () -> LinearRules.of(new double[] {3}, new double[] {4}, perUnit, new double[] {5}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 5.0");
  }

  @Test
  void tightensTheBoundWithAKnownPlan() {
    HarmModel model = CaseSketch.model(RandomCases.city(4, 3), 4);
    CaseRules caseRules = new CaseRules(model.theCase(), model.space());
    Relaxation relaxation = new Relaxation(model, LinearRules.of(caseRules));
    RelaxationResult result = relaxation.solve(RelaxationLimits.DEFAULT, () -> false);
    int[] rounded = Rounding.round(relaxation, result, () -> false);
    RelaxationResult tightened = relaxation.tighten(model, result, rounded, () -> false);

    ExactMean mean = new ExactMean(model);
    mean.setPlan(Plan.of(rounded));
    assertThat(tightened.certificate().lowerBound())
        .isBetween(result.certificate().lowerBound(), mean.harm());
  }
}
