package marshal.solver.relaxation;

import static marshal.solver.sketch.CaseSketch.takes;
import static org.assertj.core.api.Assertions.assertThat;

import marshal.model.Case;
import marshal.model.plan.PlanSpace;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Limit;
import marshal.solver.sketch.CaseSketch;
import org.junit.jupiter.api.Test;

class LinearRulesTest {

  private static double timeOf(long minutes, long perVisit, long perTalk) {
    Case theCase =
        new CaseSketch(1, 1)
            .intervention("visits", 300, 50, takes("team", perVisit))
            .intervention("talks", 300, 50, takes("team", perTalk))
            .pool("team", minutes)
            .money("police", 1_000, "visits", "talks")
            .build();
    CaseRules rules = new CaseRules(theCase, PlanSpace.of(theCase));
    LinearRules linear = LinearRules.of(rules);
    double time = 0;
    for (int limit = 0; limit < linear.limits(); limit++) {
      if (rules.limits().get(limit) instanceof Limit.Time) {
        time = linear.capacity(limit);
      } else {
        assertThat(linear.capacity(limit)).isEqualTo((double) rules.limits().get(limit).capacity());
      }
    }
    return time;
  }

  @Test
  void leavesOutTimeThatNoWholeUnitsCanUseUp() {
    assertThat(timeOf(299, 60, 90)).isEqualTo(270);
    assertThat(timeOf(270, 60, 90)).isEqualTo(270);
    assertThat(timeOf(299, 60, 61)).isEqualTo(299);
  }
}
