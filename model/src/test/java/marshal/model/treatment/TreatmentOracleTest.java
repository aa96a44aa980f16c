package marshal.model.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import marshal.model.oracle.Oracle;
import marshal.model.oracle.OracleRow;
import marshal.model.random.StableHash;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

/**
 * Holds the simulated treatment to closed forms. A mean may differ from theory by five standard
 * errors, which happens to 6e-7 of seeds.
 */
class TreatmentOracleTest {

  private static final int WARM_UP = 120;
  private static final double EXIT = 1 - Math.exp(-1.0 / 26);
  private static final double GIVE_UP = 1 - Math.exp(-1.0 / 8);
  private static final long[] HASHES = {StableHash.of("A"), StableHash.of("B")};
  private static final double[] HOMES = {0.7, 0.3};

  /** Fourteen a week; weekly steps, one hazard. */
  private static TreatmentGroup weekly(double arrivals, double exit, double giveUp, int present) {
    return new TreatmentGroup(
        "g", "G", 2000, "need", present, 0.6, 10, arrivals, 0, exit, exit, giveUp, 12, List.of());
  }

  private static double[] constant(int steps, double value) {
    double[] values = new double[steps];
    Arrays.fill(values, value);
    return values;
  }

  private record Estimate(double mean, double standardError) {
    static Estimate of(double[] values) {
      return new Estimate(
          StatUtils.mean(values), Math.sqrt(StatUtils.variance(values) / values.length));
    }

    double errorsFrom(double theory) {
      return Math.abs(mean - theory) / standardError;
    }
  }

  @Test
  @Oracle(value = OracleRow.TREATMENT_WITHOUT_LIMIT, twin = "a stay of 25.8 weeks for 26")
  void settlesAtAPoissonNumberWithoutALimit() {
    double theory = 371.0449;
    double[] inTreatment = lastInTreatment(EXIT);
    assertThat(Estimate.of(inTreatment).errorsFrom(theory)).as("mean").isLessThan(5);
    assertThat(varianceOf(inTreatment).errorsFrom(theory)).as("variance").isLessThan(5);
    assertThat(varianceOf(inTreatment).errorsFrom(0.83 * theory))
        .as("variance, a sixth less")
        .isGreaterThan(5);

    double[] shorterStay = lastInTreatment(1 - Math.exp(-1 / 25.8));
    assertThat(Estimate.of(shorterStay).errorsFrom(theory)).as("twin").isGreaterThan(5);
  }

  private static double[] lastInTreatment(double exit) {
    TreatmentChain chain =
        TreatmentChain.of(weekly(14, exit, GIVE_UP, 371), WARM_UP, HASHES, HOMES, 5);
    double[] inTreatment = new double[4000];
    for (int path = 0; path < inTreatment.length; path++) {
      chain.run(constant(WARM_UP, Double.POSITIVE_INFINITY), constant(WARM_UP, 1), path);
      inTreatment[path] = chain.inTreatment(WARM_UP - 1);
      assertThat(chain.waiting(WARM_UP - 1)).isZero();
    }
    return inTreatment;
  }

  private static Estimate varianceOf(double[] values) {
    double mean = StatUtils.mean(values);
    return Estimate.of(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray());
  }

  @Test
  @Oracle(value = OracleRow.TREATMENT_WITH_PLACES, twin = "patience of 7.5 weeks, stays of 25.8")
  void keepsTheQueueOfTheWeeklyChain() {
    double theory = 10.532;
    assertThat(meanQueue(EXIT, GIVE_UP).errorsFrom(theory)).isLessThan(5);
    assertThat(meanQueue(EXIT, 1 - Math.exp(-1 / 7.5)).errorsFrom(theory)).isGreaterThan(5);
    assertThat(meanQueue(1 - Math.exp(-1 / 25.8), GIVE_UP).errorsFrom(theory)).isGreaterThan(5);
  }

  private static Estimate meanQueue(double exit, double giveUp) {
    int steps = 4 * WARM_UP;
    TreatmentChain chain =
        TreatmentChain.of(weekly(14, exit, giveUp, 338), steps, HASHES, HOMES, 6);
    double[] queues = new double[800];
    for (int path = 0; path < queues.length; path++) {
      chain.run(constant(steps, 340), constant(steps, 1), path);
      for (int t = WARM_UP; t < steps; t++) {
        queues[path] += chain.waiting(t) / (double) (steps - WARM_UP);
      }
    }
    return Estimate.of(queues);
  }

  @Test
  @Oracle(value = OracleRow.RETENTION, twin = "a factor on eleven of the twelve weeks")
  void retainsTheProductOfTwelveWeeks() {
    double dropOut = 0.009;
    double completion = 0.003;
    TreatmentGroup group =
        new TreatmentGroup(
            "g",
            "G",
            99_999,
            "need",
            0,
            0,
            50_000,
            0,
            0,
            dropOut + completion,
            0.2,
            0,
            12,
            List.of());
    int steps = 13;
    double[] factor = constant(steps, 1);
    Arrays.fill(factor, 4, 9, 0.7);
    TreatmentChain chain = TreatmentChain.of(group, steps, HASHES, HOMES, 7);
    chain.run(constant(steps, Double.POSITIVE_INFINITY), factor, 0);

    // All are admitted in the first step; the twelve weeks are the steps after it.
    double product = 1;
    for (int week = 1; week <= 12; week++) {
      product *= 1 - (dropOut + completion) * factor[week];
    }
    assertThat(chain.admitted(0)).isEqualTo(50_000);
    assertThat(chain.retained(11)).isZero();
    assertThat(chain.retained(12)).isEqualTo(chain.inTreatment(12));
    double error = Math.sqrt(50_000 * product * (1 - product));
    assertThat(Math.abs(chain.retained(12) - 50_000 * product)).isLessThan(5 * error);
    double elevenWeeks = product / (1 - dropOut - completion);
    assertThat(Math.abs(chain.retained(12) - 50_000 * elevenWeeks)).isGreaterThan(5 * error);
  }
}
