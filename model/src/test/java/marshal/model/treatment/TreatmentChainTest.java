package marshal.model.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import marshal.model.random.StableHash;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class TreatmentChainTest {

  private static final int STEPS = 30;
  private static final long[] HASHES = {StableHash.of("A"), StableHash.of("B"), StableHash.of("C")};
  private static final double[] HOMES = {0.5, 0.3, 0.2};

  private static TreatmentGroup group(double psi, double returning, double giveUp) {
    return new TreatmentGroup(
        "g", "G", 500, "need", 90.4, 0.6, 5.5, 12, psi, returning, 0.12, 0.03, giveUp, 3,
        List.of());
  }

  private static TreatmentChain chain(TreatmentGroup group, long seed) {
    return TreatmentChain.of(group, STEPS, HASHES, HOMES, seed);
  }

  private static double[] constant(double value) {
    double[] values = new double[STEPS];
    Arrays.fill(values, value);
    return values;
  }

  /** Everything that a path says, in one row. */
  private static int[] figures(TreatmentChain chain) {
    int[] figures = new int[STEPS * 9];
    for (int t = 0; t < STEPS; t++) {
      int[] row = {
        chain.inTreatment(t),
        chain.retained(t),
        chain.waiting(t),
        chain.joined(t),
        chain.admitted(t),
        chain.gaveUp(t),
        chain.retained(t, 0),
        chain.retained(t, 1),
        chain.retained(t, 2)
      };
      System.arraycopy(row, 0, figures, 9 * t, 9);
    }
    return figures;
  }

  @Test
  void losesNobody() {
    double[] places = constant(80);
    Arrays.fill(places, 10, 20, 60.7);
    TreatmentChain chain = chain(group(0.2, 0.3, 0.1), 1);
    for (int path = 0; path < 200; path++) {
      chain.run(places, constant(1), path);
      for (int t = 0; t < STEPS; t++) {
        assertThat(chain.inTreatment(t)).isLessThanOrEqualTo((int) places[t]);
        assertThat(chain.waiting(t) == 0 || chain.inTreatment(t) == (int) places[t])
            .as("nobody waits while a place is free")
            .isTrue();
        assertThat(chain.retained(t, 0) + chain.retained(t, 1) + chain.retained(t, 2))
            .isEqualTo(chain.retained(t));
        if (t > 0) {
          assertThat(chain.waiting(t))
              .isEqualTo(
                  chain.waiting(t - 1) - chain.gaveUp(t) + chain.joined(t) - chain.admitted(t));
        }
      }
    }
  }

  /** Person-steps waited are those of the admitted, of those who gave up and of those who wait. */
  @Test
  void addsUpWaitsAsLittlesLawSays() {
    TreatmentGroup patient =
        new TreatmentGroup("g", "G", 500, "need", 60, 1, 0, 5, 0, 0.1, 0.1, 0, 1, List.of());
    TreatmentChain chain = chain(patient, 1);
    double[] places = constant(40);
    Arrays.fill(places, 20, STEPS, 1000);
    for (int path = 0; path < 50; path++) {
      chain.run(places, constant(1), path);
      long personSteps = 0;
      for (int t = 0; t < STEPS; t++) {
        personSteps += chain.waiting(t);
      }
      assertThat(chain.waiting(STEPS - 1)).isZero();
      assertThat(chain.stepsWaitedByAdmitted()).isEqualTo(personSteps).isPositive();
    }
  }

  /** Where places never run short the fluid is the mean of the chain, factor and all. */
  @Test
  void averagesToTheFluidWithoutALimit() {
    double[] factor = constant(1);
    Arrays.fill(factor, 5, 15, 0.6);
    double[] open = constant(Double.POSITIVE_INFINITY);
    assertThat(errors(group(0, 0.3, 0.1), group(0, 0.3, 0.1), open, factor, factor))
        .allMatch(e -> e < 5);
    assertThat(errors(group(0, 0.3, 0.1), group(0, 0.27, 0.1), open, factor, factor))
        .as("fewer return")
        .anyMatch(e -> e > 5);
    assertThat(errors(group(0, 0.3, 0.1), group(0, 0.3, 0.1), open, factor, constant(1)))
        .as("another factor")
        .anyMatch(e -> e > 5);
  }

  /** Places that close take people by lot, so that the mean is the fluid's. */
  @Test
  void closesPlacesByLot() {
    double[] places = constant(Double.POSITIVE_INFINITY);
    places[2] = 30;
    Arrays.fill(places, 3, STEPS, 0);
    assertThat(errors(group(0, 0, 1), group(0, 0, 1), places, constant(1), constant(1)))
        .allMatch(e -> e < 5);
  }

  /** Returns by how many standard errors in-treatment, retained differ at steps 2 and the last. */
  private static Double[] errors(
      TreatmentGroup chainGroup,
      TreatmentGroup flowGroup,
      double[] places,
      double[] factor,
      double[] flowFactor) {
    TreatmentChain chain = chain(chainGroup, 3);
    TreatmentFlow flow = new TreatmentFlow(flowGroup, STEPS);
    flow.run(places, flowFactor, false);
    double[][] seen = new double[4][4000];
    for (int path = 0; path < seen[0].length; path++) {
      chain.run(places, factor, path);
      seen[0][path] = chain.inTreatment(2);
      seen[1][path] = chain.retained(2);
      seen[2][path] = chain.inTreatment(STEPS - 1);
      seen[3][path] = chain.retained(STEPS - 1);
    }
    double[] theory = {
      flow.inTreatment(2), flow.retained(2), flow.inTreatment(STEPS - 1), flow.retained(STEPS - 1)
    };
    Double[] errors = new Double[4];
    for (int k = 0; k < 4; k++) {
      double error = Math.sqrt(StatUtils.variance(seen[k]) / seen[k].length);
      double off = Math.abs(StatUtils.mean(seen[k]) - theory[k]);
      errors[k] = off < 1e-9 ? 0.0 : off / error;
    }
    return errors;
  }

  @Test
  void spreadsRetainedPeopleAsTheirHomes() {
    TreatmentChain chain = chain(group(0, 0.3, 0.1), 4);
    double[] share = new double[2000];
    for (int path = 0; path < share.length; path++) {
      chain.run(constant(100), constant(1), path);
      share[path] = chain.retained(STEPS - 1, 2) / (double) chain.retained(STEPS - 1);
    }
    double error = Math.sqrt(StatUtils.variance(share) / share.length);
    assertThat(StatUtils.mean(share)).isCloseTo(0.2, within(5 * error));
    assertThat(Math.abs(StatUtils.mean(share) - 0.21)).isGreaterThan(5 * error);
  }

  @Test
  void spreadsNewcomersAsANegativeBinomial() {
    double[] joined = new double[8000];
    TreatmentChain chain = chain(group(0.3, 0, 0.1), 5);
    for (int path = 0; path < joined.length; path++) {
      chain.run(constant(0), constant(1), path);
      joined[path] = chain.joined(7);
    }
    double variance = 0;
    for (double share : HOMES) {
      variance += 12 * share * (1 + 0.3 * 12 * share);
    }
    double seen = StatUtils.variance(joined);
    // The kurtosis is that of nearly a normal; six standard errors leave room for the rest.
    double error = seen * Math.sqrt(2.0 / joined.length);
    assertThat(seen).isCloseTo(variance, within(6 * error));
    assertThat(Math.abs(seen - 12)).as("Poisson").isGreaterThan(6 * error);
  }

  @Test
  void givesTheSameBitsOnAnyThreadInAnyOrder() {
    TreatmentChain chain = chain(group(0.2, 0.3, 0.1), 1);
    int[][] paths = new int[20][];
    for (int path = 0; path < paths.length; path++) {
      chain.run(constant(80), constant(1), path);
      paths[path] = figures(chain);
    }
    TreatmentChain other = chain.forAnotherThread();
    for (int path = paths.length - 1; path >= 0; path--) {
      other.run(constant(80), constant(1), path);
      assertThat(figures(other)).isEqualTo(paths[path]);
    }
    assertThat(paths[0]).isNotEqualTo(paths[1]);
  }

  /** What one plan draws of people's lives must not change what another finds. */
  @Test
  void givesTheSamePathOnPeopleThatOtherPlansWereSimulatedOn() {
    TreatmentChain chain = chain(group(0.2, 0.6, 0.1), 1);
    double[] closing = constant(90);
    Arrays.fill(closing, 4, STEPS, 30);
    double[][] plans = {constant(Double.POSITIVE_INFINITY), closing, constant(60), constant(0)};
    for (int path = 0; path < 50; path++) {
      int[][] alone = new int[plans.length][];
      for (int plan = 0; plan < plans.length; plan++) {
        chain.run(plans[plan], constant(1), path);
        alone[plan] = figures(chain);
      }
      PathPeople shared = chain.people(path);
      for (int plan = plans.length - 1; plan >= 0; plan--) {
        chain.run(plans[plan], constant(1), shared);
        assertThat(figures(chain)).isEqualTo(alone[plan]);
      }
      assertThat(alone[1]).isNotEqualTo(alone[2]);
    }
  }

  @Test
  void keepsNewcomersOfOthersWhenANeighbourhoodIsAdded() {
    TreatmentGroup none =
        new TreatmentGroup("g", "G", 500, "need", 0, 0, 0, 12, 0, 0.1, 0.05, 0, 2, List.of());
    TreatmentGroup more =
        new TreatmentGroup("g", "G", 500, "need", 0, 0, 0, 15, 0, 0.1, 0.05, 0, 2, List.of());
    TreatmentChain three = TreatmentChain.of(none, STEPS, HASHES, HOMES, 1);
    long[] hashes = {HASHES[2], StableHash.of("D"), HASHES[0], HASHES[1]};
    double[] homes = {0.2 * 12 / 15, 3.0 / 15, 0.5 * 12 / 15, 0.3 * 12 / 15};
    TreatmentChain four = TreatmentChain.of(more, STEPS, hashes, homes, 1);
    three.run(constant(Double.POSITIVE_INFINITY), constant(1), 9);
    four.run(constant(Double.POSITIVE_INFINITY), constant(1), 9);
    for (int t = 0; t < STEPS; t++) {
      assertThat(four.retained(t, 2)).isEqualTo(three.retained(t, 0));
      assertThat(four.retained(t, 3)).isEqualTo(three.retained(t, 1));
      assertThat(four.retained(t, 0)).isEqualTo(three.retained(t, 2));
    }
  }

  @Test
  void letsNobodyWaitLongerForMorePlacesWhereAllWaitAndNoneReturns() {
    assertThat(longerWaits(group(0.2, 0, 0), 1, 1)).isZero();
    assertThat(longerWaits(group(0.2, 0, 0), 1, 2)).as("independent numbers").isPositive();
    assertThat(longerWaits(group(0.2, 0.9, 0.1), 1, 1))
        .as("with returns it is not monotone, as is documented")
        .isPositive();
  }

  /** Returns in how many steps of how many paths more people wait with five more places. */
  private static int longerWaits(TreatmentGroup group, long fewerSeed, long moreSeed) {
    TreatmentChain fewer = chain(group, fewerSeed);
    TreatmentChain more = chain(group, moreSeed);
    int longer = 0;
    for (int path = 0; path < 400; path++) {
      fewer.run(constant(95), constant(1), path);
      more.run(constant(100), constant(1), path);
      for (int t = 0; t < STEPS; t++) {
        longer += more.waiting(t) > fewer.waiting(t) ? 1 : 0;
      }
    }
    return longer;
  }

  @Test
  void letsNobodyLeaveEarlierForRetentionWorkWhilePlacesAreFree() {
    TreatmentChain without = chain(group(0.2, 0, 0.1), 1);
    TreatmentChain with = chain(group(0.2, 0, 0.1), 1);
    int more = 0;
    for (int path = 0; path < 400; path++) {
      without.run(constant(Double.POSITIVE_INFINITY), constant(1), path);
      with.run(constant(Double.POSITIVE_INFINITY), constant(0.8), path);
      for (int t = 0; t < STEPS; t++) {
        for (int i = 0; i < HOMES.length; i++) {
          assertThat(with.retained(t, i)).isGreaterThanOrEqualTo(without.retained(t, i));
        }
        more += with.retained(t) - without.retained(t);
      }
    }
    assertThat(more).isPositive();
  }

  /** The reason for common random numbers: a difference that stands out of the noise. */
  @Test
  void cutsTheVarianceOfADifferenceTenfold() {
    assertThat(varianceOfDifference(1, 2) / varianceOfDifference(1, 1)).isGreaterThan(10);
  }

  private static double varianceOfDifference(long fewerSeed, long moreSeed) {
    TreatmentChain fewer = chain(group(0, 0.3, 0.1), fewerSeed);
    TreatmentChain more = chain(group(0, 0.3, 0.1), moreSeed);
    double[] difference = new double[1000];
    for (int path = 0; path < difference.length; path++) {
      fewer.run(constant(200), constant(1), path);
      more.run(constant(200), constant(0.95), path);
      for (int t = 0; t < STEPS; t++) {
        difference[path] += more.retained(t) - fewer.retained(t);
      }
    }
    return StatUtils.variance(difference);
  }
}
