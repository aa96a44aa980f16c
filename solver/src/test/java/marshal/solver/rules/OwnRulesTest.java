package marshal.solver.rules;

import static marshal.solver.sketch.CaseSketch.code;
import static marshal.solver.sketch.CaseSketch.takes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;
import marshal.solver.sketch.CaseSketch;
import org.junit.jupiter.api.Test;

/** Each kind of rule: a plan that breaks it, one that meets it, one at the border. */
final class OwnRulesTest {

  /** Two neighbourhoods (1,000 and 1,959 people) and periods: locks 1-4, then marshals 5-8. */
  private static Case sketch() {
    return new CaseSketch(2, 2)
        .stream("burglary", 1_000, 0, 0, 10)
            .intervention("locks", 10_000, 50, List.of())
            .intervention("marshals", 20_000, 50, takes("team", 60))
            .money("grant", 2_000_000)
            .pool("team", 600)
            .build();
  }

  private static CaseRules rules(Case theCase, Rule... rules) {
    Case ruled = theCase.withResources(theCase.resources().withRules(List.of(rules)));
    return new CaseRules(ruled, PlanSpace.of(ruled));
  }

  private static List<String> broken(CaseRules rules, int... units) {
    List<Violation> violations = rules.violations(Plan.of(units));
    assertThat(new RuleState(rules, Plan.of(units)).isFeasible()).isEqualTo(violations.isEmpty());
    for (Violation violation : violations) {
      assertThat(violation.words()).isNotBlank();
      assertThat(violation.remedy()).startsWith("Maybe ");
      assertThat(violation.shortfall()).isPositive();
    }
    return violations.stream().map(Violation::rule).toList();
  }

  @Test
  void boundsHoldForLinesInterventionsNeighbourhoodsAndPlans() {
    CaseRules line = rules(sketch(), bound(Rule.Level.LINE, List.of("locks"), 1, 2));
    assertThat(broken(line, 0, 1, 2, 1, 0, 0, 0, 0)).containsExactly("bound");
    assertThat(broken(line, 1, 1, 2, 3, 0, 0, 0, 0)).containsExactly("bound");
    assertThat(broken(line, 1, 2, 2, 1, 9, 0, 0, 0)).isEmpty();

    CaseRules intervention =
        rules(sketch(), bound(Rule.Level.INTERVENTION, List.of("locks"), 4, 6));
    assertThat(broken(intervention, 3, 0, 0, 0, 0, 0, 0, 0)).containsExactly("bound");
    assertThat(broken(intervention, 3, 0, 0, 1, 0, 0, 0, 0)).isEmpty();
    assertThat(broken(intervention, 3, 0, 3, 0, 9, 0, 0, 0)).isEmpty();
    assertThat(broken(intervention, 3, 0, 3, 1, 0, 0, 0, 0)).containsExactly("bound");

    CaseRules neighbourhood = rules(sketch(), bound(Rule.Level.NEIGHBOURHOOD, List.of(), 2, 9));
    assertThat(broken(neighbourhood, 2, 0, 1, 0, 0, 0, 0, 0)).containsExactly("bound");
    assertThat(broken(neighbourhood, 2, 0, 1, 0, 0, 0, 1, 0)).isEmpty();
    assertThat(broken(neighbourhood, 5, 4, 2, 0, 1, 0, 0, 0)).containsExactly("bound");

    CaseRules plan = rules(sketch(), bound(Rule.Level.PLAN, List.of(), 1, 3));
    assertThat(broken(plan, 0, 0, 0, 0, 0, 0, 0, 0)).containsExactly("bound");
    assertThat(broken(plan, 1, 1, 0, 0, 1, 0, 0, 0)).isEmpty();
    assertThat(broken(plan, 1, 1, 0, 0, 1, 1, 0, 0)).containsExactly("bound");
  }

  private static Rule bound(Rule.Level level, List<String> interventions, long least, long most) {
    return new Rule.Bound(
        "board", level, interventions, List.of(), List.of(), Rule.Measure.UNITS, least, most);
  }

  @Test
  void boundsCountMoneyInAPeriod() {
    Rule rule =
        new Rule.Bound(
            "first half",
            Rule.Level.PLAN,
            List.of(),
            List.of(),
            List.of(0),
            Rule.Measure.PENCE,
            30_000,
            50_000);
    CaseRules rules = rules(sketch(), rule);

    assertThat(broken(rules, 2, 9, 0, 0, 0, 0, 0, 0)).containsExactly("bound");
    assertThat(broken(rules, 1, 9, 0, 0, 1, 0, 0, 0)).isEmpty();
    assertThat(broken(rules, 1, 0, 0, 0, 2, 9, 0, 0)).isEmpty();
    assertThat(broken(rules, 2, 0, 0, 0, 2, 0, 0, 0)).containsExactly("bound");
  }

