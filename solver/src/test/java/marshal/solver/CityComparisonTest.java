package marshal.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;
import marshal.solver.search.SearchSummary;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sets the search beside simpler ways on generated cities and prints what each averts.
 *
 * <p>For other sizes: {@code mvn -pl solver -am test -Dtest=CityComparisonTest
 * -Dsurefire.failIfNoSpecifiedTests=false -DargLine="-Dareas=17 -Dworlds=64 -Dsteps=40000"}.
 */
final class CityComparisonTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void searchAvertsMoreThanSimplerWays(long seed) {
    int areas = Integer.getInteger("areas", 9);
    int worlds = Integer.getInteger("worlds", 8);
    HarmModel model = CaseSketch.model(RandomCases.city(areas, seed), worlds);
    double before = cpuSeconds();
    Allocation.Found found =
        (Allocation.Found)
            new Allocator()
                .allocate(
                    model,
                    SearchLimits.ofSteps(Integer.getInteger("steps", 2_000)),
                    seed,
                    SearchListener.SILENT);
    double seconds = cpuSeconds() - before;
    SearchSummary search = found.search();
    double equal = averted(model, Baselines.equalPerHead(model), search);
    double need = averted(model, Baselines.proportionalToNeed(model), search);
    double greedy = averted(model, found.greedy().orElseThrow(), search);
    double best = search.harmCommitted() - search.harmFound();
    System.out.printf(
        Locale.ROOT,
        "%d areas, %d worlds, seed %d, %d moves in %.1f s of processor time: averted by equal per"
            + " head %.0f, proportional to need %.0f, greedy %.0f, search %.0f of %.0f%n",
        areas,
        worlds,
        seed,
        search.moves(),
        seconds,
        equal,
        need,
        greedy,
        best,
        search.harmCommitted());

    assertThat(best).isGreaterThan(greedy).isGreaterThan(equal).isGreaterThan(need);
  }

  private static double averted(HarmModel model, Plan plan, SearchSummary search) {
    ExactMean mean = new ExactMean(model);
    mean.setPlan(plan);
    return search.harmCommitted() - mean.harm();
  }

  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }
}
