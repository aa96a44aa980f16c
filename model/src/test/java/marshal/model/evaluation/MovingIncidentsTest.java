package marshal.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.TinyCity;
import marshal.model.area.Adjacency;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.StreamDemand;
import marshal.model.intervention.Displacement;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSampler;
import org.apache.commons.math3.stat.StatUtils;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Displacement, diffusion of benefit and lag kernels in the exact mean and on paths. */
class MovingIncidentsTest {

  private static final int WORLDS = 5;
  private static final double[] LAST_STEP = {1};
  private static final double[] THREE_STEPS = {0.5, 0.3, 0.2};

  static List<Case> cases() {
    return List.of(
        TinyCity.moving(Displacement.NONE, THREE_STEPS),
        TinyCity.moving(Displacement.UNSURE, LAST_STEP),
        TinyCity.moving(new Displacement(0.5, 0.3, 1), THREE_STEPS),
        TinyCity.moving(new Displacement(-0.5, -1, -0.3), LAST_STEP),
        mixed());
  }

  /** A case whose interventions displace by different shares. */
  private static Case mixed() {
    List<Intervention> interventions = TinyCity.interventions();
    List<Intervention> moving =
        IntStream.range(0, interventions.size())
            .mapToObj(
                k ->
                    interventions
                        .get(k)
                        .withDisplacement(new Displacement(0.1 * k - 0.2, -0.3, 0.1 * k)))
            .toList();
    return TinyCity.withLags(
        TinyCity.with(
            new LevelDrift(0.1, 0.1, 2), moving, List.of(TinyCity.floor(TinyCity.ADVISERS, 20))),
        0.6,
        0.4);
  }

  private static HarmModel model(Case theCase) {
    return new HarmModel(
        theCase, PlanSpace.of(theCase), new WorldSampler(theCase).evenlySpread(WORLDS, 1));
  }

  private static Plan randomPlan(PlanSpace space, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] units = new int[space.lines()];
    for (int line = 0; line < units.length; line++) {
      units[line] =
          space.atLeast(line) + random.nextInt(space.atMost(line) - space.atLeast(line) + 1);
    }
    return Plan.of(units);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheRecursionWrittenOut(Case theCase) {
    HarmModel model = model(theCase);
    for (int seed = 0; seed < 3; seed++) {
      Plan plan = randomPlan(model.space(), seed);
      ExactMean mean = new ExactMean(model);
      mean.setPlan(plan);
      for (int o = 0; o < theCase.streams().size(); o++) {
        double[] totals = mean.incidentsByWorld(o);
        for (int d = 0; d < WORLDS; d++) {
          double[] reference = new Reference(model, mean, plan, o, d).means();
          assertThat(totals[d])
              .isCloseTo(Arrays.stream(reference).sum(), Percentage.withPercentage(1e-9));
        }
      }
    }
  }

  /** One stream in one world, straight from the definition. */
  private static final class Reference {
    private final Case theCase;
    private final PlanSpace space;
    private final HarmModel model;
    private final Plan plan;
    private final int stream;
    private final int world;
    private final double[] remaining;
    private final double[] triggered;

    Reference(HarmModel model, ExactMean mean, Plan plan, int stream, int world) {
      this.theCase = model.theCase();
      this.space = model.space();
      this.model = model;
      this.plan = plan;
      this.stream = stream;
      this.world = world;
      this.remaining = mean.remainingShare(stream, world);
      this.triggered = mean.remainingTriggeredShare(stream, world);
    }

