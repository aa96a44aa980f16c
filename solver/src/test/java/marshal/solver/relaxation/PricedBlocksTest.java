package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.solver.relaxation.SmallCases.AllPlans;
import marshal.solver.relaxation.SmallCases.Kind;
import marshal.solver.rules.CaseRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PricedBlocksTest {

  private static final int CASES = 120;
  private static final int WORLDS = 3;
  private static final double MOST_PLANS = 5_000;

  private record Small(HarmModel model, CaseRules caseRules) {

    static Small draw(Kind kind, int seed) {
      Case theCase = SmallCases.draw(kind, seed);
      HarmModel model = SmallCases.model(theCase, WORLDS);
      return new Small(model, new CaseRules(theCase, model.space()));
    }

    boolean isFeasible() {
      return caseRules.infeasibilities().isEmpty();
    }

    LinearRules rules() {
      return LinearRules.of(caseRules);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"PLAIN", "HARMFUL", "SHARED", "TREATMENT", "MOVED", "EVERYTHING"})
  void boundsEveryPlanAtAnyPricesFromAnyTangent(Kind kind) {
    int compared = 0;
    for (int seed = 1_000; seed < 1_000 + CASES; seed++) {
      Small small = Small.draw(kind, seed);
      if (!small.isFeasible() || AllPlans.count(small.rules()) > MOST_PLANS) {
        continue;
      }
      compared++;
      double best = new AllPlans(small.model(), small.rules()).best();
      ConvexHarm harm = new Relaxation(small.model(), small.rules()).harm;
      SplittableRandom random = new SplittableRandom(seed);
      for (int draw = 0; draw < 3; draw++) {
        double[] prices = randomPrices(small.rules(), random);
        PricedBlocks whole =
            new PricedBlocks(
                small.rules(), harm, randomPoint(small.rules(), random), prices, 1e-6 * best);
        for (int ask = 0; ask < 3; ask++) {
          assertThat(whole.ask(prices, 8, () -> false).value)
              .as("%s case %d, draw %d, ask %d", kind, seed, draw, ask)
              .isLessThanOrEqualTo(best * (1 + 1e-12));
          prices = randomPrices(small.rules(), random);
        }
      }
    }
    assertThat(compared).isGreaterThan(CASES / 3);
  }

  @Test
  void reachesTheBestPlanWhereNothingIsScarceAndTheTangentIsTakenThere() {
    int compared = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Small small = Small.draw(Kind.SHARED, seed);
      if (!small.isFeasible() || AllPlans.count(small.rules()) > MOST_PLANS) {
        continue;
      }
      LinearRules rules = withoutLimits(small.rules());
      AllPlans all = new AllPlans(small.model(), rules);
      ConvexHarm harm = new Relaxation(small.model(), rules).harm;
      PricedBlocks whole =
          new PricedBlocks(rules, harm, all.bestUnits(), new double[0], 1e-9 * all.best());
      double bound = Double.NEGATIVE_INFINITY;
      for (int ask = 0; ask < 20; ask++) {
        bound = whole.ask(new double[0], 20, () -> false).value;
      }
      double none = new ExactMean(small.model()).harm();
      // The city's own members keep a range, and what a tangent leaves beside them.
      if (harm.sharedMechanisms().citySites.length == 0 && none > all.best()) {
        compared++;
        assertThat((all.best() - bound) / (none - all.best())).as("case %d", seed).isLessThan(0.3);
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  void saysWhatSitesAloneSayWhereNothingBends() {
    for (int seed = 0; seed < CASES; seed++) {
      Small small = Small.draw(Kind.PLAIN, seed);
      if (!small.isFeasible()) {
        continue;
      }
      Relaxation relaxation = new Relaxation(small.model(), small.rules());
      SplittableRandom random = new SplittableRandom(seed);
      double[] units = randomPoint(small.rules(), random);
      double[] prices = randomPrices(small.rules(), random);
      double alone = relaxation.certify(units, prices).lowerBound();
      double bound =
          new PricedBlocks(small.rules(), relaxation.harm, units, prices, 0)
              .ask(prices, 8, () -> false)
              .value;
      assertThat(bound).as("case %d", seed).isCloseTo(alone, within(1e-9 * Math.abs(alone)));
    }
  }

  @Test
  void givesTheSameBitsForAnyNumberOfThreads() throws Exception {
    Small small = Small.draw(Kind.SHARED, 12);
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);
    try {
      assertThat(four.submit(() -> tightened(small)).get())
          .isEqualTo(one.submit(() -> tightened(small)).get());
    } finally {
      one.shutdown();
      four.shutdown();
    }
  }

  private static Certificate tightened(Small small) {
    Relaxation relaxation = new Relaxation(small.model(), small.rules());
    RelaxationResult result = relaxation.solve(RelaxationLimits.DEFAULT, () -> false);
    int[] rounded = Rounding.round(relaxation, result, () -> false);
    return relaxation.tighten(small.model(), result, rounded, () -> false).certificate();
  }

  @Test
  void answersWithoutABoundWhenStopped() {
    Small small = Small.draw(Kind.PLAIN, 3);
    Relaxation relaxation = new Relaxation(small.model(), small.rules());
    double[] prices = new double[small.rules().limits()];
    PricedBlocks whole =
        new PricedBlocks(small.rules(), relaxation.harm, small.rules().least, prices, 1);

    assertThat(whole.ask(prices, 8, () -> true).value).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static LinearRules withoutLimits(LinearRules rules) {
    return LinearRules.of(rules.least, rules.most, new double[0][rules.lines()], new double[0]);
  }

  private static double[] randomPoint(LinearRules rules, SplittableRandom random) {
    return IntStream.range(0, rules.lines())
        .mapToDouble(
            line ->
                rules.least(line) + random.nextDouble() * (rules.most(line) - rules.least(line)))
        .toArray();
  }

  private static double[] randomPrices(LinearRules rules, SplittableRandom random) {
    return IntStream.range(0, rules.limits())
        .mapToDouble(
            limit ->
                random.nextInt(3) == 0
                    ? 0
                    : 1e4
                        / Math.max(1, rules.capacity(limit))
                        * Math.exp(4 * random.nextDouble() - 2))
        .toArray();
  }
}
