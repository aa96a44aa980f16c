package marshal.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.VariedCase;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.planning.Planning;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.planning.PlanningResult;
import marshal.scenarios.variation.Variation;
import marshal.solver.rules.CaseRules;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;
import org.junit.jupiter.api.Test;

final class SweepTest {

  private static final PlanningOptions OPTIONS =
      new PlanningOptions(3, 8, 40, SearchLimits.ofSteps(60));

  private final VariedCase tiny =
      CaseFolder.readVaried(Path.of("src/test/resources/tiny"), "baseline");

  /** Keeps points in memory. */
  private static final class Kept implements PointStore {
    private final Map<Integer, PointOutcome> points = new ConcurrentHashMap<>();

    @Override
    public Optional<Finished> find(SweepPoint point) {
      return Optional.ofNullable(points.get(point.number()))
          .map(outcome -> new Finished(outcome.warmStart()));
    }

    @Override
    public void keep(PointOutcome outcome) {
      points.put(outcome.point().number(), outcome);
    }

    <T> Map<Integer, T> map(Function<PlanOutcome, T> figure) {
      Map<Integer, T> figures = new TreeMap<>();
      points.forEach(
          (number, point) ->
              point.outcome().ifPresent(plan -> figures.put(number, figure.apply(plan))));
      return figures;
    }
  }

  private static SweepGrid grid(int points, String... vary) {
    return SweepGrid.of(
        java.util.Arrays.stream(vary).map(text -> Variation.parse(text, points)).toList());
  }

  private Kept sweep(SweepGrid grid, int threads, Kept into) {
    assertThat(new Sweep(tiny, grid, OPTIONS, into).run(threads, (point, again) -> {})).isTrue();
    return into;
  }

  @Test
  void everyPointStartsFromItsNeighbourTowardsTheMiddle() {
    List<OptionalInt> parents =
        grid(5, "budget=80%..120%").points().stream().map(SweepPoint::parent).toList();
    assertThat(parents)
        .containsExactly(
            OptionalInt.of(2),
            OptionalInt.of(3),
            OptionalInt.empty(),
            OptionalInt.of(3),
            OptionalInt.of(4));
    List<OptionalInt> inGrid =
        grid(3, "budget=90%..110%", "price:locks=90%..110%").points().stream()
            .map(SweepPoint::parent)
            .toList();
    assertThat(inGrid)
        .containsExactly(
            OptionalInt.of(2),
            OptionalInt.of(5),
            OptionalInt.of(2),
            OptionalInt.of(5),
            OptionalInt.empty(),
            OptionalInt.of(5),
            OptionalInt.of(8),
            OptionalInt.of(5),
            OptionalInt.of(8));
  }

