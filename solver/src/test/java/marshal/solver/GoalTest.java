package marshal.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.objective.Goal;
import marshal.solver.objective.Objective;
import marshal.solver.objective.Risk;
import marshal.solver.objective.Target;
import marshal.solver.rules.CaseRules;
import marshal.solver.search.SearchLimits;
import marshal.solver.search.SearchListener;
import marshal.solver.search.StoppedBy;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every objective, with and without risk, against all plans of small cases. */
final class GoalTest {

  private static final int WORLDS = 5;
  private static final int CASES = 40;

  private static Risk risk(double weight) {
    return new Risk(weight, 0.7);
  }

  private static Allocation allocate(HarmModel model, Goal goal, long seed) {
    return new Allocator()
        .allocate(
            model,
            goal,
            SearchLimits.ofSteps(1_500),
            seed,
            SearchListener.SILENT,
            Optional.empty());
  }

  /** Returns the least of a value over all plans that keep the rules. */
  private static double least(HarmModel model, ToDoubleFunction<Plan> valueOf) {
    CaseRules rules = new CaseRules(model.theCase(), model.space());
    int[] units = rules.committedPlan().units();
    double least = Double.POSITIVE_INFINITY;
    while (true) {
      Plan plan = Plan.of(units);
      if (rules.violations(plan).isEmpty()) {
        least = Math.min(least, valueOf.applyAsDouble(plan));
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

  /** The measure of the design, written anew: sorted worlds, a fraction of the last one. */
  private static double harm(HarmModel model, ExactMean mean, Plan plan, Risk risk) {
    mean.setPlan(plan);
    double[] harm = mean.harmByWorld(model.theCase().harmIndex());
    java.util.Arrays.sort(harm);
    double average = java.util.Arrays.stream(harm).average().orElseThrow();
    double tail = harm.length * (1 - risk.level());
    double sum = 0;
    double left = tail;
    for (int d = harm.length - 1; d >= 0 && left > 0; d--) {
      sum += Math.min(1, left) * harm[d];
      left -= 1;
    }
    return (1 - risk.weight()) * average + risk.weight() * sum / tail;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9})
  void findsTheMostAverted(double weight) {
    for (long seed = 0; seed < CASES; seed++) {
      HarmModel model = CaseSketch.model(RandomCases.tiny(seed), WORLDS);
      Goal goal = new Goal(new Objective.MostAverted(), risk(weight));
      ExactMean mean = new ExactMean(model);
      double best = least(model, plan -> harm(model, mean, plan, goal.risk()));
      Allocation.Found found = (Allocation.Found) allocate(model, goal, seed);

      assertThat(found.search().valueFound())
          .as("case %d", seed)
          .isCloseTo(best, within(1e-9 * best))
          .isCloseTo(harm(model, mean, found.plan(), goal.risk()), within(1e-9 * best));
      assertThat(found.certificate().lowerBound()).isLessThanOrEqualTo(best * (1 + 1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6})
  void findsTheMostNetBenefit(double weight) {
    int restrained = 0;
    for (long seed = 0; seed < CASES; seed++) {
      HarmModel model = CaseSketch.model(RandomCases.tiny(seed), WORLDS);
      CaseRules rules = new CaseRules(model.theCase(), model.space());
      Goal goal = new Goal(new Objective.NetBenefit(), risk(weight));
      ExactMean mean = new ExactMean(model);
      double promised = 0.01 * rules.costPence(rules.committedPlan());
      double best =
          least(
              model,
              plan ->
                  harm(model, mean, plan, goal.risk()) + 0.01 * rules.costPence(plan) - promised);
      Allocation.Found found = (Allocation.Found) allocate(model, goal, seed);

      assertThat(found.search().valueFound())
          .as("case %d", seed)
          .isCloseTo(best, within(1e-9 * best));
      assertThat(found.certificate().lowerBound()).isLessThanOrEqualTo(best * (1 + 1e-12));
      Allocation.Found most =
          (Allocation.Found)
              allocate(model, new Goal(new Objective.MostAverted(), goal.risk()), seed);
      restrained += rules.costPence(found.plan()) < rules.costPence(most.plan()) ? 1 : 0;
    }
    assertThat(restrained).as("plans that leave money unspent").isGreaterThan(CASES / 8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6})
  void findsTheLeastCostOfATarget(double weight) {
    int missed = 0;
    int reachable = 0;
    for (long seed = 0; seed < CASES; seed++) {
      HarmModel model = CaseSketch.model(RandomCases.tiny(seed), WORLDS);
      CaseRules rules = new CaseRules(model.theCase(), model.space());
      Risk risk = risk(weight);
      ExactMean mean = new ExactMean(model);
      double forecast = harm(model, mean, rules.committedPlan(), risk);
      double possible = forecast - least(model, plan -> harm(model, mean, plan, risk));
      double asked = possible * (0.2 + 0.2 * (seed % 6));
      Target target = seed % 2 == 0 ? new Target.Amount(asked) : new Target.Share(asked / forecast);
      Allocation outcome = allocate(model, new Goal(new Objective.LeastCost(target), risk), seed);
      if (asked > possible) {
        assertThat(outcome).as("case %d", seed).isInstanceOf(Allocation.OutOfReach.class);
        Allocation.OutOfReach out = (Allocation.OutOfReach) outcome;
        assertThat(out.asked()).isCloseTo(asked, within(1e-9 * forecast));
        assertThat(out.found()).isLessThanOrEqualTo(possible + 1e-9 * forecast);
        assertThat(out.possible()).isGreaterThanOrEqualTo(possible - 1e-9 * forecast);
        assertThat(out.forecast()).isCloseTo(forecast, within(1e-9 * forecast));
        continue;
      }
      if (outcome instanceof Allocation.OutOfReach) {
        // A target equal to what is possible may be missed by a rounding error.
        assertThat(asked).isGreaterThan(possible * (1 - 1e-9));
        continue;
      }
      reachable++;
      Allocation.Found found = (Allocation.Found) outcome;
      double harmAtMost = forecast - asked;
      long promised = rules.costPence(rules.committedPlan());
      double best =
          least(
              model,
              plan ->
                  harm(model, mean, plan, risk) <= harmAtMost * (1 + 1e-12)
                      ? rules.costPence(plan) - promised
                      : Double.POSITIVE_INFINITY);
      assertThat(rules.violations(found.plan())).isEmpty();
      assertThat(harm(model, mean, found.plan(), risk))
          .as("case %d", seed)
          .isLessThanOrEqualTo(harmAtMost * (1 + 1e-12));
      assertThat(found.certificate().lowerBound())
          .as("case %d", seed)
          .isLessThanOrEqualTo(best + 1e-6);
      assertThat(found.search().valueFound()).isGreaterThanOrEqualTo(best);
      missed += found.search().valueFound() > best ? 1 : 0;
    }
    assertThat(reachable).isGreaterThan(CASES / 2);
    assertThat(missed).as("plans dearer than the cheapest, of %d", reachable).isZero();
  }

  @Test
  void endsAtAGapThatIsProven() {
    HarmModel model = CaseSketch.model(RandomCases.city(5, 3), 4);
    SearchLimits limits =
        new SearchLimits(Optional.empty(), OptionalLong.of(100_000), OptionalDouble.of(30));
    Allocation.Found found =
        (Allocation.Found) new Allocator().allocate(model, limits, 1, SearchListener.SILENT);

    assertThat(found.search().stoppedBy()).isEqualTo(StoppedBy.GAP);
    assertThat(found.gapPercent()).isLessThanOrEqualTo(30);
    assertThat(found.search().moves()).isLessThan(100_000);
  }

  @Test
  void riskWeighsTheWorstWorlds() {
    double[] harm = {5, 1, 9, 3, 7};
    assertThat(new Risk(1, 0.8).of(harm)).isCloseTo(9, within(1e-12));
    assertThat(new Risk(1, 0.5).of(harm)).isCloseTo((9 + 7 + 0.5 * 5) / 2.5, within(1e-12));
    assertThat(new Risk(0.25, 0.6).of(harm)).isCloseTo(0.75 * 5 + 0.25 * 8, within(1e-12));
    assertThat(new Risk(0, 0.9).of(harm)).isCloseTo(5, within(1e-12));
    assertThat(new Risk(1, 0.99).of(harm)).isCloseTo(9, within(1e-12));
  }

  @Test
  void smoothWeightsNeverExceedTheMeasure() {
    java.util.SplittableRandom random = new java.util.SplittableRandom(5);
    for (int draw = 0; draw < 2_000; draw++) {
      double[] there = random.doubles(7).map(x -> 100 * x).toArray();
      double[] elsewhere = random.doubles(7).map(x -> 100 * x).toArray();
      Risk risk = new Risk(random.nextDouble(), 0.95 * random.nextDouble());
      double[] weights = risk.smoothWeights(there, Math.exp(8 * random.nextDouble() - 6));
      double sum = 0;
      for (int d = 0; d < weights.length; d++) {
        sum += weights[d] * elsewhere[d];
      }
      assertThat(sum).isLessThanOrEqualTo(risk.of(elsewhere) * (1 + 1e-12));
    }
  }
}
