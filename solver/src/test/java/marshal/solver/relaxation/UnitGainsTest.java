package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.BiFunction;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.solver.objective.Valuation;
import marshal.solver.relaxation.SmallCases.Kind;
import marshal.solver.rules.CaseRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What units avert near a plan, with shared mechanisms and treatment as they are. */
final class UnitGainsTest {

  private static final int CASES = 40;

  private static double harm(HarmModel model, double[] units) {
    ExactMean mean = new ExactMean(model);
    int[] whole = new int[units.length];
    for (int line = 0; line < whole.length; line++) {
      whole[line] = (int) units[line];
    }
    mean.setPlan(Plan.of(whole));
    return mean.harm();
  }

  private static double[] drawn(LinearRules rules, SplittableRandom random) {
    double[] units = new double[rules.lines()];
    for (int line = 0; line < units.length; line++) {
      units[line] =
          rules.least[line] + random.nextInt((int) (rules.most[line] - rules.least[line]) + 1);
    }
    return units;
  }

  /** Counts changes of one line that avert more than is promised, and all that were looked at. */
  private static int[] brokenPromises(Kind kind, BiFunction<ConvexHarm, double[], UnitGains> at) {
    SplittableRandom random = new SplittableRandom(11);
    int[] count = new int[2];
    for (int seed = 0; seed < CASES; seed++) {
      Case theCase = SmallCases.draw(kind, seed);
      HarmModel model = SmallCases.model(theCase, 4);
      CaseRules caseRules = new CaseRules(theCase, model.space());
      if (!caseRules.infeasibilities().isEmpty()) {
        continue;
      }
      LinearRules rules = LinearRules.of(caseRules);
      ConvexHarm convex = new ConvexHarm(model, rules, Valuation.MEAN_HARM);
      double[] units = drawn(rules, random);
      UnitGains gains = at.apply(convex, units);
      double before = harm(model, units);
      for (int line = 0; line < units.length; line++) {
        double now = units[line];
        for (double to = rules.least[line]; to <= rules.most[line]; to++) {
          double promised = gains.averted(line, to - now);
          units[line] = to;
          double averted = before - harm(model, units);
          units[line] = now;
          count[0] += averted > promised + 1e-9 * before ? 1 : 0;
          count[1]++;
        }
      }
    }
    return count;
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"PLAIN", "SHARED", "TRIGGERED"})
  void promisesNoLessThanALineAverts(Kind kind) {
    int[] count = brokenPromises(kind, UnitGains::near);

    assertThat(count[1]).isGreaterThan(100);
    assertThat(count[0]).isZero();
  }

  /** A tangent sees one side of a mechanism's kink; a second unit may avert more than the first. */
  @Test
  void aTangentAloneWouldBreakPromisesWhereMechanismsAreShared() {
    int[] count =
        brokenPromises(
            Kind.SHARED, (harm, units) -> new UnitGains(harm, harm.exactSlopesAt(units), units));

    assertThat(count[0]).isGreaterThan(0);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void addsUpToTheSameWhateverTheOrderOfChanges(Kind kind) {
    SplittableRandom random = new SplittableRandom(5);
    int compared = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Case theCase = SmallCases.draw(kind, seed);
      HarmModel model = SmallCases.model(theCase, 4);
      CaseRules caseRules = new CaseRules(theCase, model.space());
      if (!caseRules.infeasibilities().isEmpty()) {
        continue;
      }
      LinearRules rules = LinearRules.of(caseRules);
      ConvexHarm convex = new ConvexHarm(model, rules, Valuation.MEAN_HARM);
      double[] from = drawn(rules, random);
      double[] to = drawn(rules, random);
      UnitGains up = UnitGains.near(convex, from);
      UnitGains down = UnitGains.near(convex, from);
      double scale = 1e-9 * up.value();

      assertThat(moved(up, to, true)).isCloseTo(moved(down, to, false), within(scale));
      compared++;
    }
    assertThat(compared).isGreaterThan(CASES / 2);
  }

  /** Moves line after line by single units, asking about all lines on the way. */
  private static double moved(UnitGains gains, double[] to, boolean firstLineFirst) {
    double averted = 0;
    for (int j = 0; j < to.length; j++) {
      int line = firstLineFirst ? j : to.length - 1 - j;
      while (gains.units(line) != to[line]) {
        double step = gains.units(line) < to[line] ? 1 : -1;
        for (int other = 0; other < to.length; other++) {
          gains.averted(other, 1);
          gains.averted(other, gains.units(other) > 0 ? -1 : 0);
        }
        averted += gains.averted(line, step);
        gains.add(line, step);
      }
    }
    return averted;
  }
}
