package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.relaxation.SmallCases.AllPlans;
import marshal.solver.relaxation.SmallCases.Kind;
import marshal.solver.rules.CaseRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Looks for a feasible plan below a bound, in thousands of cases small enough to try every plan.
 */
class BoundSearchTest {

  private static final int CASES = 400;
  private static final int WORLDS = 4;
  private static final int MOST_PLANS = 3_000;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void noFeasiblePlanIsBelowTheBound(Kind kind) {
    int compared = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Case theCase = SmallCases.draw(kind, seed);
      HarmModel model = SmallCases.model(theCase, WORLDS);
      CaseRules caseRules = new CaseRules(theCase, model.space());
      if (!caseRules.infeasibilities().isEmpty()) {
        continue;
      }
      LinearRules rules = LinearRules.of(caseRules);
      if (AllPlans.count(rules) > MOST_PLANS) {
        continue;
      }
      compared++;
      double best = new AllPlans(model, rules).best();
      Relaxation relaxation = new Relaxation(model, rules);
      RelaxationResult result = relaxation.solve(RelaxationLimits.DEFAULT, () -> false);
      assertThat(result.certificate().lowerBound())
          .as("%s case %d, solved", kind, seed)
          .isLessThanOrEqualTo(best);
      SplittableRandom random = new SplittableRandom(seed);
      for (int draw = 0; draw < 4; draw++) {
        double[] prices = randomPrices(result, rules, draw, random);
        Certificate anywhere = relaxation.certify(randomPoint(rules, random), prices);
        assertThat(anywhere.lowerBound())
            .as("%s case %d, draw %d", kind, seed, draw)
            .isLessThanOrEqualTo(best);
      }
      int[] rounded = Rounding.round(relaxation, result, () -> false);
      assertThat(caseRules.violations(Plan.of(rounded))).as("%s case %d", kind, seed).isEmpty();
      assertThat(harm(model, rounded)).isGreaterThanOrEqualTo(best * (1 - 1e-12));
      RelaxationResult tightened = relaxation.tighten(model, result, rounded, () -> false);
      assertThat(tightened.certificate().lowerBound())
          .as("%s case %d, tightened", kind, seed)
          .isLessThanOrEqualTo(best * (1 + 1e-12));
    }
    assertThat(compared).isGreaterThan(CASES / 2);
  }

  @Test
  void findsPlansBelowTheBoundOfACaseWithLess() {
    int bindingCases = 0;
    int caught = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Case theCase = SmallCases.draw(Kind.PLAIN, seed);
      HarmModel model = SmallCases.model(theCase, WORLDS);
      CaseRules caseRules = new CaseRules(theCase, model.space());
      if (!caseRules.infeasibilities().isEmpty()) {
        continue;
      }
      LinearRules rules = LinearRules.of(caseRules);
      LinearRules less = withLess(rules);
      Relaxation relaxation = new Relaxation(model, less);
      RelaxationResult fractions = relaxation.solve(RelaxationLimits.DEFAULT, () -> false);
      int[] none = new int[less.lines()];
      for (int line = 0; line < none.length; line++) {
        none[line] = (int) less.least(line);
      }
      RelaxationResult wrong = relaxation.tighten(model, fractions, none, () -> false);
      boolean binds = false;
      for (double price : fractions.prices()) {
        binds |= price > 0;
      }
      if (binds && AllPlans.count(rules) <= MOST_PLANS) {
        bindingCases++;
        if (wrong.certificate().lowerBound() > new AllPlans(model, rules).best()) {
          caught++;
        }
      }
    }
    assertThat(bindingCases).isGreaterThan(50);
    assertThat(caught).as("of %d", bindingCases).isGreaterThan(bindingCases / 3);
  }

  /** The same lines with what a third of the free capacity allows. */
  private static LinearRules withLess(LinearRules rules) {
    int limits = rules.limits();
    double[] used = rules.used(rules.least);
    double[] capacity = new double[limits];
    double[][] perUnit = new double[limits][rules.lines()];
    for (int limit = 0; limit < limits; limit++) {
      capacity[limit] = used[limit] + (rules.capacity(limit) - used[limit]) / 3;
    }
    for (int line = 0; line < rules.lines(); line++) {
      int bundle = rules.bundle[line];
      for (int use = rules.useStart[bundle]; use < rules.useStart[bundle + 1]; use++) {
        perUnit[rules.useLimit[use]][line] += rules.perUnit[use];
      }
    }
    return LinearRules.of(rules.least, rules.most, perUnit, capacity);
  }

  private static double harm(HarmModel model, int[] units) {
    ExactMean mean = new ExactMean(model);
    mean.setPlan(Plan.of(units));
    return mean.harm();
  }

  private static double[] randomPoint(LinearRules rules, SplittableRandom random) {
    double[] units = new double[rules.lines()];
    for (int line = 0; line < units.length; line++) {
      double share = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
      units[line] = rules.least(line) + share * (rules.most(line) - rules.least(line));
    }
    return units;
  }

  private static double[] randomPrices(
      RelaxationResult result, LinearRules rules, int draw, SplittableRandom random) {
    double[] prices = result.prices();
    for (int limit = 0; limit < prices.length; limit++) {
      if (draw % 2 == 0) {
        double scale = 1e4 / Math.max(1, rules.capacity(limit));
        prices[limit] = random.nextInt(3) == 0 ? 0 : scale * Math.exp(4 * random.nextDouble() - 2);
      } else {
        prices[limit] *= 0.5 + random.nextDouble();
      }
    }
    return prices;
  }
}
