package marshal.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemandObjectiveTest {
  private static final int AREAS = 5;
  private static final FitOptions OPTIONS = FitOptions.DEFAULT.withHarmonics(2);

  private final CountSeries series = TestSeries.simulated(AREAS, 30, 3L).withBreaks(12);
  private final FitDesign design = new FitDesign(series, TestSeries.ring(AREAS), OPTIONS);

  /** The last value makes psi mu small, so that the series for small arguments is used. */
  @ParameterizedTest
  @ValueSource(doubles = {3, 0.1, 0.005, 1e-5})
  void gradientAgreesWithFiniteDifferences(double psi) {
    DemandObjective objective = objective();
    double[] theta = somewhere(objective, psi);
    Evaluation at = evaluate(objective, theta);
    for (int k = 0; k < theta.length; k++) {
      double width = 1e-3;
      double difference =
          (8 * (value(objective, theta, k, width) - value(objective, theta, k, -width))
                  - value(objective, theta, k, 2 * width)
                  + value(objective, theta, k, -2 * width))
              / (12 * width);
      assertThat(at.gradient[k])
          .as("derivative %d", k)
          .isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(difference))));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 0.1, 0.005, 1e-5})
  void curvatureAgreesWithFiniteDifferencesOfTheGradient(double psi) {
    DemandObjective objective = objective();
    double[] theta = somewhere(objective, psi);
    int shared = objective.shared;
    Evaluation at = evaluate(objective, theta);
    for (int k = 0; k < theta.length; k++) {
      double width = 1e-5;
      double[] moved = theta.clone();
      moved[k] += width;
      Evaluation up = evaluate(objective, moved);
      moved[k] = theta[k] - width;
      Evaluation down = evaluate(objective, moved);
      for (int l = 0; l < theta.length; l++) {
        double difference = -(up.gradient[l] - down.gradient[l]) / (2 * width);
        double analytic;
        if (k < AREAS && l < AREAS) {
          analytic = k == l ? at.diagonal[k] : 0;
        } else if (k < AREAS) {
          analytic = at.border[k * shared + l - AREAS];
        } else if (l < AREAS) {
          analytic = at.border[l * shared + k - AREAS];
        } else {
          analytic = at.corner[(k - AREAS) * shared + l - AREAS];
        }
        assertThat(analytic)
            .as("second derivative %d, %d", k, l)
            .isCloseTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
      }
    }
  }

  private DemandObjective objective() {
    int shared = DemandObjective.FIRST_COVARIATE + design.covariates + 3;
    double[] mean = new double[shared];
    double[] precision = new double[shared];
    for (int k = 0; k < shared; k++) {
      mean[k] = 0.1 * k;
      precision[k] = 0.5 + k;
    }
    DemandObjective objective = new DemandObjective(design, mean, precision, true);
    objective.pool(0.7);
    return objective;
  }

  private static double[] somewhere(DemandObjective objective, double psi) {
    double[] theta = new double[AREAS + objective.shared];
    for (int k = 0; k < theta.length; k++) {
      theta[k] = 0.2 * Math.sin(k) + (k < AREAS ? 1 : 0);
    }
    theta[AREAS + DemandObjective.FIRST_COVARIATE] = 0.01;
    theta[AREAS + objective.logLambda] = Math.log(0.3);
    theta[AREAS + objective.logPhi] = Math.log(0.1);
    theta[AREAS + objective.logPsi] = Math.log(psi);
    return theta;
  }

  private static Evaluation evaluate(DemandObjective objective, double[] theta) {
    Evaluation out = new Evaluation(objective.areas, objective.shared);
    objective.evaluate(theta, out);
    return out;
  }

  private static double value(DemandObjective objective, double[] theta, int k, double move) {
    double[] moved = theta.clone();
    moved[k] += move;
    return evaluate(objective, moved).value;
  }
}
