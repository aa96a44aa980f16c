package marshal.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the fit without priors to hhh4 (R package surveillance 1.20.3) on two synthetic series.
 * Agreement asked for: 1e-3 in log-likelihood and coefficients.
 */
class ReferenceFitTest {
  private static final int LAST_TRAINING_STEP = 155;

  @ParameterizedTest
  @CsvSource({
    "w17, -6030.383514, -1.5725977586389, -2.4231364152264, -0.0006627142076,"
        + " 0.0448092683171, 0.1167916081845, 0.0959392725336",
    "l150, -22385.13382, -1.6445970694033, -2.2197046047902, -0.0007584896306,"
        + " 0.0734234, 0.1202328, 0.0999590548328"
  })
  void agreesWithAnIndependentImplementation(
      String name,
      double logLikelihood,
      double logLambda,
      double logPhi,
      double trend,
      double sin,
      double cos,
      double psi) {
    CountSeries training = ReferenceData.weeklyCounts(name).until(LAST_TRAINING_STEP);
    FittedStream fit =
        DemandFit.fit(
                training,
                ReferenceData.weights(name),
                FitOptions.DEFAULT.withPriors(DemandPriors.none()))
            .orElseThrow();
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-3));
    assertThat(fit.logLambda().value()).isCloseTo(logLambda, within(1e-3));
    assertThat(fit.logPhi().value()).isCloseTo(logPhi, within(1e-3));
    assertThat(fit.trendPerStep().value()).isCloseTo(trend, within(1e-5));
    assertThat(fit.sin().get(0).value()).isCloseTo(sin, within(1e-3));
    assertThat(fit.cos().get(0).value()).isCloseTo(cos, within(1e-3));
    assertThat(fit.psi().value()).isCloseTo(psi, within(1e-3));
  }
}
