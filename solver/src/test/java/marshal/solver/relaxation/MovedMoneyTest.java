package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.solver.rules.CaseRules;
import marshal.solver.sketch.CaseSketch;
import marshal.solver.sketch.RandomCases;
import org.junit.jupiter.api.Test;

/** Money that must not move away from a plan, in the bound. */
class MovedMoneyTest {

  private static final int CASES = 300;
  private static final int MOST_PLANS = 3_000;
  private static final String STEADY = "steady";

  /** A tiny case where a share of the money of a plan drawn at random may move at most. */
  private record Drawn(HarmModel model, CaseRules caseRules, LinearRules rules) {

    static Optional<Drawn> draw(int seed, double share) {
      Random random = new Random(seed);
      Case theCase = RandomCases.tiny(seed);
      PlanSpace space = PlanSpace.of(theCase);
      List<LineUnits> current = new ArrayList<>();
      for (int index = 0; index < space.lines(); index++) {
        Line line = space.line(index);
        current.add(
            new LineUnits(
                theCase.interventions().get(line.intervention()).id(),
                line.place() == Line.CITY
                    ? Optional.empty()
                    : Optional.of(theCase.area().neighbourhood(line.place()).code()),
                line.period(),
                random.nextInt(3)));
      }
      Rule steady = new Rule.Stability(STEADY, share * random.nextDouble(), current);
      HarmModel model =
          CaseSketch.model(
              theCase.withResources(theCase.resources().withRules(List.of(steady))), 3);
      CaseRules rules = new CaseRules(model.theCase(), model.space());
      if (!rules.infeasibilities().isEmpty()) {
        return Optional.empty();
      }
      LinearRules linear = LinearRules.of(rules);
      return SmallCases.AllPlans.count(linear) > MOST_PLANS
          ? Optional.empty()
          : Optional.of(new Drawn(model, rules, linear));
    }

    LinearRules withoutStability() {
      Case other =
          model.theCase().withResources(model.theCase().resources().without(Set.of(STEADY)));
      return LinearRules.of(new CaseRules(other, model.space()));
    }

    void visit(Consumer<int[]> visitor) {
      visit(0, new int[rules.lines()], visitor);
    }

    private void visit(int line, int[] units, Consumer<int[]> visitor) {
      if (line == units.length) {
        visitor.accept(units);
        return;
      }
      for (int u = (int) rules.least(line); u <= rules.most(line); u++) {
        units[line] = u;
        visit(line + 1, units, visitor);
      }
    }

    /** Returns the least harm of all plans that keep the rules; infinite if none does. */
    double best() {
      ExactMean mean = new ExactMean(model);
      double[] best = {Double.POSITIVE_INFINITY};
      visit(
          units -> {
            Plan plan = Plan.of(units);
            if (caseRules.violations(plan).isEmpty()) {
              mean.setPlan(plan);
              best[0] = Math.min(best[0], mean.harm());
            }
          });
      return best[0];
    }

    double[] prices(Random random) {
      double[] prices = new double[rules.limits()];
      for (int limit = 0; limit < prices.length; limit++) {
        prices[limit] = 1e4 * random.nextDouble() / Math.max(1_000, rules.capacity(limit));
      }
      return prices;
    }

    double[] point(Random random) {
      double[] units = new double[rules.lines()];
      for (int line = 0; line < units.length; line++) {
        double range = rules.most(line) - rules.least(line);
        units[line] = rules.least(line) + random.nextDouble() * range;
      }
      return units;
    }
  }

