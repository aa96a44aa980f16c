package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinePricesTest {

  private static final LinearRules RULES =
      LinearRules.of(
          new double[] {0, 1},
          new double[] {4, 3},
          new double[][] {{2, 5}, {0, 1}},
          new double[] {30, 9});

  @Test
  void costChangesByNoLessThanTheLeastChangeAndByThatSomewhere() {
    SplittableRandom random = new SplittableRandom(5);
    int[] lines = {0, 1};
    for (int draw = 0; draw < 200; draw++) {
      double[] before = {random.nextDouble(), random.nextDouble()};
      double[] after = {random.nextDouble(), random.nextDouble()};
      double least =
          new LinePrices(RULES, lines, after)
              .leastChange(new LinePrices(RULES, lines, before), RULES.least, RULES.most);
      double found = Double.POSITIVE_INFINITY;
      for (double first = 0; first <= 4; first++) {
        for (double second = 1; second <= 3; second++) {
          double[] used = RULES.used(new double[] {first, second});
          double change = (after[0] - before[0]) * used[0] + (after[1] - before[1]) * used[1];
          found = Math.min(found, change);
        }
      }
      assertThat(least).as("draw %d", draw).isCloseTo(found, within(1e-12));
    }
  }
}
