package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.RuleKind;
import marshal.solver.rules.CaseRules;
import marshal.solver.sketch.RandomCases;
import marshal.solver.sketch.RandomRules;
import org.junit.jupiter.api.Test;

class LinePricesTest {

  private static final int CASES = 200;
  private static final List<RuleKind> KINDS =
      List.of(
          RuleKind.MINIMUM_PACKAGE, RuleKind.SET_UP, RuleKind.FAIRNESS_FLOOR, RuleKind.STABILITY);

  /** How far a change of cost may be above (less than 0: below) what was said to be the least. */
  private record Found(double lowest, double size) {}

  @Test
  void costChangesByNoLessThanTheLeastChange() {
    int compared = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Found found = lowest(seed, 0);
      if (found.size() > 0) {
        compared++;
        assertThat(found.lowest()).as("case %d", seed).isGreaterThan(-1e-12 * found.size());
      }
    }
    assertThat(compared).isGreaterThan(CASES / 2);
  }

  @Test
  void catchesALeastChangeOfASmallerBox() {
    int caught = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Found found = lowest(seed, 1);
      caught += found.lowest() < -1e-9 * found.size() ? 1 : 0;
    }
    assertThat(caught).isGreaterThan(CASES / 4);
  }

  /** Compares units drawn from a box with what is said of one that lacks some of its most units. */
  private static Found lowest(int seed, int lacking) {
    Case theCase = RandomRules.add(RandomCases.tiny(seed), KINDS, seed);
    CaseRules caseRules = new CaseRules(theCase, PlanSpace.of(theCase));
    if (!caseRules.infeasibilities().isEmpty()) {
      return new Found(0, 0);
    }
    LinearRules rules = LinearRules.of(caseRules);
    SplittableRandom random = new SplittableRandom(seed);
    int[] lines = IntStream.range(0, rules.lines()).toArray();
    double lowest = Double.POSITIVE_INFINITY;
    double size = 0;
    for (int draw = 0; draw < 20; draw++) {
      double[] before = prices(rules, random);
      double[] after = prices(rules, random);
      double[] low = new double[lines.length];
      double[] high = new double[lines.length];
      double[] told = new double[lines.length];
      for (int line : lines) {
        low[line] = random.nextInt((int) rules.least(line), (int) rules.most(line) + 1);
        high[line] = random.nextInt((int) low[line], (int) rules.most(line) + 1);
        told[line] = Math.max(low[line], high[line] - lacking);
      }
      double least =
          new LinePrices(rules, lines, after)
              .leastChange(new LinePrices(rules, lines, before), low, told);
      for (int plan = 0; plan < 20; plan++) {
        double[] units = new double[lines.length];
        for (int line : lines) {
          units[line] = random.nextInt((int) low[line], (int) high[line] + 1);
        }
        double now = cost(rules, caseRules, units, after);
        double then = cost(rules, caseRules, units, before);
        lowest = Math.min(lowest, now - then - least);
        size = Math.max(size, Math.abs(now) + Math.abs(then));
      }
    }
    return new Found(lowest, size);
  }

  /** What units cost at some prices; the first line of an intervention begins its place. */
  private static double cost(
      LinearRules rules, CaseRules caseRules, double[] units, double[] prices) {
    double cost = 0;
    for (int line = 0; line < units.length; line++) {
      cost += rules.priceOf(line, prices) * units[line];
      cost += rules.priceOfLess(line, prices) * Math.max(0, rules.currentUnits(line) - units[line]);
      if (units[line] > 0) {
        cost += caseRules.priceToBegin(line, line % 2 == 0, prices);
      }
    }
    return cost;
  }

  private static double[] prices(LinearRules rules, SplittableRandom random) {
    return IntStream.range(0, rules.limits())
        .mapToDouble(limit -> random.nextInt(3) == 0 ? 0 : random.nextDouble())
        .toArray();
  }
}
