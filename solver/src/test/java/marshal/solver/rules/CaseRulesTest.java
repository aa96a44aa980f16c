package marshal.solver.rules;

import static marshal.solver.sketch.CaseSketch.everywhere;
import static marshal.solver.sketch.CaseSketch.intervention;
import static marshal.solver.sketch.CaseSketch.takes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.solver.sketch.CaseSketch;
import org.junit.jupiter.api.Test;

final class CaseRulesTest {

  /** One neighbourhood and period: the plan has one line per intervention. */
  private static CaseSketch sketch() {
    return new CaseSketch(1, 1).stream("burglary", 1_000, 0, 0, 10);
  }

  private static CaseRules rules(CaseSketch sketch) {
    Case theCase = sketch.build();
    return new CaseRules(theCase, PlanSpace.of(theCase));
  }

  private static List<Violation> violations(CaseRules rules, int... units) {
    List<Violation> violations = rules.violations(Plan.of(units));
    RuleState state = new RuleState(rules, Plan.of(units));
    assertThat(state.isFeasible()).isEqualTo(violations.isEmpty());
    return violations;
  }

  private static CaseSketch overlapping() {
    return sketch()
        .intervention("locks", 100, 50, List.of())
        .intervention("marshals", 100, 50, List.of())
        .intervention("gates", 100, 50, List.of())
        .money("police", 1_000, "locks", "marshals")
        .money("health", 600, "marshals", "gates");
  }

  @Test
  void fundsWhatEachStreamMayPayFor() {
    assertThat(violations(rules(overlapping()), 10, 0, 6)).isEmpty();
    assertThat(violations(rules(overlapping()), 5, 11, 0)).isEmpty();
  }

  @Test
  void findsWhatOneStreamAloneCannotPay() {
    List<Violation> found = violations(rules(overlapping()), 11, 0, 0);

    assertThat(found)
        .containsExactly(
            new Violation.FundingShort(List.of("police"), List.of("locks"), 1_100, 1_000));
    assertThat(found.get(0).words())
        .isEqualTo(
            "Funding stream 'police' is £1 short: 'locks', which only it may pay for, costs £11"
                + " and £10 is free.");
    assertThat(found.get(0).remedy()).contains("raise 'police' by £1");
  }

  @Test
  void findsWhatTwoStreamsTogetherCannotPay() {
    assertThat(violations(rules(overlapping()), 8, 4, 4)).isEmpty();
    assertThat(violations(rules(overlapping()), 8, 5, 4))
        .singleElement()
        .isInstanceOfSatisfying(
            Violation.FundingShort.class,
            shortage -> {
              assertThat(shortage.streams()).containsExactly("police", "health");
              assertThat(shortage.shortPence()).isEqualTo(100);
            });
  }

  @Test
  void leavesOutFamiliesThatFallApart() {
    CaseRules rules =
        rules(
            sketch()
                .intervention("locks", 100, 50, List.of())
                .intervention("gates", 100, 50, List.of())
                .money("police", 1_000, "locks")
                .money("health", 600, "gates"));

    assertThat(rules.limits())
        .containsExactly(
            new Limit.Money(List.of("police"), List.of("locks"), 1_000),
            new Limit.Money(List.of("health"), List.of("gates"), 600));
  }

  @Test
  void takesMoneyCommitmentsOffFirst() {
    CaseSketch sketch =
        sketch()
            .intervention("locks", 100, 50, List.of())
            .money("police", 1_000)
            .promiseMoney("police", 400);

    assertThat(violations(rules(sketch), 6)).isEmpty();
    assertThat(violations(rules(sketch), 7)).hasSize(1);
  }

  @Test
  void refusesWhatNobodyMayPayFor() {
    CaseRules rules =
        rules(
            sketch()
                .intervention("locks", 100, 50, List.of())
                .intervention("advice", 0, 50, List.of())
                .money("police", 1_000, "gates"));

    assertThat(violations(rules, 0, 50)).isEmpty();
    assertThat(violations(rules, 1, 0)).containsExactly(new Violation.NoPayer("locks", 100));
    assertThat(rules.most(0)).isZero();
    assertThat(rules.violations(Plan.of(1, 0)).get(0).words())
        .isEqualTo("No funding stream may pay for 'locks', which costs £1.");
  }

  @Test
  void limitsStaffTimeInEachPeriod() {
    CaseRules rules =
        rules(
            new CaseSketch(1, 2)
                .intervention("visits", 0, 50, takes("team", 90))
                .pool("team", 270));

    assertThat(violations(rules, 3, 2)).isEmpty();
    List<Violation> found = violations(rules, 0, 4);
    assertThat(found).containsExactly(new Violation.StaffShort("team", 1, 360, 270));
    assertThat(found.get(0).words())
        .isEqualTo(
            "Staff pool 'team' is 1 hour 30 minutes short in period 2: 6 hours of 4 hours 30"
                + " minutes are needed.");
  }

  @Test
  void limitsUnitsOfAnInterventionInAPeriod() {
    CaseRules rules =
        rules(
            new CaseSketch(2, 1)
                .add(intervention("visits", 0, List.of(), everywhere(5, 7), 1)));

    assertThat(violations(rules, 5, 2)).isEmpty();
    assertThat(violations(rules, 5, 3))
        .containsExactly(new Violation.OfferExceeded("visits", 0, 8, 7));
  }

  @Test
  void limitsUnitsOfALine() {
    CaseRules rules = rules(sketch().intervention("visits", 0, 5, List.of()));

    assertThat(violations(rules, 5)).isEmpty();
    assertThat(violations(rules, 6))
        .containsExactly(new Violation.AboveBound("'visits' in N0000 in period 1", 6, 5));
  }

  @Test
  void keepsPromisedUnits() {
    CaseRules rules = rules(sketch().intervention("visits", 0, 5, List.of()).promise("visits", 0, 0, 3));

    assertThat(violations(rules, 3)).isEmpty();
    assertThat(violations(rules, 2))
        .containsExactly(new Violation.BelowCommitment("'visits' in N0000 in period 1", 2, 3));
  }

  @Test
  void namesTheStreamThatCannotKeepItsPromises() {
    CaseRules rules = rules(sketch().money("police", 100_000).promiseMoney("police", 223_400));

    assertThat(rules.infeasibilities())
        .containsExactly(new Violation.StreamOvercommitted("police", 100_000, 223_400));
    assertThat(rules.infeasibilities().get(0).words())
        .isEqualTo(
            "Funding stream 'police' is £1,234 short of its commitments: £2,234 is promised from"
                + " £1,000.");
  }

  @Test
  void namesEveryPromiseThatCannotBeKept() {
    CaseRules rules =
        rules(
            sketch()
                .intervention("visits", 500, 5, takes("team", 60))
                .money("police", 1_000)
                .pool("team", 60)
                .promise("visits", 0, 0, 6));

    assertThat(rules.infeasibilities())
        .extracting(Violation::rule)
        .containsExactly("staff", "funding", "bound");
  }

  @Test
  void survivesNumbersThatNoLongHolds() {
    CaseRules rules =
        rules(
            sketch()
                .intervention("visits", Long.MAX_VALUE / 2, Integer.MAX_VALUE, List.of())
                .money("police", Long.MAX_VALUE)
                .money("health", Long.MAX_VALUE));

    assertThat(rules.violations(Plan.of(Integer.MAX_VALUE))).isEmpty();
    assertThat(rules.most(0)).isEqualTo(0);
  }
}
