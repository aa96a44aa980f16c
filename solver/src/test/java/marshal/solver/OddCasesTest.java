package marshal.solver;

import static marshal.solver.sketch.CaseSketch.code;
import static marshal.solver.sketch.CaseSketch.effect;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import marshal.model.Case;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;
import marshal.solver.sketch.CaseSketch;
import org.junit.jupiter.api.Test;

/** Cases at the edge of what makes sense: right answers, or words that say what is wrong. */
final class OddCasesTest {

  private static final SearchLimits FEW_STEPS = SearchLimits.ofSteps(200);

  private static Allocation allocate(Case theCase) {
    HarmModel model = CaseSketch.model(theCase, 3);
    return new Allocator().allocate(model, FEW_STEPS, 7, SearchListener.SILENT);
  }

  private static Plan found(Case theCase) {
    return ((Allocation.Found) allocate(theCase)).plan();
  }

  private static Allocation.Infeasible infeasible(Case theCase) {
    return (Allocation.Infeasible) allocate(theCase);
  }

  private static CaseSketch sketch(int neighbourhoods, long pence) {
    return new CaseSketch(neighbourhoods, 1)
        .stream("burglary", 1_000, 0.1, 0, 10)
            .intervention("locks", 10_000, 9, List.of(), effect("burglary", -0.2, -0.3, -0.1))
            .money("grant", pence);
  }

  private static Case with(CaseSketch sketch, Rule... rules) {
    Case theCase = sketch.build();
    return theCase.withResources(theCase.resources().withRules(List.of(rules)));
  }

  @Test
  void aFloorAboveACapIsNamed() {
    Rule floor = bound("at least eight", 8, Long.MAX_VALUE);
    Rule cap = bound("at most three", 0, 3);

    Allocation.Infeasible none = infeasible(with(sketch(2, 1_000_000), floor, cap));

    assertThat(none.reasons())
        .singleElement()
        .satisfies(
            raise ->
                assertThat(raise.remedy())
                    .isEqualTo("Raise the bound 'at most three' to 8 units."));
    assertThat(none.instead())
        .singleElement()
        .satisfies(
            lower ->
                assertThat(lower.remedy())
                    .isEqualTo("Lower the bound 'at least eight' to 3 units."));
  }

  private static Rule bound(String name, long least, long most) {
    return new Rule.Bound(
        name, Rule.Level.PLAN, List.of(), List.of(), List.of(), Rule.Measure.UNITS, least, most);
  }

  @Test
  void aLockThatBreaksARingFenceIsNamedWithItsStream() {
    Rule lock =
        new Rule.Lock("signed", List.of(new LineUnits("locks", Optional.of(code(0)), 0, 4)));
    CaseSketch sketch =
        sketch(1, 30_000)
            .intervention("marshals", 10_000, 9, List.of())
            .money("night", 1_000_000, "marshals");

    Allocation.Infeasible none = infeasible(with(sketch, lock));

    assertThat(none.reasons())
        .singleElement()
        .satisfies(
            broken -> {
              assertThat(broken.rule()).isEqualTo("funding");
              assertThat(broken.words()).contains("'grant'").contains("£100 short");
              assertThat(broken.remedy()).isEqualTo("Add £100 to 'grant'.");
            });
    assertThat(none.instead())
        .singleElement()
        .satisfies(
            lower -> {
              assertThat(lower.rule()).isEqualTo("lock");
              assertThat(lower.remedy())
                  .isEqualTo("Change the lock 'signed' from 4 to 3 units in N0000 in period 1.");
            });
  }

  @Test
  void aPackageThatNoBudgetCanBuyIsNotBought() {
    Rule firm = new Rule.MinimumPackage("firm", "locks", 5);

    assertThat(found(with(sketch(2, 49_900), firm))).isEqualTo(Plan.of(0, 0));
    assertThat(found(with(sketch(2, 50_000), firm)).units()).containsOnly(0, 5);
  }

  @Test
  void nothingIsBoughtWithoutMoney() {
    assertThat(found(sketch(3, 0).build())).isEqualTo(Plan.of(0, 0, 0));
  }

  @Test
  void oneNeighbourhoodGetsEverything() {
    Rule fair = new Rule.FairnessFloor("fair", 1);

    assertThat(found(with(sketch(1, 50_000), fair))).isEqualTo(Plan.of(5));
  }

  @Test
  void nothingToBuyIsAnEmptyPlan() {
    Case theCase =
        new CaseSketch(2, 1).stream("burglary", 1_000, 0, 0, 10).money("grant", 1_000).build();

    assertThat(found(theCase).lines()).isZero();
  }

  @Test
  void anEffectOfNearlyAllLeavesAProof() {
    CaseSketch sketch =
        new CaseSketch(2, 1)
            .stream("burglary", 1_000, 0.1, 0, 10)
                .intervention(
                    "wall", 10_000, 9, List.of(), effect("burglary", -0.999, -0.9999, -0.99))
                .money("grant", 60_000);

    Allocation.Found found = (Allocation.Found) allocate(sketch.build());

    assertThat(found.plan().units()).containsExactly(3, 3);
    assertThat(found.certificate().lowerBound())
        .isGreaterThan(0)
        .isLessThanOrEqualTo(found.search().harmFound());
  }

  @Test
  void whatOnlyDoesHarmIsNotBought() {
    CaseSketch sketch =
        new CaseSketch(2, 2)
            .stream("burglary", 1_000, 0.1, 0, 10)
                .intervention("noise", 10_000, 9, List.of(), effect("burglary", 0.2, 0.1, 0.3))
                .money("grant", 1_000_000);

    Allocation.Found found = (Allocation.Found) allocate(sketch.build());

    assertThat(found.plan()).isEqualTo(Plan.of(0, 0, 0, 0));
    assertThat(found.search().harmFound() - found.certificate().lowerBound())
        .isBetween(0.0, 1e-9 * found.search().harmFound());
  }
}
