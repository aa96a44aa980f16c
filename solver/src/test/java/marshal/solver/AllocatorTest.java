package marshal.solver;

import static marshal.solver.sketch.CaseSketch.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.rule.RuleKind;
import marshal.solver.rules.CaseRules;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;
import marshal.solver.search.SearchSummary;
import marshal.solver.search.StoppedBy;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import marshal.solver.sketch.RandomRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AllocatorTest {

  private static Allocation.Found found(HarmModel model, long steps, long seed) {
    Allocation outcome =
        new Allocator().allocate(model, SearchLimits.ofSteps(steps), seed, SearchListener.SILENT);
    return (Allocation.Found) outcome;
  }

  private static double harm(HarmModel model, Plan plan) {
    ExactMean mean = new ExactMean(model);
    mean.setPlan(plan);
    return mean.harm();
  }

  private static double leastHarm(HarmModel model, CaseRules rules) {
    ExactMean mean = new ExactMean(model);
    int[] units = rules.committedPlan().units();
    double least = Double.POSITIVE_INFINITY;
    while (true) {
      Plan plan = Plan.of(units);
      if (rules.violations(plan).isEmpty()) {
        mean.setPlan(plan);
        least = Math.min(least, mean.harm());
      }
      int line = 0;
      while (line < units.length && units[line] == rules.most(line)) {
        units[line] = rules.least(line);
        line++;
      }
      if (line == units.length) {
        return least;
      }
      units[line]++;
    }
  }

  @Test
  void equalsTheBestOfAllPlansOnSmallCases() {
    for (long seed = 0; seed < 60; seed++) {
      HarmModel model = CaseSketch.model(RandomCases.tiny(seed), 4);
      CaseRules rules = new CaseRules(model.theCase(), model.space());
      Allocation.Found outcome = found(model, 400, seed);

      assertThat(rules.violations(outcome.plan())).isEmpty();
      assertThat(rules.violations(outcome.greedy().orElseThrow())).isEmpty();
      double least = leastHarm(model, rules);
      assertThat(harm(model, outcome.plan()))
          .as("case %d: %s", seed, outcome)
          .isCloseTo(least, within(1e-9 * least));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void warmStartIsNoWorseThanThePlanItStartsFrom(long seed) {
    HarmModel model = CaseSketch.model(RandomCases.city(6, seed), 4);
    Allocation.Found cold = found(model, 300, seed);

    Allocation.Found warm =
        (Allocation.Found)
            new Allocator()
                .allocate(
                    model,
                    SearchLimits.ofSteps(0),
                    seed,
                    SearchListener.SILENT,
                    Optional.of(cold.warmStart()));

    CaseRules rules = new CaseRules(model.theCase(), model.space());
    assertThat(rules.violations(warm.plan())).isEmpty();
    assertThat(harm(model, warm.plan())).isLessThanOrEqualTo(harm(model, cold.plan()));
    assertThat(warm.certificate().lowerBound())
        .isLessThanOrEqualTo(harm(model, cold.plan()))
        .isCloseTo(cold.certificate().lowerBound(), within(1e-3 * cold.certificate().lowerBound()));
  }

  @Test
  void warmStartOfAnotherShapeIsLeftAside() {
    HarmModel model = CaseSketch.model(RandomCases.city(6, 1), 4);
    WarmStart other = new WarmStart(new double[3], new double[2], Plan.of(0, 0, 0));

    Allocation.Found plain = found(model, 50, 1);
    Allocation.Found warm =
        (Allocation.Found)
            new Allocator()
                .allocate(
                    model, SearchLimits.ofSteps(50), 1, SearchListener.SILENT, Optional.of(other));

    assertThat(warm.plan()).isEqualTo(plain.plan());
    assertThat(warm.warmStart()).isEqualTo(plain.warmStart());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void improvesOnGreedyAndGreedyOnThePromises(long seed) {
    HarmModel model = CaseSketch.model(RandomCases.city(6, seed), 4);
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    Allocation.Found outcome = found(model, 2_000, seed);

    assertThat(rules.violations(outcome.plan())).isEmpty();
    Plan greedy = outcome.greedy().orElseThrow();
    assertThat(rules.violations(greedy)).isEmpty();
    assertThat(harm(model, greedy)).isLessThan(outcome.search().harmCommitted());
    assertThat(outcome.search().harmFound()).isLessThan(harm(model, greedy));
    assertThat(outcome.search().harmFound()).isLessThanOrEqualTo(outcome.search().harmRounded());
    assertThat(outcome.certificate().lowerBound())
        .isLessThanOrEqualTo(outcome.search().harmFound());
    assertThat(outcome.search().harmFound())
        .isCloseTo(harm(model, outcome.plan()), within(1e-9 * outcome.search().harmFound()));
    assertThat(outcome.search().stoppedBy()).isEqualTo(StoppedBy.STEPS);
  }

  @Test
  void repeatsItselfToTheBitForAStepLimit() {
    HarmModel model = CaseSketch.model(RandomCases.city(5, 4), 4);
    Allocation.Found first = found(model, 1_500, 9);
    Allocation.Found second = found(model, 1_500, 9);

    assertThat(second.plan()).isEqualTo(first.plan());
    assertThat(second.search().harmFound()).isEqualTo(first.search().harmFound());
    assertThat(second.search().moves()).isEqualTo(first.search().moves());
  }

  @Test
  void tellsOfTheFirstPlanBeforeItIsImproved() {
    HarmModel model = CaseSketch.model(RandomCases.city(6, 1), 4);
    List<Double> heard = new ArrayList<>();
    Allocation outcome =
        new Allocator()
            .allocate(model, SearchLimits.ofSteps(2_000), 1, (elapsed, best) -> heard.add(best));

    SearchSummary search = ((Allocation.Found) outcome).search();
    assertThat(heard).isSorted().first().isNotEqualTo(heard.get(1));
    assertThat(heard.get(1)).isEqualTo(search.harmCommitted() - search.harmRounded());
  }

  @Test
  void returnsTheBestPlanWhenInterrupted() {
    HarmModel model = CaseSketch.model(RandomCases.city(6, 1), 4);
    Allocator allocator = new Allocator();
    int[] heard = {0};
    double[] averted = {0};
    Allocation outcome =
        allocator.allocate(
            model,
            new SearchLimits(Optional.of(Duration.ofMinutes(5)), OptionalLong.empty()),
            1,
            (elapsed, best) -> {
              averted[0] = best;
              if (++heard[0] == 1) {
                Thread other = new Thread(allocator::stop);
                other.start();
                try {
                  other.join();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }
            });

    Allocation.Found found = (Allocation.Found) outcome;
    assertThat(found.search().stoppedBy()).isEqualTo(StoppedBy.INTERRUPTED);
    assertThat(found.search().harmCommitted() - found.search().harmFound())
        .isGreaterThanOrEqualTo(averted[0] * (1 - 1e-9));
    assertThat(new CaseRules(model.theCase(), model.space()).violations(found.plan())).isEmpty();
  }

  @Test
  void returnsAFeasiblePlanWhenStoppedBeforeItBegins() {
    HarmModel model = CaseSketch.model(RandomCases.city(6, 1), 4);
    Allocator allocator = new Allocator();
    allocator.stop();

    Allocation outcome =
        allocator.allocate(
            model, SearchLimits.ofTime(Duration.ofMinutes(5)), 1, SearchListener.SILENT);

    Allocation.Found found = (Allocation.Found) outcome;
    assertThat(found.search().stoppedBy()).isEqualTo(StoppedBy.INTERRUPTED);
    ExactMean greedy = new ExactMean(model);
    greedy.setPlan(found.greedy().orElseThrow());
    assertThat(found.search().harmFound()).isLessThanOrEqualTo(greedy.harm() * (1 + 1e-12));
    assertThat(new CaseRules(model.theCase(), model.space()).violations(found.plan())).isEmpty();
  }

  static List<RuleKind> kinds() {
    return RandomRules.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void findsAPlanUnderEachRuleThoughStoppedWhileItLooksForTheFirst(RuleKind kind) {
    int found = 0;
    for (long seed = 0; found < 5 && seed < 100; seed++) {
      Case ruled = RandomRules.add(RandomCases.tiny(seed), List.of(kind), seed);
      HarmModel model = CaseSketch.model(ruled, 3);
      boolean isPossible =
          !ruled.resources().rules().isEmpty()
              && new Allocator()
                      .allocate(model, SearchLimits.ofSteps(0), seed, SearchListener.SILENT)
                  instanceof Allocation.Found;
      if (!isPossible) {
        continue;
      }
      found++;
      Allocator allocator = new Allocator();
      allocator.stop();

      Allocation outcome =
          allocator.allocate(
              model, SearchLimits.ofTime(Duration.ofMinutes(5)), seed, SearchListener.SILENT);

      assertThat(outcome).as("case %d", seed).isInstanceOf(Allocation.Found.class);
      Plan plan = ((Allocation.Found) outcome).plan();
      assertThat(new CaseRules(ruled, model.space()).violations(plan)).isEmpty();
    }
    assertThat(found).isEqualTo(5);
  }

  @Test
  void buysNothingWithoutMoney() {
    HarmModel model =
        new CaseSketch(3, 2)
            .stream("burglary", 1_000, 0.1, 0.1, 10, 20)
                .intervention("locks", 100, 9, List.of(), effect("burglary", -0.3, -0.4, -0.2))
                .money("police", 0)
                .model(4);

    Allocation.Found outcome = found(model, 100, 1);

    assertThat(outcome.plan()).isEqualTo(Plan.none(model.space()));
    assertThat(outcome.search().stoppedBy()).isEqualTo(StoppedBy.NOTHING_TO_IMPROVE);
  }

  @Test
  void plansForOneNeighbourhood() {
    HarmModel model =
        new CaseSketch(1, 1)
            .stream("burglary", 1_000, 0.1, 0.1, 10)
                .intervention("locks", 100, 9, List.of(), effect("burglary", -0.3, -0.4, -0.2))
                .money("police", 550)
                .model(4);

    assertThat(found(model, 50, 1).plan()).isEqualTo(Plan.of(5));
  }

  @Test
  void plansWithoutInterventions() {
    HarmModel model = new CaseSketch(2, 1).stream("burglary", 1_000, 0, 0, 10).model(2);

    Allocation.Found outcome = found(model, 50, 1);

    assertThat(outcome.plan().lines()).isZero();
    assertThat(outcome.search().harmFound()).isEqualTo(outcome.search().harmCommitted());
  }

  @Test
  void buysNothingThatDoesHarm() {
    HarmModel model =
        new CaseSketch(3, 2)
            .stream("burglary", 1_000, 0.1, 0.1, 10, 20)
                .intervention("visits", 100, 9, List.of(), effect("burglary", 0.1, 0.05, 0.2))
                .intervention("leaflets", 0, 9, List.of(), effect("burglary", 0.1, 0.05, 0.2))
                .money("police", 10_000)
                .model(4);

    assertThat(found(model, 200, 1).plan()).isEqualTo(Plan.none(model.space()));
  }

  @Test
  void takesAllOfWhatIsFreeAndHelps() {
    HarmModel model =
        new CaseSketch(2, 1)
            .stream("burglary", 1_000, 0.1, 0.1, 10, 20)
                .intervention("advice", 0, 9, List.of(), effect("burglary", -0.1, -0.2, -0.05))
                .model(4);

    assertThat(found(model, 100, 1).plan()).isEqualTo(Plan.of(9, 9));
  }

  @Test
  void saysWhichPromisesCannotBeKept() {
    Case theCase =
        new CaseSketch(1, 1)
            .stream("burglary", 1_000, 0, 0, 10)
                .intervention("locks", 10_000, 9, List.of())
                .money("police", 25_000)
                .promise("locks", 0, 0, 3)
                .build();

    Allocation outcome =
        new Allocator()
            .allocate(
                CaseSketch.model(theCase, 1), SearchLimits.ofSteps(10), 1, SearchListener.SILENT);

    assertThat(((Allocation.Infeasible) outcome).reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.words()).contains("'police' is £50 short"));
  }
}
