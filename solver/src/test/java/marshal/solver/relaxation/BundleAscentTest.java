package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BundleAscentTest {

  /** The knapsack's dual: the least over takings of worth and price, in two limits. */
  private static final class Knapsack implements BundleAscent.Dual {
    private final double[] worth = new double[40];
    private final double[][] use = new double[40][2];
    private final double[] capacity = {6, 9};

    Knapsack(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int item = 0; item < worth.length; item++) {
        worth[item] = 1 + random.nextDouble();
        use[item][0] = random.nextDouble();
        use[item][1] = random.nextDouble();
      }
    }

    @Override
    public BundleAscent.Cut at(double[] prices) {
      double value = 0;
      double[] excess = new double[2];
      for (int limit = 0; limit < 2; limit++) {
        value -= prices[limit] * capacity[limit];
        excess[limit] -= capacity[limit];
      }
      for (int item = 0; item < worth.length; item++) {
        double cost = -worth[item] + prices[0] * use[item][0] + prices[1] * use[item][1];
        if (cost < 0) {
          value += cost;
          excess[0] += use[item][0];
          excess[1] += use[item][1];
        }
      }
      return new BundleAscent.Cut(value, prices, excess);
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
      BundleAscent.Cut start = knapsack.at(new double[] {3, 0.1});
      BundleAscent ascent = new BundleAscent(knapsack, start, new double[] {1, 1});
      ascent.raise(greatest + 0.5, 60, () -> false);

      double gain = greatest - start.value;
      assertThat(ascent.best().value).as("seed %d", seed).isGreaterThan(greatest - 0.03 * gain);
      assertThat(ascent.best().prices[0]).isGreaterThanOrEqualTo(0);
      assertThat(ascent.best().prices[1]).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void keepsTheStartWhenStopped() {
    Knapsack knapsack = new Knapsack(1);
    BundleAscent.Cut start = knapsack.at(new double[] {1, 1});
    BundleAscent ascent = new BundleAscent(knapsack, start, new double[] {1, 1});
    ascent.raise(0, 60, () -> true);

    assertThat(ascent.best()).isSameAs(start);
  }
}
