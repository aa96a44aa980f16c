package marshal.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneStepScoresTest {

  @ParameterizedTest
  @CsvSource({
    "w17, 2.200719422, 1.328166691, 2.686328181, 6.404791071",
    "l150, 0.9283320791, 0.3481974607, 0.2789727428, 0.5949380158"
  })
  void agreesWithAnIndependentImplementation(
      String name, double logScore, double ranked, double dawidSebastiani, double squared) {
    CountSeries all = ReferenceData.weeklyCounts(name);
    NeighbourWeights weights = ReferenceData.weights(name);
    FitOptions options = FitOptions.DEFAULT.withPriors(DemandPriors.none());
    FittedStream fit = DemandFit.fit(all.until(155), weights, options).orElseThrow();
    OneStepScores scores = OneStepScores.of(fit, all, weights, 156, 207, TestSeries.rng(1));
    ScoreSummary model = scores.model();
    assertThat(model.cells()).isEqualTo(52 * all.neighbourhoods());
    assertThat(model.logScore()).isCloseTo(logScore, within(1e-4));
    assertThat(model.rankedProbabilityScore()).isCloseTo(ranked, within(1e-4));
    assertThat(model.dawidSebastianiScore()).isCloseTo(dawidSebastiani, within(1e-4));
    assertThat(model.squaredError()).isCloseTo(squared, within(1e-4));
    assertThat(scores.comparisons()).hasSize(3).allMatch(NaiveComparison::isModelBetter);
  }

  @Test
  void leavesOutANaiveForecastThatTheGapsForbid() {
    CountSeries series = TestSeries.simulated(4, 9, 1L);
    NeighbourWeights weights = TestSeries.ring(4);
    FittedStream fit = DemandFit.fit(series, weights, FitOptions.DEFAULT).orElseThrow();
    OneStepScores scores = OneStepScores.of(fit, series, weights, 0, 8, TestSeries.rng(1));
    assertThat(scores.comparisons())
        .extracting(NaiveComparison::forecast)
        .containsExactly(NaiveForecast.MEAN_OF_LAST_YEAR, NaiveForecast.LAST_STEP);
  }

  @Test
  void rejectsARangeWithoutAForecastableStep() {
    CountSeries series = TestSeries.simulated(4, 9, 1L);
    NeighbourWeights weights = TestSeries.ring(4);
    FittedStream fit = DemandFit.fit(series, weights, FitOptions.DEFAULT).orElseThrow();
    assertThatThrownBy(() -> OneStepScores.of(fit, series, weights, 20, 30, TestSeries.rng(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20..30");
  }

  /** 2,400 counts: shares within five binomial errors of what the forecasts expect. */
  @Test
  void findsForecastsFromTheTrueModelCalibrated() {
    CountSeries series = TestSeries.simulated(20, 240, 21L);
    NeighbourWeights weights = TestSeries.ring(20);
    FittedStream fit = DemandFit.fit(series.until(119), weights, FitOptions.DEFAULT).orElseThrow();
    ScoreSummary model =
        OneStepScores.of(fit, series, weights, 120, 239, TestSeries.rng(2)).model();
    for (Coverage coverage : model.coverage()) {
      double p = coverage.expected();
      assertThat(coverage.expected()).isGreaterThan(coverage.level());
      assertThat(coverage.held()).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / model.cells())));
    }
    for (int bin : model.pitHistogram()) {
      assertThat((double) bin).isCloseTo(240, within(5 * Math.sqrt(240 * 0.9)));
    }
  }

  /** The negative twin: forecasts half as high as they should be are found out. */
  @Test
  void findsForecastsForAnotherLevelUncalibrated() {
    ScoreSummary model = ofDoubledCounts(DemandPriors.none());
    assertThat(model.coverage().get(1).held()).isLessThan(0.7);
    assertThat(model.pitHistogram().get(9)).isGreaterThan(900);
  }

  @Test
  void followsALevelThatThePriorsAllowToWalk() {
    ScoreSummary followed = ofDoubledCounts(DemandPriors.monthly());
    ScoreSummary taken = ofDoubledCounts(DemandPriors.none());
    assertThat(followed.rankedProbabilityScore()).isLessThan(0.95 * taken.rankedProbabilityScore());
    assertThat(followed.coverage().get(1).held())
        .isGreaterThan(taken.coverage().get(1).held() + 0.05);
  }

  /** Twice the counts that the fit, which is held, has seen. */
  private static ScoreSummary ofDoubledCounts(DemandPriors priors) {
    CountSeries low = TestSeries.simulated(20, 120, 21L);
    CountSeries high = TestSeries.simulated(20, 240, 22L);
    NeighbourWeights weights = TestSeries.ring(20);
    int[] doubled = new int[20 * 240];
    for (int cell = 0; cell < doubled.length; cell++) {
      doubled[cell] = high.count(cell / 20, cell % 20) * (cell / 20 < 120 ? 1 : 2);
    }
    FittedStream fit =
        DemandFit.fit(low, weights, FitOptions.DEFAULT.withPriors(priors)).orElseThrow();
    return OneStepScores.of(
            fit, CountSeries.contiguous(doubled, 20, 12), weights, 120, 239, TestSeries.rng(2))
        .model();
  }

  @Test
  void refitsBeforeEveryStepWhenRolling() {
    CountSeries series = TestSeries.simulated(6, 30, 5L);
    NeighbourWeights weights = TestSeries.ring(6);
    OneStepScores rolling =
        OneStepScores.rolling(series, weights, FitOptions.DEFAULT, 28, 29, TestSeries.rng(1));
    double sum = 0;
    for (int step = 28; step <= 29; step++) {
      FittedStream fit =
          DemandFit.fit(series.until(step - 1), weights, FitOptions.DEFAULT).orElseThrow();
      sum +=
          OneStepScores.of(fit, series, weights, step, step, TestSeries.rng(1))
              .model()
              .rankedProbabilityScore();
    }
    assertThat(rolling.model().cells()).isEqualTo(12);
    assertThat(rolling.model().rankedProbabilityScore()).isCloseTo(sum / 2, within(1e-12));
  }

  @Test
  void saysThatNothingCanBeFittedBeforeTheSecondStep() {
    CountSeries series = TestSeries.simulated(6, 30, 5L);
    assertThatThrownBy(
            () ->
                OneStepScores.rolling(
                    series, TestSeries.ring(6), FitOptions.DEFAULT, 1, 1, TestSeries.rng(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1..1");
  }
}
