package marshal.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import marshal.model.demand.LevelDrift;
import org.junit.jupiter.api.Test;

final class LevelPathsTest {
  private static final int PATHS = 40_000;
  private static final double SD = 0.15;

  @Test
  void givesStudentsTailsWhereFewYearsTellTheDeviation() {
    // The last of 12 steps is a year after the data: log level + sd^2 / 2 is sd times Student's t.
    double[] known = logLevels(Double.POSITIVE_INFINITY);
    double[] three = logLevels(3);
    // Normal and Student's t quantiles at 0.9: 1.2816 and 1.6377 (three degrees of freedom).
    assertThat(quantile(known, 0.9) / SD).isCloseTo(1.2816, within(0.05));
    // Half the square of a larger deviation is taken off: at most 0.1 here.
    assertThat(quantile(three, 0.9) / SD).isBetween(1.45, 1.66);
    assertThat(quantile(three, 0.995) - quantile(three, 0.005))
        .isGreaterThan(1.5 * (quantile(known, 0.995) - quantile(known, 0.005)));
  }

  @Test
  void keepsTheMeanLevelAtOne() {
    // Levels have a standard deviation of about 0.3: five standard errors of the mean are 0.0075.
    for (double freedom : new double[] {3, 8, Double.POSITIVE_INFINITY}) {
      double mean =
          Arrays.stream(logLevels(freedom)).map(x -> Math.exp(x - SD * SD / 2)).average().orElse(0);
      assertThat(mean).isCloseTo(1, within(0.0075));
    }
  }

  @Test
  void staysAfterAShiftOrGoesBackAsThePresentFades() {
    OpenShift halved = new OpenShift(0.4, Math.log(0.5));
    LevelDoubt doubt = new LevelDoubt(0, new double[1], halved, 3, Double.POSITIVE_INFINITY);
    LevelPaths paths = new LevelPaths(new LevelDrift(0, 0, 0), doubt, new long[1], 1, 12, 12, 1);
    double[] last = draws(path -> paths.city(path)[11]);
    double stays = Arrays.stream(last).filter(x -> x < 1).count() / (double) PATHS;
    // The present is known. Five standard errors of a share of 0.4 are 0.0125.
    assertThat(draws(path -> paths.city(path)[0])).containsOnly(1);
    assertThat(stays).isCloseTo(0.4, within(0.0125));
    // Half the level, and 11 months of a doubt that comes out by half in three.
    double shown = 1 - Math.pow(0.5, 11 / 3.0);
    assertThat(quantile(last, 0.1)).isCloseTo(Math.pow(0.5 / 0.8, shown), within(1e-12));
    assertThat(quantile(last, 0.9)).isCloseTo(Math.pow(1 / 0.8, shown), within(1e-12));
  }

  private static double[] logLevels(double freedom) {
    LevelDoubt doubt = doubt(freedom);
    LevelPaths paths = new LevelPaths(new LevelDrift(SD, 0, 0), doubt, new long[1], 1, 12, 12, 1);
    return draws(path -> Math.log(paths.city(path)[11]) + SD * SD / 2);
  }

  private static LevelDoubt doubt(double freedom) {
    return new LevelDoubt(0, new double[1], OpenShift.NONE, 3, freedom);
  }

  private static double[] draws(ToDoubleFunction<Integer> draw) {
    return IntStream.range(0, PATHS).mapToDouble(draw::applyAsDouble).sorted().toArray();
  }

  private static double quantile(double[] sorted, double probability) {
    return sorted[(int) (probability * sorted.length)];
  }
}
