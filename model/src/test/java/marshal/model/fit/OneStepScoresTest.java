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
    OneStepScores scores =
        OneStepScores.of(fit, all, weights, 156, 207, TestSeries.rng(1));
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
    OneStepScores scores =
        OneStepScores.of(fit, series, weights, 0, 8, TestSeries.rng(1));
    assertThat(scores.comparisons())
        .extracting(NaiveComparison::forecast)
        .containsExactly(NaiveForecast.MEAN_OF_LAST_YEAR, NaiveForecast.LAST_STEP);
  }

  @Test
  void rejectsARangeWithoutAForecastableStep() {
    CountSeries series = TestSeries.simulated(4, 9, 1L);
    NeighbourWeights weights = TestSeries.ring(4);
    FittedStream fit = DemandFit.fit(series, weights, FitOptions.DEFAULT).orElseThrow();
    assertThatThrownBy(
            () -> OneStepScores.of(fit, series, weights, 20, 30, TestSeries.rng(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20..30");
  }
}
