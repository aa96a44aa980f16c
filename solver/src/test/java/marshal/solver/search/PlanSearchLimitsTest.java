package marshal.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.objective.Valuation;
import marshal.solver.rules.CaseRules;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.LocalSearchType;
import org.optaplanner.core.config.solver.SolverConfig;

/** When a search ends, and searches that others configured. */
final class PlanSearchLimitsTest {

  private final HarmModel model = CaseSketch.model(RandomCases.city(4, 1), 3);
  private final CaseRules rules = new CaseRules(model.theCase(), model.space());

  private Plan improve(PlanSearch search, Optional<Duration> time, OptionalLong steps) {
    double harm = new ExactMean(model).harm();
    return search.improve(rules.committedPlan(), harm, time, steps, 1, (better, cost) -> {});
  }

  private PlanSearch withClock(LongSupplier clock) {
    return new PlanSearch(model, rules, Valuation.MEAN_HARM, Double.POSITIVE_INFINITY, clock);
  }

  @Test
  void endsWhenItsOwnClockSaysSoWhateverTheWallClockDoes() {
    AtomicLong readings = new AtomicLong();
    LongSupplier hundredthOfAnHour = () -> readings.incrementAndGet() * 36_000_000_000L;
    PlanSearch search = withClock(hundredthOfAnHour);

    improve(search, Optional.of(Duration.ofHours(1)), OptionalLong.empty());

    assertThat(search.moves()).isBetween(20L, 110L);
  }

  @Test
  void doesNotEndOnTimeWhileItsClockStandsStill() {
    PlanSearch search = withClock(() -> 5);

    improve(search, Optional.of(Duration.ofNanos(1)), OptionalLong.of(3000));

    assertThat(search.moves()).isGreaterThanOrEqualTo(2000);
  }

  @Test
  void anotherSeedDrawsOtherChanges() {
    Plan first = improve(new PlanSearch(model, rules), 1, (better, cost) -> {});

    assertThat(improve(new PlanSearch(model, rules), 1, (better, cost) -> {})).isEqualTo(first);
    assertThat(improve(new PlanSearch(model, rules), 2, (better, cost) -> {})).isNotEqualTo(first);
  }

  @Test
  void returnsTheBestPlanSoFarWhenStoppedByAnotherThread() {
    PlanSearch search = new PlanSearch(model, rules);
    int[] heard = {0};
    double[] best = {0};

    Plan found =
        improve(
            search,
            1,
            (better, cost) -> {
              best[0] = better;
              if (++heard[0] == 5) {
                Thread other = new Thread(search::stop);
                other.start();
                try {
                  other.join();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }
            });

    assertThat(search.isStopped()).isTrue();
    assertThat(search.moves()).isLessThan(2000);
    assertThat(rules.violations(found)).isEmpty();
    ExactMean mean = new ExactMean(model);
    mean.setPlan(found);
    assertThat(mean.harm()).isCloseTo(best[0], within(1e-9 * best[0]));
  }

  private Plan improve(PlanSearch search, long seed, PlanSearch.BestListener listener) {
    return search.improve(
        rules.committedPlan(),
        new ExactMean(model).harm(),
        Optional.empty(),
        OptionalLong.of(2000),
        seed,
        listener);
  }

  @ParameterizedTest
  @EnumSource(
      value = LocalSearchType.class,
      names = {"TABU_SEARCH", "HILL_CLIMBING", "LATE_ACCEPTANCE"})
  void searchesAsAnotherConfigurationSays(LocalSearchType type) {
    SolverConfig config =
        new SolverConfig().withPhases(new LocalSearchPhaseConfig().withLocalSearchType(type));
    PlanSearch search = new PlanSearch(model, rules).using(config);

    Plan found = improve(search, Optional.empty(), OptionalLong.of(2000));

    assertThat(rules.violations(found)).isEmpty();
    assertThat(found).isNotEqualTo(rules.committedPlan());
    assertThat(search.moves()).isBetween(1500L, 2001L);
    assertThat(config.getSolutionClass()).isNull();
  }

  @Test
  void refusesWhatOptaPlannerRefuses() {
    SolverConfig config =
        new SolverConfig()
            .withPhases(
                new LocalSearchPhaseConfig()
                    .withLocalSearchType(LocalSearchType.SIMULATED_ANNEALING));
    PlanSearch search = new PlanSearch(model, rules).using(config);

    assertThatThrownBy(() -> improve(search, Optional.empty(), OptionalLong.of(10)))
        .hasMessageContaining("SimulatedAnnealingStartingTemperature");
  }
}
