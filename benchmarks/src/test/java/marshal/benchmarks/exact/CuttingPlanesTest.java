package marshal.benchmarks.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import marshal.benchmarks.instance.GeneratedCity;
import marshal.benchmarks.method.Instance;
import marshal.benchmarks.suite.InstanceSpec;
import marshal.model.evaluation.ExactMean;
import marshal.model.plan.Plan;
import marshal.solver.rules.RuleState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three ways to the best plan of a small case: trying them all, cutting planes, the certificate.
 */
final class CuttingPlanesTest {

  @BeforeEach
  void needsTheSolver() {
    assumeTrue(CuttingPlanes.isAvailable(), "OR-Tools is not there for this system.");
  }

  /**
   * Few enough plans to try them all: two neighbourhoods, two interventions, one period's money.
   */
  private static Instance small(long seed) {
    return Instance.of(new GeneratedCity(2, 2, 2, 1.2, seed).toCase(), 4, 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsTheBestOfAllPlans(long seed) {
    Instance instance = small(seed);
    BruteForce brute = new BruteForce(instance);
    CuttingPlanes.Result result =
        CuttingPlanes.prepare(instance.model(), instance.rules())
            .orElseThrow()
            .solve(() -> false, () -> 60_000, harm -> {});

    double averted = instance.harmCommitted() - brute.best;
    assertThat(brute.plans).isGreaterThan(100);
    assertThat(averted).isPositive();
    assertThat(result.optimal()).isTrue();
    assertThat(result.harm()).isCloseTo(brute.best, within(1e-5 * averted));
    assertThat(instance.evaluate(result.plan()))
        .isCloseTo(result.harm(), within(1e-9 * brute.best));
    assertThat(result.bound()).isLessThanOrEqualTo(brute.best * (1 + 1e-12));
    assertThat(instance.prove(() -> false)).isLessThanOrEqualTo(brute.best * (1 + 1e-12));
    assertThat(instance.violations(result.plan())).isEmpty();
  }

  /** The twin: with less money the best is worse, so the programme heeds the limits. */
  @Test
  void lessMoneyMakesTheBestWorse() {
    Instance rich = Instance.of(new GeneratedCity(2, 2, 2, 2.4, 1).toCase(), 4, 10);
    Instance poor = small(1);

    assertThat(best(rich)).isLessThan(best(poor) - 1e-6 * best(poor));
  }

  private static double best(Instance instance) {
    return CuttingPlanes.prepare(instance.model(), instance.rules())
        .orElseThrow()
        .solve(() -> false, () -> 60_000, harm -> {})
        .harm();
  }

  @Test
  void refusesWhatIsNotConvex() {
    Path derby = Path.of("..", "scenarios", "cases", "derby");
    Instance instance =
        Instance.of(
            new InstanceSpec(
                "derby",
                new InstanceSpec.Source.OfCase(derby, "baseline"),
                java.time.Duration.ofSeconds(1),
                2,
                10,
                java.util.List.of(1L),
                java.util.List.of()));

    assertThat(
            CuttingPlanes.prepare(instance.model(), instance.rules()).orElseThrow().findObstacle())
        .hasValueSatisfying(why -> assertThat(why).contains("treatment"));
  }

  /** Every feasible plan, one after another. */
  private static final class BruteForce {
    private final ExactMean mean;
    private final RuleState state;
    private double best = Double.POSITIVE_INFINITY;
    private int plans;

    BruteForce(Instance instance) {
      this.mean = new ExactMean(instance.model());
      Plan committed = instance.rules().committedPlan();
      mean.setPlan(committed);
      this.state = new RuleState(instance.rules(), committed);
      tryFrom(0);
    }

    private void tryFrom(int line) {
      if (line == state.rules().lines()) {
        plans++;
        best = Math.min(best, mean.harm());
        return;
      }
      int least = state.units(line);
      int room = state.roomFor(line);
      for (int more = 0; more <= room; more++) {
        state.setUnits(line, least + more);
        mean.setUnits(line, least + more);
        tryFrom(line + 1);
      }
      state.setUnits(line, least);
      mean.setUnits(line, least);
    }
  }
}