  @Test
  void refusesGridsThatMakeNoSense() {
    assertThatThrownBy(() -> grid(3, "budget=80%..90%", "budget=90%..110%"))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> grid(30, "budget=80%..90%", "price:locks=90%..110%"))
        .hasMessageContaining("900 points");
    assertThatThrownBy(() -> SweepGrid.of(List.of())).hasMessageContaining("one thing or two");
  }

  @Test
  void isTheSameForAnyNumberOfThreadsAndAfterAKill() {
    SweepGrid grid = grid(5, "budget=60%..140%");
    Kept whole = sweep(grid, 1, new Kept());
    Kept parallel = sweep(grid, 3, new Kept());

    // Killed after points 3 and 4: the rest is solved later, from what was kept.
    Kept resumed = new Kept();
    for (int number : List.of(3, 4)) {
      resumed.keep(parallel.points.get(number));
    }
    List<Integer> again = new ArrayList<>();
    new Sweep(tiny, grid, OPTIONS, resumed)
        .run(
            1,
            (point, before) -> {
              if (before) {
                again.add(point.number());
              }
            });

    assertThat(again).containsExactlyInAnyOrder(3, 4);
    for (Kept other : List.of(parallel, resumed)) {
      assertThat(other.map(PlanOutcome::plan)).isEqualTo(whole.map(PlanOutcome::plan));
      assertThat(other.map(PlanOutcome::harm)).isEqualTo(whole.map(PlanOutcome::harm));
      other.points.forEach(
          (number, point) -> {
            assertThat(point.warmStart()).isEqualTo(whole.points.get(number).warmStart());
            assertThat(point.next()).isEqualTo(whole.points.get(number).next());
            assertThat(point.firstCut()).isEqualTo(whole.points.get(number).firstCut());
          });
    }
  }

  @Test
  void theScenariosOwnPointIsThePlanMadeAlone() {
    Kept swept = sweep(grid(3, "price:locks=80%..120%"), 2, new Kept());

    PlanningResult.Planned alone =
        (PlanningResult.Planned) new Planning(OPTIONS).plan(tiny.base(), SearchListener.SILENT);

    assertThat(swept.map(PlanOutcome::plan).get(2)).isEqualTo(alone.outcome().plan());
    assertThat(swept.map(PlanOutcome::harm).get(2)).isEqualTo(alone.outcome().harm());
  }

  @Test
  void moreMoneyAvertsNoLessInTheWorldsOfTheSearch() {
    Kept swept = sweep(grid(7, "budget=40%..160%"), 2, new Kept());

    // Each bound holds for every plan with that money or less.
    Map<Integer, Double> claimed = swept.map(plan -> plan.search().orElseThrow().claimedAverted());
    for (int number = 2; number <= 7; number++) {
      assertThat(claimed.get(number)).isGreaterThanOrEqualTo(claimed.get(number - 1) * (1 - 1e-3));
    }
  }

  @Test
  void aPointWithoutAPlanSaysWhyAndTheOthersGoOn() {
    Kept swept = sweep(grid(2, "budget=10%,50%,100%"), 2, new Kept());

    assertThat(swept.points.get(1).outcome()).isEmpty();
    assertThat(swept.points.get(1).reasons()).isNotEmpty();
    assertThat(swept.points.get(3).outcome()).isPresent();
  }

  @Test
  void marginsKeepTheRulesAndSayWhatTheirPlansAvert() {
    Planning planning = new Planning(OPTIONS);
    LoadedCase loaded = tiny.base();
    PlanningResult.Planned planned =
        (PlanningResult.Planned) planning.plan(loaded, SearchListener.SILENT);
    HarmModel model = planning.searchModel(loaded);
    Plan plan = planned.outcome().plan();
    MoneyMargins margins = new MoneyMargins(model, plan);
    ExactMean mean = new ExactMean(model);
    mean.setPlan(plan);
    double harm = mean.harm();

    for (long pence : new long[] {10_000, 500_000, 2_000_000}) {
      MoneyMargin more = margins.change("council", pence).orElseThrow();
      MoneyMargin less = margins.change("council", -pence).orElseThrow();
      for (MoneyMargin margin : List.of(more, less)) {
        long amount = 5_000_000 + margin.pence();
        var changed =
            model
                .theCase()
                .withResources(model.theCase().resources().withAmount("council", amount));
        assertThat(new CaseRules(changed, model.space()).violations(margin.after())).isEmpty();
        mean.setPlan(margin.after());
        assertThat(margin.averted())
            .isCloseTo(harm - mean.harm(), org.assertj.core.api.Assertions.within(1e-9 * harm));
      }
      assertThat(more.averted()).isGreaterThanOrEqualTo(0);
      // Nothing that a cut leaves could have been better than the plan by more than its gap.
      assertThat(less.averted()).isLessThanOrEqualTo(1e-3 * harm);
    }
    assertThat(margins.change("council", -4_600_000)).isEmpty();
    assertThat(margins.change("council", -9_000_000)).isEmpty();
  }

  @Test
  void stoppedSweepKeepsWhatIsFinishedAndNothingElse() {
    SweepGrid grid = grid(5, "budget=60%..140%");
    Kept kept = new Kept();
    Sweep[] sweep = new Sweep[1];
    sweep[0] = new Sweep(tiny, grid, OPTIONS, kept);

    boolean all = sweep[0].run(1, (point, again) -> sweep[0].stop());

    assertThat(all).isFalse();
    assertThat(kept.points.keySet()).containsExactly(3);
    assertThat(sweep(grid, 2, kept).map(PlanOutcome::plan))
        .isEqualTo(sweep(grid, 2, new Kept()).map(PlanOutcome::plan));
  }
}
