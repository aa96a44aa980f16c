package marshal.solver;

import static marshal.solver.sketch.CaseSketch.code;
import static marshal.solver.sketch.CaseSketch.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;
import marshal.solver.sketch.CaseSketch;
import org.junit.jupiter.api.Test;

/** What a rule costs, against every plan that the money can buy. */
final class RuleCostTest {

  private static final int UNITS = 9;

  /** Two unequal neighbourhoods and money for nine units of one intervention. */
  private static Case with(Rule... rules) {
    Case theCase =
        new CaseSketch(2, 1)
            .stream("burglary", 1_000, 0.1, 0, 10)
                .intervention("locks", 10_000, 9, List.of(), effect("burglary", -0.2, -0.3, -0.1))
                .money("grant", 10_000L * UNITS)
                .build();
    return theCase.withResources(theCase.resources().withRules(List.of(rules)));
  }

  private static List<RuleCost> costs(Case theCase) {
    return ((Allocation.Found)
            new Allocator()
                .allocate(
                    CaseSketch.model(theCase, 3),
                    SearchLimits.ofSteps(500),
                    7,
                    SearchListener.SILENT))
        .ruleCosts();
  }

  /** Least harm of all plans whose units in the first neighbourhood lie in a range. */
  private static double leastHarm(Case theCase, int from, int to) {
    HarmModel model = CaseSketch.model(theCase, 3);
    ExactMean mean = new ExactMean(model);
    double least = Double.POSITIVE_INFINITY;
    for (int first = from; first <= to; first++) {
      for (int second = 0; first + second <= UNITS; second++) {
        mean.setPlan(Plan.of(first, second));
        least = Math.min(least, mean.harm());
      }
    }
    return least;
  }

  @Test
  void stabilityCostsWhatThePlansThatItForbidsAvertMore() {
    List<LineUnits> from = List.of(new LineUnits("locks", Optional.of(code(0)), 0, UNITS));
    Case theCase = with(new Rule.Stability("steady", 0.12, from));

    double cost = leastHarm(theCase, UNITS - 1, UNITS) - leastHarm(theCase, 0, UNITS);

    assertThat(cost).isPositive();
    assertThat(costs(theCase))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo(RuleKind.STABILITY);
              assertThat(found.name()).isEqualTo("steady");
              assertThat(found.harm()).isCloseTo(cost, within(1e-9 * cost));
            });
  }

  @Test
  void aRuleThatForbidsNothingWantedCostsNothing() {
    assertThat(costs(with(new Rule.FairnessFloor("fair", 0.01))))
        .singleElement()
        .satisfies(found -> assertThat(found.harm()).isZero());
    assertThat(costs(with())).isEmpty();
  }
}