    double[] means() {
      StreamDemand demand = theCase.demand().get(stream);
      Adjacency adjacency = theCase.area().adjacency();
      int n = demand.neighbourhoods();
      double[] means = new double[demand.steps() * n];
      for (int t = 0; t < demand.steps(); t++) {
        double[] gone = new double[n];
        double[] stay = new double[n];
        for (int i = 0; i < n; i++) {
          int cell = t * n + i;
          double nu =
              demand.endemic()[cell]
                  * model.worlds().cityLevel(stream, t)[world]
                  * model.worlds().neighbourhoodLevel(stream, i)[world];
          double excited = demand.lambda() * past(means, t, i);
          for (int e = adjacency.start()[i]; e < adjacency.start()[i + 1]; e++) {
            excited += demand.phi() * adjacency.weight()[e] * past(means, t, adjacency.from()[e]);
          }
          double s = remaining[cell];
          double both = triggered.length == 0 ? s : s * triggered[cell];
          stay[i] = s * nu + both * excited;
          double onAll = displacedReduction(i, t, false);
          gone[i] =
              part(onAll, s) * nu + part(onAll + displacedReduction(i, t, true), both) * excited;
        }
        for (int i = 0; i < n; i++) {
          double arrives = 0;
          for (int e = adjacency.start()[i]; e < adjacency.start()[i + 1]; e++) {
            arrives += adjacency.weight()[e] * gone[adjacency.from()[e]];
          }
          means[t * n + i] = Math.max(0, stay[i] + arrives);
        }
      }
      return means;
    }

    /** Displaced log reductions over all log reductions, of the share that is prevented. */
    private static double part(double displaced, double left) {
      return left == 1 ? displaced : displaced / -Math.log(left) * (1 - left);
    }

    private double past(double[] means, int t, int i) {
      StreamDemand demand = theCase.demand().get(stream);
      int n = demand.neighbourhoods();
      double sum = 0;
      for (int lag = 1; lag <= demand.lagWeights().length; lag++) {
        double then =
            t >= lag ? means[(t - lag) * n + i] : demand.previous()[(lag - t - 1) * n + i];
        sum += demand.lagWeights()[lag - 1] * then;
      }
      return sum;
    }

    private double displacedReduction(int i, int t, boolean triggeredOnly) {
      return displacedReduction(i, t, triggeredOnly, plan)
          - displacedReduction(i, t, triggeredOnly, committed());
    }

    private Plan committed() {
      int[] units = new int[space.lines()];
      Arrays.setAll(units, space::atLeast);
      return Plan.of(units);
    }