  @Test
  void sitesAnswerWithTheLeastOfAllTheirWholeUnits() {
    int compared = 0;
    int atTheCurrentPlan = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Optional<Drawn> found = Drawn.draw(seed, 1);
      if (found.isEmpty()) {
        continue;
      }
      Drawn drawn = found.get();
      Random random = new Random(seed);
      double[] prices = drawn.prices(random);
      double[] at = drawn.point(random);
      Relaxation relaxation = new Relaxation(drawn.model(), drawn.rules());
      Tangent tangent = relaxation.harm.tangentAt(at);
      PricedSites sites = new PricedSites(drawn.rules(), relaxation.harm.coverage);
      PricedSites.Answer whole = sites.askWhole(tangent, prices, at);
      PricedSites.Answer fractions = sites.ask(tangent, prices, at, null);
      double[] least = {Double.POSITIVE_INFINITY};
      drawn.visit(
          units -> {
            double[] exact = new double[units.length];
            for (int line = 0; line < exact.length; line++) {
              exact[line] = units[line];
            }
            least[0] = Math.min(least[0], cost(drawn.rules(), relaxation, tangent, prices, exact));
          });

      compared++;
      double tolerance = 1e-9 * whole.size;
      assertThat(whole.dual).as("case %d", seed).isCloseTo(least[0], within(tolerance));
      assertThat(cost(drawn.rules(), relaxation, tangent, prices, fractions.units))
          .as("case %d, in fractions", seed)
          .isCloseTo(fractions.dual, within(1e-7 * whole.size));
      for (int draw = 0; draw < 20; draw++) {
        assertThat(cost(drawn.rules(), relaxation, tangent, prices, drawn.point(random)))
            .isGreaterThanOrEqualTo(fractions.dual - tolerance);
      }
      for (int line = 0; line < at.length; line++) {
        boolean inside =
            at[line] > drawn.rules().least(line) && at[line] < drawn.rules().most(line);
        int current = drawn.caseRules().currentUnits(line);
        atTheCurrentPlan +=
            inside && current > drawn.rules().least(line) && fractions.units[line] == current
                ? 1
                : 0;
      }
    }
    assertThat(compared).isGreaterThan(CASES / 2);
    assertThat(atTheCurrentPlan).as("answers at the kink").isGreaterThan(CASES / 20);
  }

  private static double cost(
      LinearRules rules, Relaxation relaxation, Tangent tangent, double[] prices, double[] units) {
    double[] covered = relaxation.harm.coverage.at(units);
    double cost = tangent.constant;
    for (int cell = 0; cell < covered.length; cell++) {
      double gamma = tangent.byCoverage[cell];
      // Where coverage does harm the chord over all units takes its place, as in the sites.
      cost += gamma > 0 ? 0 : gamma * covered[cell];
    }
    cost += chords(relaxation, tangent, units);
    double[] used = rules.used(units);
    for (int line = 0; line < units.length; line++) {
      cost += tangent.byUnits[line] * units[line];
    }
    for (int limit = 0; limit < prices.length; limit++) {
      cost += prices[limit] * (used[limit] - rules.capacity(limit));
    }
    return cost;
  }

  private static double chords(Relaxation relaxation, Tangent tangent, double[] units) {
    Coverage coverage = relaxation.harm.coverage;
    double sum = 0;
    for (int cell = 0; cell < tangent.byCoverage.length; cell++) {
      int site = cell / coverage.steps;
      double gamma = tangent.byCoverage[cell];
      double from = coverage.leastActive[cell];
      double to = coverage.mostActive[cell];
      if (gamma > 0) {
        double low = coverage.ofActive(site, from);
        double slope = to > from ? (coverage.ofActive(site, to) - low) / (to - from) : 0;
        double active = coverage.active(site, cell % coverage.steps, units);
        sum += gamma * (low + slope * (active - from));
      }
    }
    return sum;
  }

  @Test
  void noPlanThatKeepsTheRuleIsBelowTheBound() {
    int compared = 0;
    int raised = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Optional<Drawn> found = Drawn.draw(seed, 1);
      double best = found.map(Drawn::best).orElse(Double.POSITIVE_INFINITY);
      if (best == Double.POSITIVE_INFINITY) {
        continue;
      }
      compared++;
      Drawn drawn = found.get();
      Relaxation relaxation = new Relaxation(drawn.model(), drawn.rules());
      RelaxationResult result = relaxation.solve(RelaxationLimits.DEFAULT, () -> false);
      double bound = result.certificate().lowerBound();
      assertThat(bound).as("case %d", seed).isLessThanOrEqualTo(best * (1 + 1e-12));
      assertThat(relaxation.tighten(result, best, () -> false).certificate().lowerBound())
          .as("case %d, tightened", seed)
          .isLessThanOrEqualTo(best * (1 + 1e-12));
      Random random = new Random(seed);
      for (int draw = 0; draw < 4; draw++) {
        assertThat(relaxation.certify(drawn.point(random), drawn.prices(random)).lowerBound())
            .as("case %d, draw %d", seed, draw)
            .isLessThanOrEqualTo(best * (1 + 1e-12));
      }
      double without =
          new Relaxation(drawn.model(), drawn.withoutStability())
              .solve(RelaxationLimits.DEFAULT, () -> false)
              .certificate()
              .lowerBound();
      raised += bound > without * (1 + 1e-6) ? 1 : 0;
    }
    assertThat(compared).isGreaterThan(CASES / 4);
    assertThat(raised).as("bounds that the rule raises, of %d", compared).isGreaterThan(20);
  }

  @Test
  void aBoundForLessMoneyThatMayMoveIsAbovePlansOfTheCase() {
    int caught = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Optional<Drawn> found = Drawn.draw(seed, 1);
      Optional<Drawn> tighter = Drawn.draw(seed, 0.2);
      double best = found.map(Drawn::best).orElse(Double.POSITIVE_INFINITY);
      if (best < Double.POSITIVE_INFINITY && tighter.isPresent()) {
        double bound =
            new Relaxation(tighter.get().model(), tighter.get().rules())
                .solve(RelaxationLimits.DEFAULT, () -> false)
                .certificate()
                .lowerBound();
        caught += bound > best ? 1 : 0;
      }
    }
    assertThat(caught).isGreaterThan(10);
  }
}
