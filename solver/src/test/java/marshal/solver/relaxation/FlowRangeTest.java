package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import marshal.model.treatment.TreatmentFlow;
import marshal.model.treatment.TreatmentGroup;
import org.junit.jupiter.api.Test;

class FlowRangeTest {

  private static final int GROUPS = 3_000;
  private static final int STEPS_PER_PERIOD = 3;
  private static final int PERIODS = 3;
  private static final int STEPS = STEPS_PER_PERIOD * PERIODS + 8;
  private static final double ROUNDING = 1e-9;

  /** A group, bounds on its places and its early exits, and plans within them. */
  private static final class Drawn {
    private final SplittableRandom random;
    private final TreatmentGroup group;
    private final double[] leastPlaces = new double[STEPS];
    private final double[] mostPlaces = new double[STEPS];
    private final double[] leastHazard = new double[STEPS];
    private final double[] mostHazard = new double[STEPS];
    private final boolean[] mayChange = new boolean[STEPS];

    /**
     * Draws.
     *
     * @param width greatest width of the bounds, as a share
     */
    Drawn(int seed, double width) {
      random = new SplittableRandom(seed);
      double people = 20 + 200 * random.nextDouble();
      double exit = 0.02 + 0.3 * random.nextDouble();
      group =
          new TreatmentGroup(
              "group",
              "Group",
              1_000,
              "need",
              people,
              random.nextDouble(),
              random.nextInt(2) * 60 * random.nextDouble(),
              2 * exit * people * random.nextDouble(),
              0.6 * random.nextDouble(),
              exit,
              0.3 * random.nextDouble(),
              0.3 * random.nextDouble(),
              1 + random.nextInt(4),
              List.of());
      double share = width * random.nextDouble();
      for (int t = 0; t < STEPS; t++) {
        mayChange[t] = t % STEPS_PER_PERIOD == 0 && t <= STEPS_PER_PERIOD * PERIODS;
        leastPlaces[t] =
            mayChange[t] ? people * (0.6 + 0.8 * random.nextDouble()) : leastPlaces[t - 1];
        mostPlaces[t] = mayChange[t] ? leastPlaces[t] * (1 + share) : mostPlaces[t - 1];
        double factor = 0.5 + 0.5 * random.nextDouble();
        leastHazard[t] = exit * factor;
        mostHazard[t] = exit * Math.min(1, factor * (1 + share));
      }
    }

    FlowRange range() {
      return new FlowRange(group, leastHazard, mostHazard, leastPlaces, mostPlaces, mayChange);
    }

    /** Returns places that the bounds allow. */
    double[] places() {
      double[] places = new double[STEPS];
      for (int t = 0; t < STEPS; t++) {
        double share = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble();
        places[t] =
            mayChange[t]
                ? leastPlaces[t] + share * (mostPlaces[t] - leastPlaces[t])
                : places[t - 1];
      }
      return places;
    }

    double[] factor() {
      double[] factor = new double[STEPS];
      for (int t = 0; t < STEPS; t++) {
        double hazard = leastHazard[t] + random.nextDouble() * (mostHazard[t] - leastHazard[t]);
        factor[t] = hazard / group.earlyExitHazard();
      }
      return factor;
    }

    /** Returns prices with who is retained worth something, and any price of a place allowed. */
    TreatmentCost.Prices prices(FlowRange range) {
      double[] retained = random.doubles(STEPS).map(worth -> -10 * worth).toArray();
      TreatmentCost.Prices prices = new TreatmentCost.Prices(retained, 5 * random.nextDouble());
      for (int t = 0; t < STEPS; t++) {
        double price = 40 * random.nextDouble() - 10;
        prices.inTreatment[t] = range.isFull[t] ? price : Math.max(0, price);
      }
      return prices;
    }
  }

  private static double cost(
      Drawn drawn, double[] places, double[] factor, double[] retained, double waiting) {
    return new QuickFlow(drawn.group).cost(places, factor, retained, waiting);
  }

  private static double paid(double[] places, TreatmentCost.Prices prices) {
    double paid = 0;
    for (int t = 0; t < STEPS; t++) {
      paid += prices.inTreatment[t] * places[t];
    }
    return paid;
  }