  @Test
  void locksHoldTheirUnits() {
    Rule lock =
        new Rule.Lock("signed", List.of(new LineUnits("locks", Optional.of(code(1)), 0, 3)));
    CaseRules rules = rules(sketch(), lock);

    assertThat(broken(rules, 0, 0, 2, 0, 0, 0, 0, 0)).containsExactly("lock");
    assertThat(broken(rules, 0, 0, 4, 0, 0, 0, 0, 0)).containsExactly("lock");
    assertThat(broken(rules, 9, 0, 3, 0, 0, 0, 0, 0)).isEmpty();
    assertThat(rules.least(2)).isEqualTo(3);
    assertThat(rules.most(2)).isEqualTo(3);
  }

  @Test
  void packagesHoldNothingOrEnough() {
    CaseRules rules = rules(sketch(), new Rule.MinimumPackage("firm", "locks", 4));

    assertThat(broken(rules, 3, 0, 0, 0, 1, 0, 0, 0)).containsExactly("minimum-package");
    assertThat(broken(rules, 4, 0, 0, 0, 1, 0, 0, 0)).isEmpty();
    assertThat(broken(rules, 0, 5, 0, 0, 0, 0, 0, 0)).isEmpty();
  }

  @Test
  void setUpCostsArePaidOncePerLineOrPlace() {
    CaseRules line = rules(sketch(), new Rule.SetUp("vans", "locks", 5_000, false));
    CaseRules place = rules(sketch(), new Rule.SetUp("vans", "locks", 5_000, true));
    Plan plan = Plan.of(1, 1, 0, 2, 0, 0, 0, 0);

    assertThat(line.costPence(plan)).isEqualTo(4 * 10_000 + 3 * 5_000);
    assertThat(place.costPence(plan)).isEqualTo(4 * 10_000 + 2 * 5_000);
    // £20,000 pay for 100 units and for beginning two lines at £5,000.
    CaseRules dear = rules(sketch(), new Rule.SetUp("vans", "locks", 500_000, false));
    assertThat(broken(dear, 50, 49, 0, 0, 0, 0, 0, 0)).isEmpty();
    assertThat(broken(dear, 50, 50, 0, 0, 0, 0, 0, 0)).isEmpty();
    assertThat(broken(dear, 50, 50, 1, 0, 0, 0, 0, 0)).containsExactly("funding");
  }

  @Test
  void requiresAndExcludesLookAtTheSamePlaceAndPeriod() {
    CaseRules requires = rules(sketch(), new Rule.Requires("team", "locks", "marshals"));
    assertThat(broken(requires, 1, 0, 0, 0, 0, 1, 1, 1)).containsExactly("requires");
    assertThat(broken(requires, 1, 0, 0, 0, 1, 0, 0, 0)).isEmpty();
    assertThat(broken(requires, 0, 0, 0, 0, 0, 1, 0, 0)).isEmpty();

    CaseRules excludes = rules(sketch(), new Rule.Excludes("either", "locks", "marshals"));
    assertThat(broken(excludes, 1, 0, 0, 0, 1, 0, 0, 0)).containsExactly("excludes");
    assertThat(broken(excludes, 1, 0, 0, 0, 0, 1, 1, 1)).isEmpty();
  }

  @Test
  void cashComesInByPeriodAndCarriesOver() {
    Rule expires = new Rule.Cash("cash", "grant", List.of(0.25, 0.75), false);
    Rule carries = new Rule.Cash("cash", "grant", List.of(0.25, 0.75), true);

    // £20,000: at most £5,000 in the first period.
    assertThat(broken(rules(sketch(), expires), 50, 0, 0, 0, 0, 0, 0, 0)).isEmpty();
    assertThat(broken(rules(sketch(), expires), 50, 0, 1, 0, 0, 0, 0, 0)).containsExactly("cash");
    // What the first leaves is lost without carry-over, and spent with it.
    assertThat(broken(rules(sketch(), expires), 0, 50, 0, 50, 0, 25, 0, 25)).contains("cash");
    CaseRules both = rules(withoutStaff(sketch()), carries);
    assertThat(broken(both, 0, 50, 0, 50, 0, 25, 0, 25)).isEmpty();
    assertThat(broken(both, 1, 50, 0, 50, 0, 25, 0, 25)).containsExactly("funding");
  }

  private static Case withoutStaff(Case theCase) {
    return theCase.withResources(theCase.resources().without(Set.of("staff")));
  }

