package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import marshal.model.evaluation.HarmModel;
import marshal.solver.relaxation.SmallCases.AllPlans;
import marshal.solver.relaxation.SmallCases.Kind;
import marshal.solver.rules.CaseRules;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import org.junit.jupiter.api.Test;

class WholeUnitsTest {

  private static final int CASES = 200;
  private static final int MOST_PLANS = 20_000;

  @Test
  void isTheLeastOfAllWholeUnitsOfEverySite() {
    int compared = 0;
    int aboveFractions = 0;
    for (int seed = 0; seed < CASES; seed++) {
      HarmModel model = SmallCases.model(SmallCases.draw(Kind.PLAIN, seed), 4);
      CaseRules caseRules = new CaseRules(model.theCase(), model.space());
      if (!caseRules.infeasibilities().isEmpty()
          || AllPlans.count(LinearRules.of(caseRules)) > MOST_PLANS) {
        continue;
      }
      LinearRules rules = LinearRules.of(caseRules);
      Relaxation relaxation = new Relaxation(model, rules);
      SplittableRandom random = new SplittableRandom(seed);
      double[] units = new double[rules.lines()];
      for (int line = 0; line < units.length; line++) {
        units[line] =
            rules.least(line) + random.nextDouble() * (rules.most(line) - rules.least(line));
      }
      double[] prices = new double[rules.limits()];
      for (int limit = 0; limit < prices.length; limit++) {
        prices[limit] = 1e4 * random.nextDouble() / Math.max(1, rules.capacity(limit));
      }
      Tangent tangent = relaxation.harm.tangentAt(units);
      PricedSites sites = new PricedSites(rules, relaxation.harm.coverage);
      PricedSites.Answer whole = sites.askWhole(tangent, prices, units);
      double fractions = sites.ask(tangent, prices, units, null).dual;
      double least = leastOfAll(tangent, rules, relaxation.harm.coverage, prices);

      compared++;
      assertThat(whole.dual).as("case %d", seed).isCloseTo(least, within(1e-9 * whole.size));
      assertThat(cost(tangent, rules, relaxation.harm.coverage, prices, whole.units))
          .as("case %d, where it was found", seed)
          .isCloseTo(least, within(1e-9 * whole.size));
      assertThat(whole.dual).isGreaterThanOrEqualTo(fractions - 1e-9 * whole.size);
      aboveFractions += whole.dual > fractions + 1e-6 * whole.size ? 1 : 0;
    }
    assertThat(compared).isGreaterThan(CASES / 2);
    assertThat(aboveFractions).isGreaterThan(CASES / 10);
  }

  /** Tries every combination of whole units of every site. */
  private static double leastOfAll(
      Tangent tangent, LinearRules rules, Coverage coverage, double[] prices) {
    double[] best = rules.least.clone();
    for (int site = 0; site < coverage.space.sites(); site++) {
      int first = coverage.space.lineOf(site, 0);
      double[] units = best.clone();
      double least = cost(tangent, rules, coverage, prices, units);
      boolean more = true;
      while (more) {
        more = false;
        for (int line = first; line < first + coverage.periods && !more; line++) {
          more = units[line] < rules.most[line];
          units[line] = more ? units[line] + 1 : rules.least[line];
        }
        double cost = cost(tangent, rules, coverage, prices, units);
        if (cost < least) {
          least = cost;
          best = units.clone();
        }
      }
    }
    return cost(tangent, rules, coverage, prices, best);
  }

  private static double cost(
      Tangent tangent, LinearRules rules, Coverage coverage, double[] prices, double[] units) {
    double[] covered = coverage.at(units);
    double cost = tangent.constant;
    for (int cell = 0; cell < covered.length; cell++) {
      cost += tangent.byCoverage[cell] * covered[cell];
    }
    for (int line = 0; line < units.length; line++) {
      cost += (tangent.byUnits[line] + rules.priceOf(line, prices)) * units[line];
    }
    for (int limit = 0; limit < prices.length; limit++) {
      cost -= prices[limit] * rules.capacity(limit);
    }
    return cost;
  }

  @Test
  void givesTheSameBitsForAnyNumberOfThreads() throws Exception {
    HarmModel model = CaseSketch.model(RandomCases.city(80, 5), 3);
    LinearRules rules = LinearRules.of(new CaseRules(model.theCase(), model.space()));
    RelaxationLimits limits = new RelaxationLimits(4, 0);
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);
    try {
      RelaxationResult alone =
          one.submit(() -> new Relaxation(model, rules).solve(limits, () -> false)).get();
      RelaxationResult together =
          four.submit(() -> new Relaxation(model, rules).solve(limits, () -> false)).get();

      assertThat(Chunks.count(model.space().sites())).isGreaterThan(1);
      assertThat(together.certificate()).isEqualTo(alone.certificate());
      assertThat(together.prices()).containsExactly(alone.prices());
      assertThat(together.whole().prices).containsExactly(alone.whole().prices);
      assertThat(together.whole().units).containsExactly(alone.whole().units);
    } finally {
      one.shutdown();
      four.shutdown();
    }
  }

  @Test
  void moreRoundsAndStepsNeverLowerTheBound() {
    HarmModel model = CaseSketch.model(RandomCases.city(12, 5), 4);
    LinearRules rules = LinearRules.of(new CaseRules(model.theCase(), model.space()));
    Relaxation relaxation = new Relaxation(model, rules);
    RelaxationResult result = relaxation.solve(RelaxationLimits.DEFAULT, () -> false);
    Tangent tangent = relaxation.harm.tangentAt(result.units());
    PlaceModels places = new PlaceModels(relaxation.harm, rules, Relaxation.CLOSE);
    PricedSites sites = new PricedSites(rules, relaxation.harm.coverage);
    PricedSites.Answer fractions =
        sites.ask(
            relaxation.harm.priced(tangent, rules, result.prices(), places.radius),
            result.prices(),
            result.units(),
            places.tables(tangent));
    double before = Double.NEGATIVE_INFINITY;
    for (int steps = 1; steps < 12; steps++) {
      double bound =
          new WholeSearch(relaxation.harm, rules, sites, places.radius)
              .run(tangent, fractions, steps, () -> false);
      assertThat(bound).as("%d steps", steps).isGreaterThanOrEqualTo(before);
      before = bound;
    }
    assertThat(before)
        .isGreaterThan(relaxation.certify(result.units(), result.prices()).lowerBound());
  }
}
