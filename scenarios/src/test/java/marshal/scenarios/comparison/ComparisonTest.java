package marshal.scenarios.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import marshal.model.plan.Plan;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.ScenarioTitle;
import marshal.solver.rules.CaseRules;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private static final Path TINY = Path.of("src/test/resources/tiny");
  private static final int PATHS = 400;

  private final LoadedCase tiny = CaseFolder.read(TINY, "baseline");
  private final Plan promises = new CaseRules(tiny.theCase(), tiny.space()).committedPlan();
  private final Plan locks = with("locks", 15);
  private final Plan marshals = with("marshals", 20);

  /** The promises and some units of one intervention on each of its lines. */
  private Plan with(String intervention, int units) {
    int[] all = promises.units();
    for (int line = 0; line < all.length; line++) {
      int k = tiny.space().line(line).intervention();
      if (tiny.theCase().interventions().get(k).id().equals(intervention)) {
        all[line] = Math.max(all[line], units);
      }
    }
    return Plan.of(all);
  }

  private ComparisonOutcome compare(Plan... plans) {
    List<NamedPlan> named =
        IntStream.range(0, plans.length)
            .mapToObj(j -> new NamedPlan(String.valueOf((char) ('A' + j)), "plan", plans[j]))
            .toList();
    return Comparison.of(tiny, named, PATHS, 7, List.of());
  }

  @Test
  void samePlansAreTheSame() {
    ComparisonOutcome.Pair pair = compare(locks, locks).pairs().get(0);

    assertThat(pair.verdict()).isEqualTo(Verdict.SAME_PLAN);
    assertThat(pair.difference().mean()).isZero();
    assertThat(pair.difference().low95()).isZero();
    assertThat(pair.difference().high95()).isZero();
    assertThat(pair.probabilitySecondBetter()).isEqualTo(0.5);
    assertThat(pair.moves()).isEmpty();
  }

  @Test
  void moreOfWhatDoesNoHarmIsBetterAndSaidSo() {
    ComparisonOutcome.Pair pair = compare(promises, locks).pairs().get(0);

    // Locks do no harm in any world, so on common random numbers no path has more harm with them.
    assertThat(pair.difference().low95()).isGreaterThanOrEqualTo(0);
    assertThat(pair.probabilitySecondBetter()).isGreaterThan(0.5);
    assertThat(pair.difference().mean()).isPositive();
    assertThat(pair.verdict())
        .isEqualTo(pair.difference().low80() > 0 ? Verdict.SECOND : Verdict.CANNOT_BE_TOLD_APART);
  }

  @Test
  void turningAPairRoundTurnsEveryFigureRound() {
    ComparisonOutcome.Pair there = compare(locks, marshals).pairs().get(0);
    ComparisonOutcome.Pair back = compare(marshals, locks).pairs().get(0);

    assertThat(back.difference().mean()).isEqualTo(-there.difference().mean());
    assertThat(back.difference().low80())
        .isCloseTo(
            -there.difference().high80(), within(1e-9 * Math.abs(there.difference().high80())));
    assertThat(back.probabilitySecondBetter())
        .isCloseTo(1 - there.probabilitySecondBetter(), within(1e-12));
    long moved = there.moves().stream().mapToLong(MoneyMove::pence).sum();
    assertThat(back.moves().stream().mapToLong(MoneyMove::pence).sum()).isEqualTo(moved);
  }

  @Test
  void athirdPlanChangesNothingForTheOtherTwo() {
    ComparisonOutcome two = compare(locks, marshals);
    ComparisonOutcome three = compare(locks, marshals, tiny.currentPlan());

    assertThat(three.pairs()).hasSize(3);
    assertThat(three.pairs().get(0)).isEqualTo(two.pairs().get(0));
    assertThat(three.results().subList(0, 2)).isEqualTo(two.results());
  }

  @Test
  void partsAddUpToTheWhole() {
    ComparisonOutcome outcome = compare(locks, tiny.currentPlan());

    for (int plan = 0; plan < 2; plan++) {
      int index = plan;
      double averted = outcome.results().get(plan).averted().mean();
      double byStream =
          outcome.streams().stream().mapToDouble(s -> s.harmAverted().get(index)).sum();
      assertThat(byStream).isCloseTo(averted, within(1e-9 * outcome.withoutPlan()));
      long byIntervention =
          outcome.interventions().stream().mapToLong(k -> k.spentPence().get(index)).sum();
      assertThat(byIntervention).isEqualTo(outcome.results().get(plan).spentPence());
      assertThat(outcome.partners().get(plan).total())
          .isCloseTo(averted, within(1e-9 * outcome.withoutPlan()));
    }
    ComparisonOutcome.Pair pair = outcome.pairs().get(0);
    assertThat(pair.difference().mean())
        .isCloseTo(
            outcome.results().get(1).averted().mean() - outcome.results().get(0).averted().mean(),
            within(1e-9 * outcome.withoutPlan()));
  }

  @Test
  void ranksUnderEveryIndexAndSaysWhatFlips() {
    ComparisonOutcome outcome = compare(locks, marshals, tiny.currentPlan());

    assertThat(outcome.indices()).hasSize(2);
    List<Integer> own = outcome.indices().get(0).ranking();
    assertThat(outcome.indices().get(0).flips()).isFalse();
    for (ComparisonOutcome.UnderIndex under : outcome.indices()) {
      assertThat(under.flips()).isEqualTo(!under.ranking().equals(own));
      double[] inOrder =
          under.ranking().stream().mapToDouble(p -> under.averted().get(p).mean()).toArray();
      double[] sorted = inOrder.clone();
      Arrays.sort(sorted);
      for (int j = 0; j < sorted.length; j++) {
        assertThat(inOrder[j]).isEqualTo(sorted[sorted.length - 1 - j]);
      }
    }
  }

  @Test
  void regretIsNothingForTheBestOfEachScenario() {
    List<NamedPlan> named =
        List.of(
            new NamedPlan("A", "locks", locks),
            new NamedPlan("B", "marshals", marshals),
            new NamedPlan("C", "current", tiny.currentPlan()));
    List<Comparison.OtherScenario> scenarios =
        CaseFolder.scenarios(TINY).stream()
            .map(
                title ->
                    new Comparison.OtherScenario(title, () -> CaseFolder.read(TINY, title.name())))
            .toList();

    ComparisonOutcome outcome = Comparison.of(tiny, named, 100, 7, scenarios);

    assertThat(outcome.scenarios())
        .extracting(under -> under.scenario().name())
        .containsExactlyElementsOf(scenarios.stream().map(s -> s.title().name()).toList());
    for (ComparisonOutcome.UnderScenario under : outcome.scenarios()) {
      double best =
          IntStream.range(0, 3)
              .filter(under.feasible()::get)
              .mapToDouble(under.averted()::get)
              .max()
              .orElse(Double.NaN);
      for (int plan = 0; plan < 3; plan++) {
        assertThat(under.regret().get(plan))
            .isEqualTo(
                Double.valueOf(
                    under.feasible().get(plan) ? best - under.averted().get(plan) : Double.NaN));
      }
    }
    // Somebody keeps the rules and somebody does not, or this test says little.
    assertThat(outcome.scenarios())
        .anyMatch(under -> under.feasible().contains(true))
        .anyMatch(under -> under.feasible().contains(false));
    double own = outcome.results().get(1).averted().mean();
    assertThat(outcome.scenarios().get(0).averted().get(1))
        .isCloseTo(own, within(1e-9 * outcome.withoutPlan()));
    assertThat(outcome.scenarios().get(0).scenario())
        .extracting(ScenarioTitle::name)
        .isEqualTo("baseline");
  }

  @Test
  void saysWhichMoneyIsElsewhere() {
    List<MoneyMove> moves =
        MoneyMoves.between(tiny.theCase(), tiny.space(), with("locks", 2), with("marshals", 6));

    long spentLocks = 0;
    for (int line = 0; line < tiny.space().lines(); line++) {
      int k = tiny.space().line(line).intervention();
      if (tiny.theCase().interventions().get(k).id().equals("locks")) {
        spentLocks += 2 * tiny.theCase().interventions().get(k).unitCostPence();
      }
    }
    // Marshals: 4 nights are promised in period 1, so 2 and 6 more cost 8 x £300.
    assertThat(
            moves.stream()
                .filter(m -> m.from().contains("Locks"))
                .mapToLong(MoneyMove::pence)
                .sum())
        .isEqualTo(spentLocks);
    assertThat(
            moves.stream()
                .filter(m -> m.to().contains("Marshals"))
                .mapToLong(MoneyMove::pence)
                .sum())
        .isEqualTo(8 * 30_000);
    assertThat(moves).isSortedAccordingTo((a, b) -> Long.compare(b.pence(), a.pence()));
  }

  @Test
  void putsPlansOnTheLinesOfAnotherScenario() {
    PlanTransfer same = PlanTransfer.of(tiny, locks, tiny);
    assertThat(same).isEqualTo(new PlanTransfer(locks, 0, 0));

    LoadedCase cut = CaseFolder.read(TINY, "cut");
    PlanTransfer there = PlanTransfer.of(tiny, locks, cut);
    assertThat(PlanTransfer.of(cut, there.plan(), tiny).plan()).isEqualTo(locks);
  }

  @Test
  void refusesTooFewAndTooMany() {
    assertThatThrownBy(() -> compare(locks)).hasMessageContaining("2 to 6");
    assertThatThrownBy(() -> compare(locks, locks, locks, locks, locks, locks, locks))
        .hasMessageContaining("2 to 6");
  }
}
