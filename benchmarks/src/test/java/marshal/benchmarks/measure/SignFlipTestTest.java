package marshal.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SignFlipTestTest {

  @Test
  void countsTheSignsThatLeadAsFar() {
    // Of eight sums of 1, 2 and 4, two are as far from 0 as 7, and four as far as 5.
    assertThat(SignFlipTest.pValue(1, 2, 4)).isEqualTo(2.0 / 8);
    assertThat(SignFlipTest.pValue(-1, 2, 4)).isEqualTo(4.0 / 8);
    assertThat(SignFlipTest.pValue(0, 0, 0)).isEqualTo(1);
    assertThat(SignFlipTest.pValue()).isEqualTo(1);
  }

  @Test
  void leastIsReachedWhereAllPointOneWay() {
    for (int pairs : new int[] {1, 5, 11, 16}) {
      double[] ones = new double[pairs];
      java.util.Arrays.fill(ones, 0.1);
      assertThat(SignFlipTest.pValue(ones)).isEqualTo(SignFlipTest.least(pairs));
    }
  }

  @Test
  void samplesTellTheSameAsAllCombinations() {
    // Thirty differences: sampled. Their sum is 2.2 standard deviations out, by the normal
    // approximation p = 0.028; five standard errors of 65,536 samples are 0.0032, the
    // approximation is good to about 0.003.
    double[] differences = new double[30];
    SplittableRandom random = new SplittableRandom(5);
    double squares = 0;
    double sum = 0;
    for (int j = 0; j < 30; j++) {
      differences[j] = random.nextGaussian();
      squares += differences[j] * differences[j];
      sum += differences[j];
    }
    double shift = (2.2 * Math.sqrt(squares) - sum) / 30;
    double[] shifted = differences.clone();
    double after = 0;
    double afterSum = 0;
    for (int j = 0; j < 30; j++) {
      shifted[j] += shift;
      after += shifted[j] * shifted[j];
      afterSum += shifted[j];
    }
    double z = afterSum / Math.sqrt(after);
    double normal =
        2
            * (1
                - new org.apache.commons.math3.distribution.NormalDistribution()
                    .cumulativeProbability(z));

    assertThat(SignFlipTest.pValue(shifted)).isCloseTo(normal, within(0.0062));
  }
}