  @Test
  void holdsTheFlowUnderEveryPlanWithinTheBounds() {
    int full = 0;
    int suffices = 0;
    for (int seed = 0; seed < GROUPS; seed++) {
      Drawn drawn = new Drawn(seed, 0.5);
      FlowRange range = drawn.range();
      TreatmentFlow flow = new TreatmentFlow(drawn.group, STEPS);
      for (int plan = 0; plan < 4; plan++) {
        double[] places = drawn.places();
        flow.run(places, drawn.factor(), false);
        for (int t = 0; t < STEPS; t++) {
          String at = "group " + seed + " step " + t;
          if (range.isFull[t]) {
            full++;
            assertThat(flow.inTreatment(t)).as(at).isGreaterThan(places[t] * (1 - ROUNDING));
          }
          if (range.sufficesForAll[t]) {
            suffices++;
            assertThat(flow.waiting(t)).as(at).isLessThan(ROUNDING);
          }
          if (t + 1 < STEPS) {
            assertThat(flow.admitted(t))
                .as(at)
                .isLessThanOrEqualTo(range.mostInStage(t + 1, 0) + ROUNDING);
          }
        }
      }
    }
    assertThat(full).isGreaterThan(GROUPS);
    assertThat(suffices).isGreaterThan(GROUPS);
  }

  @Test
  void noFlowCostsLessThanPeopleWouldAtAnyPricesOfPlaces() {
    for (int seed = 0; seed < GROUPS; seed++) {
      Drawn drawn = new Drawn(seed, 0.5);
      FlowRange range = drawn.range();
      double[] saved = new double[STEPS * range.stages];
      for (int draw = 0; draw < 4; draw++) {
        TreatmentCost.Prices prices = drawn.prices(range);
        double least = new TreatmentCost(drawn.group, range).least(prices, false, saved);
        double[] places = drawn.places();
        double cost = cost(drawn, places, drawn.factor(), prices.retained, prices.waiting);
        assertThat(least - paid(places, prices))
            .as("group %d draw %d", seed, draw)
            .isLessThanOrEqualTo(cost + ROUNDING * (Math.abs(cost) + paid(places, prices) + 1));
      }
    }
  }

  @Test
  void peopleWouldChooseNearlyTheFlowAtItsOwnPrices() {
    double[] loose = new double[GROUPS];
    for (int seed = 0; seed < GROUPS; seed++) {
      Drawn drawn = new Drawn(seed, 0);
      FlowRange range = drawn.range();
      TreatmentCost.Prices prices = drawn.prices(range);
      double[] factor = drawn.factor();
      double[] places = drawn.places();
      new PlacePrices(drawn.group, STEPS).find(places, factor, range, prices);
      double[] saved = new double[STEPS * range.stages];
      double least = new TreatmentCost(drawn.group, range).least(prices, false, saved);
      double cost = cost(drawn, places, factor, prices.retained, prices.waiting);
      double none = cost(drawn, places, factor, new double[STEPS], prices.waiting);
      loose[seed] = (cost - (least - paid(places, prices))) / (Math.abs(cost - none) + none + 1);
    }
    Arrays.sort(loose);
    assertThat(loose[0]).isGreaterThan(-ROUNDING);
    assertThat(loose[GROUPS / 2]).isLessThan(1e-6);
    assertThat(loose[9 * GROUPS / 10]).isLessThan(0.01);
  }

  @Test
  void pricesBelowNothingNeedEveryPlaceTaken() {
    int caught = 0;
    for (int seed = 0; seed < GROUPS; seed++) {
      Drawn drawn = new Drawn(seed, 0.5);
      FlowRange range = drawn.range();
      TreatmentCost.Prices prices = drawn.prices(range);
      for (int t = 0; t < STEPS; t++) {
        prices.inTreatment[t] = -5;
      }
      double[] saved = new double[STEPS * range.stages];
      double least = new TreatmentCost(drawn.group, range).least(prices, false, saved);
      double[] places = drawn.places();
      double cost = cost(drawn, places, drawn.factor(), prices.retained, prices.waiting);
      caught += least - paid(places, prices) > cost ? 1 : 0;
    }
    assertThat(caught).isGreaterThan(GROUPS / 20);
  }
}