  @Test
  void agencyHoursAreBoughtUpToACeiling() {
    // Ten hours of the team's own, then at most two at £50.
    Rule agency = new Rule.Agency("firm", "team", 5_000, 120, List.of("grant"));
    CaseRules rules = rules(sketch(), agency);

    assertThat(broken(rules(sketch()), 0, 0, 0, 0, 11, 0, 0, 0)).containsExactly("staff");
    assertThat(broken(rules, 0, 0, 0, 0, 12, 0, 0, 0)).isEmpty();
    assertThat(broken(rules, 0, 0, 0, 0, 13, 0, 0, 0)).containsExactly("staff");
    assertThat(rules.costPence(Plan.of(0, 0, 0, 0, 10, 0, 0, 0))).isEqualTo(200_000);
    assertThat(rules.costPence(Plan.of(0, 0, 0, 0, 12, 0, 0, 0))).isEqualTo(250_000);
    FundingSplit split = FundingSplit.of(rules, Plan.of(0, 0, 0, 0, 12, 0, 0, 0));
    assertThat(split.agencyPence(0)).isEqualTo(10_000);
    assertThat(split.spentPence(0)).isEqualTo(250_000);
  }

  @Test
  void agencyHoursCountInTheMoneyThatPaysThem() {
    Rule agency = new Rule.Agency("firm", "team", 175_000, 600, List.of("grant"));
    CaseRules rules = rules(sketch(), agency);

    // Twelve nights are £2,400 and two bought hours £3,500 of £20,000; 141 locks are £14,100.
    assertThat(broken(rules, 50, 50, 41, 0, 12, 0, 0, 0)).isEmpty();
    assertThat(broken(rules, 50, 50, 42, 0, 12, 0, 0, 0)).containsExactly("funding");
  }

  @Test
  void everyNeighbourhoodHasItsShare() {
    CaseRules rules = rules(sketch(), new Rule.FairnessFloor("fair", 0.5));

    // N0000 has 1,000 of 2,959 people: at least a sixth of what is spent.
    assertThat(broken(rules, 1, 0, 6, 0, 0, 0, 0, 0)).containsExactly("fairness-floor");
    assertThat(broken(rules, 1, 0, 4, 0, 0, 0, 0, 0)).isEmpty();
    assertThat(broken(rules, 0, 0, 0, 0, 0, 0, 0, 0)).isEmpty();
    Case even = sketch();
    CaseRules exact = rules(even, new Rule.FairnessFloor("fair", 1.0));
    assertThat(broken(exact, 1, 0, 2, 0, 0, 0, 0, 0)).containsExactly("fairness-floor");
  }

  @Test
  void littleMoneyMovesAwayFromThePlan() {
    List<LineUnits> current =
        List.of(
            new LineUnits("locks", Optional.of(code(0)), 0, 8),
            new LineUnits("marshals", Optional.of(code(1)), 1, 1));
    CaseRules rules = rules(sketch(), new Rule.Stability("steady", 0.3, current));

    // The current plan costs £1,000; £300 may move.
    assertThat(broken(rules, 4, 0, 9, 0, 0, 0, 0, 1)).containsExactly("stability");
    assertThat(broken(rules, 5, 0, 9, 0, 0, 0, 0, 1)).isEmpty();
    assertThat(broken(rules, 7, 0, 0, 0, 0, 0, 0, 0)).isEmpty();
    assertThat(broken(rules, 6, 0, 0, 0, 0, 0, 0, 0)).containsExactly("stability");
  }

  @Test
  void rulesAreSwitchedOffByKindOrName() {
    Rule first = bound(Rule.Level.PLAN, List.of(), 5, 9);
    Case theCase = sketch();
    var resources = theCase.resources().withRules(List.of(first));
    int[] nothing = new int[8];

    assertThat(broken(of(theCase.withResources(resources)), nothing)).containsExactly("bound");
    for (String off : List.of("bound", "board")) {
      Case without = theCase.withResources(resources.without(Set.of(off)));
      assertThat(broken(of(without), nothing)).isEmpty();
    }
    Case free = theCase.withResources(resources.without(Set.of("funding", "staff", "bound")));
    assertThat(broken(of(free), 50, 50, 50, 50, 50, 50, 50, 50)).isEmpty();
  }

  private static CaseRules of(Case theCase) {
    return new CaseRules(theCase, PlanSpace.of(theCase));
  }

  @Test
  void kindsAreFoundByName() {
    assertThat(RuleKind.find("fairness-floor")).contains(RuleKind.FAIRNESS_FLOOR);
    assertThat(RuleKind.find("fairness")).isEmpty();
  }
}