    private double displacedReduction(int i, int t, boolean triggeredOnly, Plan units) {
      double alone = 0;
      double sum = 0;
      double most = 0;
      double least = 0;
      double sizes = 0;
      double weighted = 0;
      double[] coverage = new ExactMean(model).coverage.clone();
      for (int site = 0; site < space.sites(); site++) {
        double[] byLine = new double[space.lines()];
        for (int line = 0; line < byLine.length; line++) {
          byLine[line] = units.units(line);
        }
        model.doses.cover(site, 0, byLine, coverage);
        Line line = space.line(space.lineOf(site, 0));
        Intervention intervention = theCase.interventions().get(line.intervention());
        for (Effect effect : intervention.effects()) {
          if (effect.stream().equals(theCase.streams().get(stream).id())
              && effect.triggeredOnly() == triggeredOnly
              && (line.place() == Line.CITY || line.place() == i)) {
            double ratio =
                effect
                    .change()
                    .riskRatio(model.worlds().interventionDeviate(line.intervention(), world));
            double r =
                Effect.logReduction(ratio, effect.reach())
                    * coverage[site * theCase.horizon().steps() + t];
            double share = model.worlds().displacementShare(line.intervention(), world);
            if (intervention.mechanism().isPresent()) {
              sum += r;
              most = Math.max(most, r);
              least = Math.min(least, r);
              sizes += Math.abs(r);
              weighted += share * Math.abs(r);
            } else {
              alone += share * r;
            }
          }
        }
      }
      double fraction = theCase.mechanisms().get(0).fractionOfOthers();
      double shared = fraction * sum + (1 - fraction) * (most + least);
      return alone + (sizes == 0 ? 0 : shared * weighted / sizes);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsAFreshEvaluationAfterAnySequenceOfChanges(Case theCase) {
    HarmModel model = model(theCase);
    PlanSpace space = model.space();
    SplittableRandom random = new SplittableRandom(4);
    ExactMean incremental = new ExactMean(model);
    for (int change = 0; change < 100; change++) {
      int line = random.nextInt(space.lines());
      incremental.setUnits(
          line, space.atLeast(line) + random.nextInt(space.atMost(line) - space.atLeast(line) + 1));
      if (random.nextInt(3) == 0) {
        ExactMean fresh = new ExactMean(model);
        for (int other = 0; other < space.lines(); other++) {
          fresh.setUnits(other, incremental.units(other));
        }
        assertThat(incremental.harm()).isEqualTo(fresh.harm());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasTheGradientOfItsFiniteDifferences(Case theCase) {
    HarmModel model = model(theCase);
    PlanSpace space = model.space();
    ExactMean mean = new ExactMean(model);
    mean.setPlan(randomPlan(space, 2));
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

  @Test
  void movesAllWithoutLosingAnyWhereNothingExcites() {
    double[] city = new double[2];
    double[] first = new double[2];
    for (int moves = 0; moves < 2; moves++) {
      Case theCase = quiet(new Displacement(moves, moves, moves));
      HarmModel model = model(theCase);
      ExactMean mean = new ExactMean(model);
      double before = mean.incidentsByWorld(0)[0];
      mean.setUnits(0, 100);
      city[moves] = mean.incidentsByWorld(0)[0] / before;
      first[moves] = mean.meanIncidents(0)[0];
    }
    assertThat(city[1]).as("all arrives elsewhere").isCloseTo(1, within(1e-12));
    assertThat(city[0]).as("prevented for good").isLessThan(0.99);
    assertThat(first[1]).as("as few where the work is done").isCloseTo(first[0], within(1e-12));
  }

  /** Locks only, on a stream that neither repeats nor drifts. */
  private static Case quiet(Displacement displacement) {
    return withoutExcitation(
        TinyCity.with(
            new LevelDrift(0, 0, 0),
            List.of(TinyCity.interventions().get(TinyCity.LOCKS).withDisplacement(displacement)),
            List.of()));
  }

  private static Case withoutExcitation(Case with) {
    List<StreamDemand> demand =
        with.demand().stream()
            .map(d -> new StreamDemand(d.endemic(), d.previous(), 0, 0, d.psi(), d.drift()))
            .toList();
    return new Case(
        with.id(),
        with.name(),
        with.scenario(),
        with.area(),
        with.horizon(),
        with.streams(),
        demand,
        List.of(),
        with.interventions(),
        with.mechanisms(),
        with.harmIndices(),
        with.harmIndex(),
        with.resources(),
        with.priceYear());
  }

  @Test
  void averagesPathsToTheExactMean() {
    for (Case theCase :
        List.of(
            TinyCity.moving(new Displacement(0.6, 0.6, 0.6), THREE_STEPS),
            TinyCity.moving(new Displacement(-0.3, -0.3, -0.3), 0.7, 0.3))) {
      HarmModel model =
          new HarmModel(theCase, PlanSpace.of(theCase), new WorldSampler(theCase).median());
      ExactMean mean = new ExactMean(model);
      for (int line = 0; line < model.space().lines(); line++) {
        mean.setUnits(line, model.space().atMost(line));
      }
      PlanPaths paths = PlanPaths.of(theCase, 11);
      double[] totals = new double[4000];
      for (int path = 0; path < totals.length; path++) {
        totals[path] = paths.incidents(paths.begin(mean, 0, path), 0);
      }
      double standardError = Math.sqrt(StatUtils.variance(totals) / totals.length);
      double exact = mean.incidentsByWorld(0)[0];
      // Five standard errors; a false alarm has probability 6e-7.
      assertThat(StatUtils.mean(totals)).isCloseTo(exact, within(5 * standardError));
      Case still = TinyCity.moving(Displacement.NONE, theCase.demand().get(0).lagWeights());
      ExactMean unmoved =
          new ExactMean(
              new HarmModel(still, PlanSpace.of(still), new WorldSampler(still).median()));
      for (int line = 0; line < model.space().lines(); line++) {
        unmoved.setUnits(line, model.space().atMost(line));
      }
      assertThat(Math.abs(StatUtils.mean(totals) - unmoved.incidentsByWorld(0)[0]))
          .as("a model without displacement would be noticed")
          .isGreaterThan(5 * standardError);
    }
  }

  @Test
  void spreadsTriggeredIncidentsOverTheLagKernel() {
    Case last = TinyCity.with(new LevelDrift(0, 0, 0), List.of(), List.of());
    Case later = TinyCity.withLags(last, 0, 1);
    double[] one = new ExactMean(model(last)).meanIncidents(0);
    double[] two = new ExactMean(model(later)).meanIncidents(0);
    // With all weight on the second lag the step before counts for nothing: step 0 is triggered by
    // the step two before (twice the last one here), step 1 by the last one, as step 0 was.
    assertThat(two[0]).isGreaterThan(one[0]);
    assertThat(two[3]).isCloseTo(one[0], within(1e-12));
  }

  @Test
  void actsOnTriggeredIncidentsAlone() {
    Intervention visits = TinyCity.interventions().get(TinyCity.VISITS);
    Effect onAll = visits.effects().get(0);
    Effect everything =
        new Effect(onAll.stream(), onAll.change(), onAll.reach(), onAll.reachFigure(), false);
    double[] triggeredOnly = underAllUnits(visits, true);
    double[] onEverything = underAllUnits(with(visits, everything), true);
    double[] quiet = underAllUnits(visits, false);
    double[] quietOnEverything = underAllUnits(with(visits, everything), false);

    // Without excitation there is nothing to act on; with it the share lambda + phi at most.
    assertThat(quiet[1]).isEqualTo(quiet[0]);
    assertThat(triggeredOnly[1]).isLessThan(triggeredOnly[0]);
    double averted = triggeredOnly[0] - triggeredOnly[1];
    assertThat(averted).isLessThan(0.3 * (onEverything[0] - onEverything[1]));
    assertThat(quietOnEverything[1]).as("acting on all").isLessThan(quietOnEverything[0]);
    // And on paths.
    assertThat(quiet[3]).isEqualTo(quiet[2]);
    assertThat(triggeredOnly[3]).isLessThan(triggeredOnly[2]);
    assertThat(quietOnEverything[3]).isLessThan(quietOnEverything[2]);
  }

  private static Intervention with(Intervention visits, Effect effect) {
    return new Intervention(
        visits.id(),
        visits.name(),
        visits.unit(),
        visits.unitCostPence(),
        visits.staff(),
        visits.offer(),
        visits.target(),
        visits.persistence(),
        List.of(effect),
        visits.lever(),
        visits.mechanism(),
        visits.evidence());
  }

  /** Exact burglaries without and with all units, then the same on 200 paths. */
  private static double[] underAllUnits(Intervention visits, boolean excites) {
    Case theCase = TinyCity.with(new LevelDrift(0, 0, 0), List.of(visits), List.of());
    if (!excites) {
      theCase = withoutExcitation(theCase);
    }
    HarmModel model =
        new HarmModel(theCase, PlanSpace.of(theCase), new WorldSampler(theCase).median());
    ExactMean mean = new ExactMean(model);
    PlanPaths paths = PlanPaths.of(theCase, 5);
    double[] found = new double[4];
    for (int with = 0; with < 2; with++) {
      for (int line = 0; with == 1 && line < model.space().lines(); line++) {
        mean.setUnits(line, model.space().atMost(line));
      }
      found[with] = mean.incidentsByWorld(0)[0];
      for (int path = 0; path < 200; path++) {
        found[2 + with] += paths.incidents(paths.begin(mean, 0, path), 0);
      }
    }
    return found;
  }
}
