package marshal.model.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreatmentFlowTest {

  private static TreatmentGroup group(double early, double late, int stages) {
    return new TreatmentGroup(
        "g", "G", 2000, "need", 300, 0.8, 10, 14, 0, early, late, 0.1, stages, List.of());
  }

  private static double[] constant(int steps, double value) {
    double[] values = new double[steps];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void settlesAtArrivalsOverExitChanceWithoutALimit() {
    int steps = 1000;
    double exit = 1 - Math.exp(-1.0 / 26);
    TreatmentFlow flow = new TreatmentFlow(group(exit, exit, 12), steps);
    flow.run(constant(steps, Double.POSITIVE_INFINITY), constant(steps, 1), false);

    assertThat(flow.inTreatment(steps - 1)).isCloseTo(371.0449, within(1e-4));
    assertThat(flow.waiting(steps - 1)).isZero();
  }

  @Test
  void retainsThoseWhoStayTwelveWeeks() {
    int steps = 500;
    TreatmentFlow flow = new TreatmentFlow(group(0.05, 0.02, 12), steps);
    flow.run(constant(steps, Double.POSITIVE_INFINITY), constant(steps, 1), false);

    double reachTwelveWeeks = 14 * Math.pow(0.95, 12);
    assertThat(flow.retained(steps - 1)).isCloseTo(reachTwelveWeeks / 0.02, within(0.02));
  }

  @Test
  void neverTreatsMoreThanThereArePlacesAndKeepsTheRestWaiting() {
    int steps = 40;
    TreatmentFlow flow = new TreatmentFlow(group(0.05, 0.02, 3), steps);
    flow.run(constant(steps, 250), constant(steps, 1), false);

    for (int t = 0; t < steps; t++) {
      assertThat(flow.inTreatment(t)).isLessThanOrEqualTo(250 + 1e-9);
    }
    assertThat(flow.waiting(steps - 1)).isGreaterThan(30);
  }

  @Test
  void carriesTheSlopesOfItsFiniteDifferences() {
    int steps = 9;
    TreatmentGroup group =
        new TreatmentGroup(
            "g", "G", 500, "need", 90, 0.6, 5, 12, 0.3, 0.12, 0.03, 0.1, 2, List.of());
    double[] places = {80, 95, 95, 85, 110, 110, 70, 90, 90};
    double[] factor = {1, 0.9, 0.8, 0.8, 0.7, 0.9, 1, 1, 0.6};
    TreatmentFlow flow = new TreatmentFlow(group, steps);
    flow.run(places, factor, true);
    double h = 1e-5;
    for (int u = 0; u < steps; u++) {
      TreatmentFlow more = moved(group, places, factor, u, h, 0);
      TreatmentFlow less = moved(group, places, factor, u, -h, 0);
      TreatmentFlow higher = moved(group, places, factor, u, 0, h);
      TreatmentFlow lower = moved(group, places, factor, u, 0, -h);
      for (int t = 0; t < steps; t++) {
        assertThat(flow.retainedPerPlace(t, u))
            .isCloseTo((more.retained(t) - less.retained(t)) / (2 * h), within(1e-6));
        assertThat(flow.waitingPerPlace(t, u))
            .isCloseTo((more.waiting(t) - less.waiting(t)) / (2 * h), within(1e-6));
        assertThat(flow.retainedPerFactor(t, u))
            .isCloseTo((higher.retained(t) - lower.retained(t)) / (2 * h), within(1e-6));
        assertThat(flow.waitingPerFactor(t, u))
            .isCloseTo((higher.waiting(t) - lower.waiting(t)) / (2 * h), within(1e-6));
      }
    }
  }

  private static TreatmentFlow moved(
      TreatmentGroup group, double[] places, double[] factor, int step, double dp, double df) {
    double[] movedPlaces = places.clone();
    double[] movedFactor = factor.clone();
    movedPlaces[step] += dp;
    movedFactor[step] += df;
    TreatmentFlow flow = new TreatmentFlow(group, places.length);
    flow.run(movedPlaces, movedFactor, false);
    return flow;
  }
}
