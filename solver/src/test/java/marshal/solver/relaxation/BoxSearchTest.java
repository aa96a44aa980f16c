package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoxSearchTest {

  private static final int MOST = 6;

  /** A bowl in two variables, least at a point between whole units. */
  private static double value(double x, double y, double[] centre, double tilt) {
    double dx = x - centre[0];
    double dy = y - centre[1];
    return dx * dx + dy * dy + tilt * dx * dy;
  }

  private static double leastIn(
      double[] low, double[] high, double[] at, double[] centre, double tilt) {
    // A bowl of two variables is least over a box after enough turns from one to the other.
    double x = low[0];
    double y = low[1];
    for (int turn = 0; turn < 200; turn++) {
      x = Math.min(high[0], Math.max(low[0], centre[0] - tilt * (y - centre[1]) / 2));
      y = Math.min(high[1], Math.max(low[1], centre[1] - tilt * (x - centre[0]) / 2));
    }
    at[0] = x;
    at[1] = y;
    return value(x, y, centre, tilt);
  }

  @Test
  void findsTheLeastOverWholeUnits() {
    SplittableRandom random = new SplittableRandom(1);
    int away = 0;
    for (int draw = 0; draw < 200; draw++) {
      double[] centre = {8 * random.nextDouble() - 1, 8 * random.nextDouble() - 1};
      double tilt = 3.6 * random.nextDouble() - 1.8;
      double best = Double.POSITIVE_INFINITY;
      for (int x = 0; x <= MOST; x++) {
        for (int y = 0; y <= MOST; y++) {
          best = Math.min(best, value(x, y, centre, tilt));
        }
      }
      double[] units = new double[2];
      double bound =
          BoxSearch.least(
              (low, high, at) -> leastIn(low, high, at, centre, tilt),
              new double[2],
              new double[] {MOST, MOST},
              0,
              1_000,
              units);
      assertThat(bound).as("draw %d", draw).isBetween(best - 1e-9, best + 1e-9);
      assertThat(value(units[0], units[1], centre, tilt)).isBetween(best - 1e-9, best + 1e-9);
      boolean rounded =
          units[0] == Math.min(MOST, Math.max(0, Math.rint(centre[0])))
              && units[1] == Math.min(MOST, Math.max(0, Math.rint(centre[1])));
      away += rounded ? 0 : 1;
    }
    assertThat(away).as("draws in which rounding alone would fail").isGreaterThan(20);
  }

  @Test
  void keepsABoundWhereItIsCutShort() {
    double[] centre = {2.5, 3.5};
    double[] units = new double[2];
    double bound =
        BoxSearch.least(
            (low, high, at) -> leastIn(low, high, at, centre, 1.5),
            new double[2],
            new double[] {MOST, MOST},
            0,
            1,
            units);

    assertThat(bound).isLessThanOrEqualTo(value(2, 4, centre, 1.5));
    assertThat(value(units[0], units[1], centre, 1.5)).isGreaterThanOrEqualTo(bound);
  }
}
