package marshal.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemandFitTest {
  private static final FitOptions NO_PRIORS = FitOptions.DEFAULT.withPriors(DemandPriors.none());
  private static final int AREAS = 20;

  /** Five standard errors: a false alarm has probability 6e-7 for each of the coefficients. */
  @Test
  void recoversTheParametersThatSimulatedTheCounts() {
    FittedStream fit = fit(TestSeries.simulated(AREAS, 150, 11L), NO_PRIORS);
    assertWithinFiveErrors(fit.logLambda(), Math.log(TestSeries.LAMBDA));
    assertWithinFiveErrors(fit.logPhi(), Math.log(TestSeries.PHI));
    assertWithinFiveErrors(fit.logPsi(), Math.log(TestSeries.PSI));
    assertWithinFiveErrors(fit.trendPerStep(), TestSeries.TREND_PER_STEP);
    assertWithinFiveErrors(fit.sin().get(0), TestSeries.SIN);
    assertWithinFiveErrors(fit.cos().get(0), TestSeries.COS);
    int origin = fit.parameters().originStep();
    for (int i = 0; i < AREAS; i++) {
      assertWithinFiveErrors(
          fit.level(i), TestSeries.level(i) + TestSeries.TREND_PER_STEP * origin);
    }
  }

  @Test
  void tellsAWrongLambdaApart() {
    Estimate logLambda = fit(TestSeries.simulated(AREAS, 150, 11L, 0.4), NO_PRIORS).logLambda();
    assertThat(Math.abs(logLambda.value() - Math.log(TestSeries.LAMBDA)))
        .isGreaterThan(5 * logLambda.standardError());
  }

  /** Standard errors are the spread of estimates over repetitions: 40 of them, 5 errors of 11 %. */
  @Test
  void statesErrorsAsLargeAsTheSpreadOfTheEstimates() {
    int repetitions = 40;
    double sum = 0;
    double squares = 0;
    double stated = 0;
    for (int r = 0; r < repetitions; r++) {
      Estimate lambda = fit(TestSeries.simulated(8, 80, 100L + r), NO_PRIORS).lambda();
      sum += lambda.value();
      squares += lambda.value() * lambda.value();
      stated += lambda.standardError();
    }
    double mean = sum / repetitions;
    double spread = Math.sqrt((squares - repetitions * mean * mean) / (repetitions - 1));
    assertThat(stated / repetitions / spread)
        .isCloseTo(1, within(5 / Math.sqrt(2.0 * (repetitions - 1))));
  }

  @Test
  void doesNotDependOnTheOrderOfNeighbourhoods() {
    CountSeries series = TestSeries.simulated(6, 60, 5L);
    int[] order = {3, 0, 5, 1, 4, 2};
    int[] place = new int[6];
    for (int i = 0; i < 6; i++) {
      place[order[i]] = i;
    }
    int[][] neighbours = new int[6][];
    for (int i = 0; i < 6; i++) {
      neighbours[i] = new int[] {place[(order[i] + 1) % 6], place[(order[i] + 5) % 6]};
    }
    FittedStream one = fit(series, FitOptions.DEFAULT);
    FittedStream other =
        DemandFit.fit(
                TestSeries.permuted(series, order),
                NeighbourWeights.equalShares(neighbours),
                FitOptions.DEFAULT)
            .orElseThrow();
    assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-6));
    assertThat(other.lambda().value()).isCloseTo(one.lambda().value(), within(1e-5));
    assertThat(other.phi().value()).isCloseTo(one.phi().value(), within(1e-5));
    for (int i = 0; i < 6; i++) {
      assertThat(other.level(i).value()).isCloseTo(one.level(order[i]).value(), within(1e-5));
      assertThat(other.level(i).standardError())
          .isCloseTo(one.level(order[i]).standardError(), within(1e-5));
    }
  }

  @Test
  void doesNotDependOnWhereStepsAreCountedFrom() {
    CountSeries series = TestSeries.simulated(6, 40, 5L);
    FittedStream one = fit(series, FitOptions.DEFAULT);
    FittedStream other = fit(shifted(series, 120), FitOptions.DEFAULT);
    assertThat(other.penalisedObjective()).isCloseTo(one.penalisedObjective(), within(1e-9));
    assertThat(other.trendPerStep().value()).isCloseTo(one.trendPerStep().value(), within(1e-9));
  }

  /** Keeping each incident with probability a half halves the mean and leaves psi alone. */
  @Test
  void halvesTheMeanOfThinnedCounts() {
    CountSeries series = TestSeries.simulated(AREAS, 150, 11L);
    SplittableRandom random = new SplittableRandom(2);
    int[] counts = new int[series.rows() * AREAS];
    for (int cell = 0; cell < counts.length; cell++) {
      for (int k = 0; k < series.count(cell / AREAS, cell % AREAS); k++) {
        counts[cell] += random.nextBoolean() ? 1 : 0;
      }
    }
    FittedStream whole = fit(series, NO_PRIORS);
    FittedStream thinned = fit(CountSeries.contiguous(counts, AREAS, 12), NO_PRIORS);
    // Thinning adds noise to the lagged counts, which can only weaken what they tell.
    assertThat(thinned.lambda().value())
        .isLessThan(whole.lambda().value() + 5 * thinned.lambda().standardError());
    double totalWhole = stationaryTotal(whole);
    assertThat(stationaryTotal(thinned) / totalWhole).isCloseTo(0.5, within(0.02));
    assertThat(thinned.logPsi().value())
        .isCloseTo(whole.logPsi().value(), within(5 * thinned.logPsi().standardError()));
  }

  private static double stationaryTotal(FittedStream fit) {
    DemandParameters p = fit.parameters();
    double sum = 0;
    for (int i = 0; i < p.neighbourhoods(); i++) {
      for (int step = 0; step < 150; step++) {
        sum += Math.exp(p.level(i) + p.timeEffect(step));
      }
    }
    return sum / (1 - p.lambda() - p.phi());
  }

  @Test
  void usesNoTermAcrossAGap() {
    CountSeries series = TestSeries.simulated(6, 40, 5L);
    int[] steps = new int[30];
    int[] counts = new int[30 * 6];
    for (int row = 0; row < 30; row++) {
      steps[row] = row < 14 ? row : row + 10;
      for (int i = 0; i < 6; i++) {
        counts[row * 6 + i] = series.count(steps[row], i);
      }
    }
    FittedStream fit = fit(CountSeries.of(counts, 6, steps, 12, 0), FitOptions.DEFAULT);
    assertThat(fit.cells()).isEqualTo((30 - 2) * 6);
  }

  @Test
  void findsALevelBreak() {
    CountSeries series = TestSeries.simulated(10, 60, 5L);
    int[] counts = new int[60 * 10];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = series.count(cell / 10, cell % 10) * (cell / 10 >= 30 ? 3 : 1);
    }
    CountSeries broken = CountSeries.contiguous(counts, 10, 12).withBreaks(30);
    Estimate effect = fit(broken, FitOptions.DEFAULT).breakEffects().get(0);
    assertThat(effect.value()).isCloseTo(Math.log(3), within(5 * effect.standardError()));
    assertThat(effect.value()).isGreaterThan(5 * effect.standardError());
  }

  @Test
  void keepsPhiAtZeroWhereNeighboursDoNotExcite() {
    FittedStream fit =
        fit(TestSeries.simulated(6, 40, 5L), FitOptions.DEFAULT.withExcitation(true, false));
    assertThat(fit.phi()).isEqualTo(new Estimate(0, 0, Estimate.Status.FIXED));
    assertThat(fit.lambda().status()).isEqualTo(Estimate.Status.FREE);
    assertThat(fit.penalisedObjective()).isFinite();
  }

  @Test
  void givesAStreamWithoutIncidentsASmallFiniteLevel() {
    FittedStream fit = fit(TestSeries.constant(6, 24, 0), FitOptions.DEFAULT);
    for (int i = 0; i < 6; i++) {
      double perStep = Math.exp(fit.level(i).value());
      assertThat(perStep).isBetween(1e-4, 0.5 / 24);
      assertThat(fit.level(i).standardError()).isPositive().isFinite();
    }
  }

  @Test
  void refusesAStreamWithoutIncidentsWithoutPriors() {
    assertRefused(
        TestSeries.constant(6, 24, 0), NO_PRIORS, FitOutcome.Cause.TOO_LITTLE_DATA, "no incidents");
  }

  @Test
  void givesANeighbourhoodWithoutIncidentsAFiniteLevelBelowTheOthers() {
    CountSeries series = withEmptyNeighbourhood();
    FittedStream fit = fit(series, FitOptions.DEFAULT);
    assertThat(fit.level(2).value()).isBetween(-6.0, fit.level(1).value() - 1);
    FittedStream free = fit(series, NO_PRIORS);
    assertThat(free.level(2).status()).isEqualTo(Estimate.Status.AT_FLOOR);
    assertThat(free.level(1).status()).isEqualTo(Estimate.Status.FREE);
    assertThat(free.logLikelihood()).isGreaterThan(fit.logLikelihood());
  }

  private static CountSeries withEmptyNeighbourhood() {
    CountSeries series = TestSeries.simulated(6, 40, 5L);
    int[] counts = new int[40 * 6];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = cell % 6 == 2 ? 0 : series.count(cell / 6, cell % 6);
    }
    return CountSeries.contiguous(counts, 6, 12);
  }

  @Test
  void fitsThreeMonthsWithPriorsAndRefusesThemWithout() {
    CountSeries series = TestSeries.simulated(6, 3, 5L);
    FittedStream fit = fit(series, FitOptions.DEFAULT);
    assertThat(fit.lambda().value()).isBetween(0.03, 0.5);
    assertThat(fit.phi().value()).isBetween(0.02, 0.3);
    assertThat(Math.abs(fit.trendPerStep().value())).isLessThan(0.2 / 12);
    assertRefused(series, NO_PRIORS, FitOutcome.Cause.TOO_LITTLE_DATA, "too few");
  }

  @Test
  void refusesASingleMonth() {
    assertRefused(
        TestSeries.simulated(6, 1, 5L),
        FitOptions.DEFAULT,
        FitOutcome.Cause.TOO_LITTLE_DATA,
        "preceding");
  }

  @Test
  void stopsAtTheFloorWhereCountsAreMoreRegularThanPoisson() {
    FittedStream fit = fit(TestSeries.constant(6, 30, 7), NO_PRIORS.withExcitation(false, false));
    assertThat(fit.psi().status()).isEqualTo(Estimate.Status.AT_FLOOR);
    assertThat(fit.level(0).value()).isCloseTo(Math.log(7), within(1e-6));
  }

  @Test
  void stopsAtTheFloorWherePastIncidentsPreventFurtherOnes() {
    int[] counts = new int[60 * 6];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = (cell / 6 + cell % 6) % 2 == 0 ? 9 + cell % 5 : 1 + cell % 3;
    }
    FittedStream fit =
        fit(CountSeries.contiguous(counts, 6, 12), NO_PRIORS.withExcitation(true, false));
    assertThat(fit.lambda().status()).isEqualTo(Estimate.Status.AT_FLOOR);
    assertThat(fit.lambda().value()).isCloseTo(1e-6, within(1e-12));
    assertThat(fit.lambda().standardError()).isZero();
  }

  @Test
  void refusesAnExplosiveStream() {
    int[] counts = new int[16 * 4];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = (int) Math.round(3 * Math.pow(1.4, Math.floorDiv(cell, 4))) + (cell % 4);
    }
    assertRefused(
        CountSeries.contiguous(counts, 4, 12),
        NO_PRIORS.withTrend(false),
        FitOutcome.Cause.EXPLOSIVE,
        "lambda");
  }

  @Test
  void saysThatItDidNotConverge() {
    assertRefused(
        TestSeries.simulated(6, 40, 5L),
        FitOptions.DEFAULT.withMaxIterations(2),
        FitOutcome.Cause.NOT_CONVERGED,
        "2 Newton steps");
  }

  @Test
  void refusesABreakThatNothingFollowsWithoutPriors() {
    assertRefused(
        TestSeries.simulated(6, 40, 5L).withBreaks(40),
        NO_PRIORS,
        FitOutcome.Cause.TOO_LITTLE_DATA,
        "break");
  }

  @Test
  void rejectsWeightsForAnotherNumberOfNeighbourhoods() {
    assertThatThrownBy(
            () ->
                DemandFit.fit(
                    TestSeries.simulated(6, 40, 5L), TestSeries.ring(5), FitOptions.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5")
        .hasMessageContaining("6");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void convergesOnSparseCountsOfManySmallNeighbourhoods(long seed) {
    CountSeries dense = TestSeries.simulated(40, 26, seed);
    int[] counts = new int[26 * 40];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = dense.count(cell / 40, cell % 40) / 4;
    }
    FittedStream fit =
        DemandFit.fit(
                CountSeries.contiguous(counts, 40, 12), TestSeries.ring(40), FitOptions.DEFAULT)
            .orElseThrow();
    assertThat(fit.lambda().value()).isBetween(0.01, 0.5);
  }

  /** Heterogeneous levels in the thousands: the objective is a small difference of large sums. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void convergesOnLargeIrregularCounts(long seed) {
    var rng = TestSeries.rng(seed);
    int[] counts = new int[9 * 30];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = (int) (-3000 * (1 + Math.sin(cell / 18.0)) * Math.log(rng.nextDouble()));
    }
    FittedStream fit = fit(CountSeries.contiguous(counts, 9, 12), FitOptions.DEFAULT);
    assertThat(fit.logLikelihood()).isFinite();
    assertThat(fit.psi().value()).isGreaterThan(0.3);
  }

  @Test
  void findsNoExcitationFromNeighboursWhereThereAreNone() {
    CountSeries series = TestSeries.simulated(6, 40, 5L);
    FittedStream fit =
        DemandFit.fit(series, NeighbourWeights.none(6), FitOptions.DEFAULT).orElseThrow();
    assertThat(fit.phi()).isEqualTo(new Estimate(0, 0, Estimate.Status.FIXED));
  }

  @Test
  void poolsTheLevelsMoreTheLessTheyDiffer() {
    CountSeries differing = TestSeries.simulated(20, 60, 5L);
    FittedStream one = fit(differing, FitOptions.DEFAULT);
    FittedStream other = fit(TestSeries.constant(20, 60, 4), FitOptions.DEFAULT);
    assertThat(one.areaSpread()).isBetween(0.3, 0.7);
    assertThat(other.areaSpread()).isLessThan(one.areaSpread());
  }

  /** With a kernel over two lags the first two rows of a block have no term. */
  @Test
  void spreadsTheExcitationOverItsKernel() {
    CountSeries series = TestSeries.simulated(6, 40, 5L);
    FittedStream fit = fit(series, FitOptions.DEFAULT.withLagKernel(List.of(0.7, 0.3)));
    assertThat(fit.cells()).isEqualTo(38 * 6);
    double[] means = fit.parameters().oneStepMeans(series, TestSeries.ring(6), 10);
    double own = 0.7 * series.count(9, 0) + 0.3 * series.count(8, 0);
    double near =
        (0.7 * (series.count(9, 1) + series.count(9, 5))
                + 0.3 * (series.count(8, 1) + series.count(8, 5)))
            / 2;
    DemandParameters p = fit.parameters();
    assertThat(means[0])
        .isCloseTo(
            Math.exp(p.level(0) + p.timeEffect(10)) + p.lambda() * own + p.phi() * near,
            within(1e-12));
  }

  /** Means of 4,000 draws within five standard errors, spreads within 5 x 1.1 %. */
  @Test
  void drawsWorldsAroundTheEstimateWithItsStandardErrors() {
    FittedStream fit = fit(TestSeries.simulated(AREAS, 60, 11L), FitOptions.DEFAULT);
    int draws = 4000;
    double[] trend = new double[draws];
    double[] level = new double[draws];
    var rng = TestSeries.rng(4);
    for (int d = 0; d < draws; d++) {
      DemandParameters world = fit.draw(rng);
      assertThat(world.lambda() + world.phi()).isLessThan(1);
      trend[d] = world.trendPerStep();
      level[d] = world.level(3);
    }
    assertSpread(trend, fit.trendPerStep());
    assertSpread(level, fit.level(3));
  }

  private static void assertSpread(double[] draws, Estimate estimate) {
    double mean = Arrays.stream(draws).average().orElseThrow();
    double squares = Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).sum();
    double spread = Math.sqrt(squares / (draws.length - 1));
    assertThat(mean)
        .isCloseTo(
            estimate.value(), within(5 * estimate.standardError() / Math.sqrt(draws.length)));
    assertThat(spread / estimate.standardError())
        .isCloseTo(1, within(5 / Math.sqrt(2.0 * draws.length)));
  }

  private static CountSeries shifted(CountSeries series, int by) {
    int n = series.neighbourhoods();
    int[] steps = new int[series.rows()];
    int[] counts = new int[series.rows() * n];
    for (int row = 0; row < series.rows(); row++) {
      steps[row] = series.step(row) + by;
      for (int i = 0; i < n; i++) {
        counts[row * n + i] = series.count(row, i);
      }
    }
    return CountSeries.of(counts, n, steps, 12, 0);
  }

  private static FittedStream fit(CountSeries series, FitOptions options) {
    return DemandFit.fit(series, TestSeries.ring(series.neighbourhoods()), options).orElseThrow();
  }

  private static void assertWithinFiveErrors(Estimate estimate, double truth) {
    assertThat(estimate.value()).isCloseTo(truth, within(5 * estimate.standardError()));
  }

  private static void assertRefused(
      CountSeries series, FitOptions options, FitOutcome.Cause cause, String says) {
    FitOutcome outcome = DemandFit.fit(series, TestSeries.ring(series.neighbourhoods()), options);
    assertThat(outcome).isInstanceOf(FitOutcome.Refused.class);
    FitOutcome.Refused refused = (FitOutcome.Refused) outcome;
    assertThat(refused.cause()).isEqualTo(cause);
    assertThat(refused.reason()).contains(says);
    assertThatThrownBy(outcome::orElseThrow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(refused.reason());
  }
}
