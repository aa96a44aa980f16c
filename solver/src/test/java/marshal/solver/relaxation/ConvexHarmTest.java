package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Displacement;
import marshal.solver.objective.Valuation;
import marshal.solver.relaxation.SmallCases.Kind;
import marshal.solver.rules.CaseRules;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConvexHarmTest {

  private static final int CASES = 60;

  private static double[] randomUnits(LinearRules rules, SplittableRandom random) {
    double[] units = new double[rules.lines()];
    for (int line = 0; line < units.length; line++) {
      units[line] =
          rules.least(line) + random.nextDouble() * (rules.most(line) - rules.least(line));
    }
    return units;
  }

  private static ExactMean at(HarmModel model, double[] units) {
    ExactMean mean = new ExactMean(model);
    for (int line = 0; line < units.length; line++) {
      mean.setUnits(line, units[line]);
    }
    return mean;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void hasTheExactHarmAndLiesBelowItWhereMechanismsAreShared(Kind kind) {
    SplittableRandom random = new SplittableRandom(1);
    for (int seed = 0; seed < CASES; seed++) {
      Case theCase = SmallCases.draw(kind, seed);
      HarmModel model = SmallCases.model(theCase, 4);
      CaseRules caseRules = new CaseRules(theCase, model.space());
      if (caseRules.infeasibilities().isEmpty()) {
        LinearRules rules = LinearRules.of(caseRules);
        ConvexHarm harm = new ConvexHarm(model, rules, Valuation.MEAN_HARM);
        double[] units = randomUnits(rules, random);
        double exact = at(model, units).harm();
        if (!harm.displaces()) {
          assertThat(harm.exactSlopesAt(units).value)
              .as("case %d", seed)
              .isCloseTo(exact, Percentage.withPercentage(1e-10));
        }
        assertThat(harm.tangentAt(units).value).isLessThanOrEqualTo(exact * (1 + 1e-12));
        if (!harm.sharesMechanisms() && !harm.displaces()) {
          assertThat(harm.tangentAt(units).value)
              .isCloseTo(exact, Percentage.withPercentage(1e-10));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void hasTangentsThatLieBelowTheHarmEverywhere(Kind kind) {
    SplittableRandom random = new SplittableRandom(2);
    for (int seed = 0; seed < CASES; seed++) {
      Case theCase = SmallCases.draw(kind, seed);
      HarmModel model = SmallCases.model(theCase, 4);
      CaseRules caseRules = new CaseRules(theCase, model.space());
      if (!caseRules.infeasibilities().isEmpty()) {
        continue;
      }
      LinearRules rules = LinearRules.of(caseRules);
      ConvexHarm harm = new ConvexHarm(model, rules, Valuation.MEAN_HARM);
      double[] radius = new PlaceModels(harm, rules, 0.1).radius;
      double[] noPrices = new double[rules.limits()];
      Tangent tangent =
          harm.priced(harm.tangentAt(randomUnits(rules, random)), rules, noPrices, radius);
      for (int draw = 0; draw < 20; draw++) {
        double[] units = randomUnits(rules, random);
        assertThat(valueAt(tangent, harm.coverage, units))
            .as("%s case %d", kind, seed)
            .isLessThanOrEqualTo(at(model, units).harm() * (1 + 1e-12));
      }
    }
  }

  @Test
  void losesLittleWhereIncidentsMoveAndCountsThemAllTheSame() {
    SplittableRandom random = new SplittableRandom(5);
    double lost = 0;
    double averted = 0;
    int aboveWithoutDisplacement = 0;
    int displacing = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Case still = SmallCases.draw(Kind.TRIGGERED, seed);
      HarmModel stillModel = SmallCases.model(still, 4);
      CaseRules caseRules = new CaseRules(still, stillModel.space());
      if (!caseRules.infeasibilities().isEmpty() || still.area().size() == 1) {
        continue;
      }
      LinearRules rules = LinearRules.of(caseRules);
      double[] units = randomUnits(rules, random);
      double without = at(stillModel, units).harm();
      HarmModel unsure = SmallCases.model(moving(still, Displacement.UNSURE), 4);
      double exact = at(unsure, units).harm();
      lost += exact - new ConvexHarm(unsure, rules, Valuation.MEAN_HARM).tangentAt(units).value;
      averted += at(unsure, rules.least).harm() - exact;
      HarmModel half = SmallCases.model(moving(still, new Displacement(0.5, 0.5, 0.5)), 4);
      displacing++;
      if (new ConvexHarm(half, rules, Valuation.MEAN_HARM).tangentAt(units).value > without) {
        aboveWithoutDisplacement++;
      }
    }
    assertThat(lost).isBetween(0.0, 0.02 * averted);
    assertThat(aboveWithoutDisplacement).as("of %d", displacing).isGreaterThan(displacing / 2);
  }

  private static Case moving(Case still, Displacement displacement) {
    return new Case(
        still.id(),
        still.name(),
        still.scenario(),
        still.area(),
        still.horizon(),
        still.streams(),
        still.demand(),
        still.treatmentGroups(),
        still.interventions().stream().map(k -> k.withDisplacement(displacement)).toList(),
        still.mechanisms(),
        still.harmIndices(),
        still.harmIndex(),
        still.resources(),
        still.priceYear());
  }

  private static double valueAt(Tangent tangent, Coverage coverage, double[] units) {
    double[] covered = coverage.at(units);
    double value = tangent.constant;
    for (int cell = 0; cell < covered.length; cell++) {
      value += tangent.byCoverage[cell] * covered[cell];
    }
    for (int line = 0; line < units.length; line++) {
      value += tangent.byUnits[line] * units[line];
    }
    return value;
  }

  @Test
  void hasTheGradientOfTheExactHarm() {
    SplittableRandom random = new SplittableRandom(3);
    for (int seed = 0; seed < CASES; seed++) {
      Case theCase = SmallCases.draw(Kind.TRIGGERED, seed);
      HarmModel model = SmallCases.model(theCase, 4);
      CaseRules caseRules = new CaseRules(theCase, model.space());
      if (!caseRules.infeasibilities().isEmpty()) {
        continue;
      }
      LinearRules rules = LinearRules.of(caseRules);
      ConvexHarm harm = new ConvexHarm(model, rules, Valuation.MEAN_HARM);
      double[] units = randomUnits(rules, random);
      UnitGains gains = new UnitGains(harm, harm.tangentAt(units), units);
      double[] gradient = at(model, units).gradient();
      for (int line = 0; line < units.length; line++) {
        double step = 1e-6;
        assertThat(gains.averted(line, step) / step)
            .isCloseTo(-gradient[line], within(1e-4 * (1 + Math.abs(gradient[line]))));
      }
    }
  }
}
