package marshal.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import marshal.model.Case;
import marshal.model.TinyCity;
import marshal.model.area.Adjacency;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.StreamDemand;
import marshal.model.oracle.Oracle;
import marshal.model.oracle.OracleRow;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSampler;
import marshal.model.world.WorldSet;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactMeanTest {

  private static final int WORLDS = 5;

  private static HarmModel model(Case theCase) {
    WorldSet worlds = new WorldSampler(theCase).evenlySpread(WORLDS, 1);
    return new HarmModel(theCase, PlanSpace.of(theCase), worlds);
  }

  private static int[] randomUnits(PlanSpace space, SplittableRandom random) {
    int[] units = new int[space.lines()];
    for (int line = 0; line < units.length; line++) {
      units[line] =
          space.atLeast(line) + random.nextInt(space.atMost(line) - space.atLeast(line) + 1);
    }
    return units;
  }

  @Test
  void givesTheDemandItselfUnderTheCommittedPlan() {
    Case theCase = TinyCity.full();
    HarmModel model = model(theCase);
    ExactMean mean = new ExactMean(model);

    for (int o = 0; o < theCase.streams().size(); o++) {
      double[] expected = new double[WORLDS];
      for (int d = 0; d < WORLDS; d++) {
        for (double incidents : plainRecursion(theCase, model.worlds(), o, d)) {
          expected[d] += incidents;
        }
      }
      assertThat(mean.incidentsByWorld(o)).containsExactly(expected, within(1e-9));
    }
  }

  /** The mean recursion written out for one stream in one world, with nothing done. */
  private static double[] plainRecursion(Case theCase, WorldSet worlds, int stream, int world) {
    StreamDemand demand = theCase.demand().get(stream);
    Adjacency adjacency = theCase.area().adjacency();
    int n = demand.neighbourhoods();
    double[] endemic = demand.endemic();
    double[] before = demand.previous();
    double[] all = new double[endemic.length];
    for (int t = 0; t < demand.steps(); t++) {
      double[] now = new double[n];
      for (int i = 0; i < n; i++) {
        double level =
            worlds.cityLevel(stream, t)[world] * worlds.neighbourhoodLevel(stream, i)[world];
        now[i] = endemic[t * n + i] * level + demand.lambda() * before[i];
        for (int e = adjacency.start()[i]; e < adjacency.start()[i + 1]; e++) {
          now[i] += demand.phi() * adjacency.weight()[e] * before[adjacency.from()[e]];
        }
        all[t * n + i] = now[i];
      }
      before = now;
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void equalsAFreshEvaluationAfterAnySequenceOfChanges(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HarmModel model = model(TinyCity.full());
    PlanSpace space = model.space();
    ExactMean incremental = new ExactMean(model);
    int[] units = randomUnits(space, random);
    incremental.setPlan(Plan.of(units));
    for (int change = 0; change < 300; change++) {
      int line = random.nextInt(space.lines());
      units[line] =
          space.atLeast(line) + random.nextInt(space.atMost(line) - space.atLeast(line) + 1);
      incremental.setUnits(line, units[line]);
      if (random.nextInt(3) == 0) {
        ExactMean fresh = new ExactMean(model);
        fresh.setPlan(Plan.of(units));
        assertThat(incremental.harm()).isCloseTo(fresh.harm(), Percentage.withPercentage(1e-10));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void hasTheGradientOfItsFiniteDifferences(int seed) {
    HarmModel model = model(TinyCity.full());
    PlanSpace space = model.space();
    ExactMean mean = new ExactMean(model);
    mean.setPlan(Plan.of(randomUnits(space, new SplittableRandom(seed))));

    double[] gradient = mean.gradient();

    double step = 1e-4;
    for (int line = 0; line < space.lines(); line++) {
      double units = mean.units(line);
      mean.setUnits(line, units + step);
      double more = mean.harm();
      mean.setUnits(line, units - step);
      double less = mean.harm();
      mean.setUnits(line, units);
      double difference = (more - less) / (2 * step);
      assertThat(gradient[line])
          .as("line %d %s", line, space.line(line))
          .isCloseTo(difference, within(1e-4 + 1e-5 * Math.abs(difference)));
    }
  }

  /** K = lambda + phi in every neighbourhood, since what leaves one arrives in others. */
  @ParameterizedTest
  @CsvSource({"0.84, 0.15, 0.08, 0.8017", "0.84, 0.2, 0.1, 0.7861", "0.5, 0.3, 0.3, 0.2857"})
  @Oracle(
      value = OracleRow.STEADY_MULTIPLIER,
      twin = "the share alone, as if nothing was triggered, and a K 1 % larger")
  void approachesTheSteadyMultiplier(double remaining, double lambda, double phi, double value) {
    Case theCase = TinyCity.lasting(60, remaining, lambda, phi);
    HarmModel model = model(theCase);
    ExactMean mean = new ExactMean(model);
    double[] without = mean.meanIncidents(0);
    for (int line = 0; line < model.space().lines(); line++) {
      mean.setUnits(line, 1e4);
    }
    double[] with = mean.meanIncidents(0);
    int n = theCase.area().size();
    int last = (theCase.horizon().steps() - 2) * n; // the last step that is paid for
    double multiplier = steadyMultiplier(remaining, lambda + phi);
    assertThat(multiplier).isCloseTo(value, within(5e-5));
    double before = 0;
    double after = 0;
    for (int i = 0; i < n; i++) {
      before += without[last + i];
      after += with[last + i];
    }
    assertThat(after / before).isCloseTo(multiplier, within(1e-9));
    assertThat(after / before).as("not the share alone").isLessThan(remaining - 0.03);
    assertThat(Math.abs(after / before - steadyMultiplier(remaining, 1.01 * (lambda + phi))))
        .as("a slightly larger K")
        .isGreaterThan(1e-4);
  }

  private static double steadyMultiplier(double remaining, double branching) {
    return remaining * (1 - branching) / (1 - remaining * branching);
  }

  @Test
  void leavesDemandAloneWhereNothingIsOffered() {
    Case theCase = TinyCity.with(new LevelDrift(0, 0, 0), List.of(), List.of());
    HarmModel model = model(theCase);
    ExactMean mean = new ExactMean(model);

    assertThat(model.space().lines()).isZero();
    assertThat(mean.gradient()).isEmpty();
    assertThat(mean.incidentsByWorld(0)[0]).isPositive();
  }

  @Test
  void countsTheStrongestOfASharedMechanismInFullAndOthersInPart() {
    Case theCase = TinyCity.full();
    HarmModel model = model(theCase);
    double both = domesticExponent(model, true, true);
    double advisers = domesticExponent(model, true, false);
    double conferences = domesticExponent(model, false, true);

    assertThat(both)
        .isCloseTo(
            Math.max(advisers, conferences) + 0.3 * Math.min(advisers, conferences), within(1e-12));
  }

  private static double domesticExponent(HarmModel model, boolean advisers, boolean conferences) {
    ExactMean mean = new ExactMean(model);
    for (int line = 0; line < model.space().lines(); line++) {
      int intervention = model.space().line(line).intervention();
      if ((advisers && intervention == TinyCity.ADVISERS)
          || (conferences && intervention == TinyCity.CONFERENCES)) {
        mean.setUnits(line, 60);
      }
    }
    // World 1 is one in which both members do good.
    return -Math.log(mean.remainingShare(1, 1)[0]);
  }
}
