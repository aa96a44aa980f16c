package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BundleAscentTest {

  private static final int GROUPS = 10;

  /** The knapsack's dual: the least over takings of worth and price, in two limits. */
  private static final class Knapsack implements BundleAscent.Dual {
    private final double[] worth = new double[40];
    private final double[][] use = new double[40][2];
    private final double[] capacity = {6, 9};
    private int asked;

    Knapsack(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int item = 0; item < worth.length; item++) {
        worth[item] = 1 + random.nextDouble();
        use[item][0] = random.nextDouble();
        use[item][1] = random.nextDouble();
      }
    }

    /** Every tenth item goes with one group, and all groups use both limits. */
    @Override
    public BundleAscent.Answer at(double[] prices) {
      double value = 0;
      double[] cost = new double[GROUPS];
      double[][] used = new double[GROUPS][2];
      for (int limit = 0; limit < 2; limit++) {
        value -= prices[limit] * capacity[limit];
      }
      for (int item = 0; item < worth.length; item++) {
        double net = -worth[item] + prices[0] * use[item][0] + prices[1] * use[item][1];
        if (net < 0) {
          value += net;
          cost[item % GROUPS] += net;
          used[item % GROUPS][0] += use[item][0];
          used[item % GROUPS][1] += use[item][1];
        }
      }
      asked++;
      return new BundleAscent.Answer(value, prices, cost, used);
    }

    BundleAscent ascent(BundleAscent.Answer start) {
      int[][] limits = new int[GROUPS][];
      Arrays.fill(limits, new int[] {0, 1});
      return new BundleAscent(this, limits, 0, capacity, start, new double[] {1, 1});
    }
  }

  @Test
  void comesNearTheGreatestOfADualWithKinks() {
    for (long seed = 0; seed < 10; seed++) {
      Knapsack knapsack = new Knapsack(seed);
      double greatest = Double.NEGATIVE_INFINITY;
      for (double first = 0; first < 6; first += 0.02) {
        for (double second = 0; second < 6; second += 0.02) {
          greatest = Math.max(greatest, knapsack.at(new double[] {first, second}).value);
        }
      }
      BundleAscent.Answer start = knapsack.at(new double[] {3, 0.1});
      BundleAscent ascent = knapsack.ascent(start);
      knapsack.asked = 0;
      ascent.raise(greatest + 0.5, 60, () -> false);

      assertThat(knapsack.asked).isLessThanOrEqualTo(60);
      double gain = greatest - start.value;
      assertThat(ascent.best().value).as("seed %d", seed).isGreaterThan(greatest - 0.03 * gain);
      assertThat(ascent.best().prices[0]).isGreaterThanOrEqualTo(0);
      assertThat(ascent.best().prices[1]).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void keepsTheStartWhenStopped() {
    Knapsack knapsack = new Knapsack(1);
    BundleAscent.Answer start = knapsack.at(new double[] {1, 1});
    BundleAscent ascent = knapsack.ascent(start);
    ascent.raise(0, 60, () -> true);

    assertThat(ascent.best()).isSameAs(start);
  }
}
