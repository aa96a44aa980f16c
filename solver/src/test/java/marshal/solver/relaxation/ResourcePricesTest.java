package marshal.solver.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import marshal.model.Case;
import marshal.model.evaluation.HarmModel;
import marshal.solver.rules.CaseRules;
import marshal.solver.sketch.CaseSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePricesTest {

  private static final RelaxationLimits CLOSE = new RelaxationLimits(60, 1e-6);
  private static final long GRANT = 900_000;
  private static final long LEVY = 500_000;
  private static final long MINUTES = 1_500;

  /** Two streams, of which the levy may pay for some only, and a pool that is short. */
  private static Case city(long grant, long levy, long minutes) {
    CaseSketch sketch = new CaseSketch(5, 2, 3);
    sketch.stream("burglary", 5_930, 0.15, 0.08, 9, 4, 14);
    sketch.stream("violence", 9_000, 0.1, 0, 5, 11, 3);
    for (int k = 0; k < 6; k++) {
      String stream = k % 2 == 0 ? "burglary" : "violence";
      sketch.intervention(
          "k" + k,
          5_000 + 1_000 * k,
          40,
          k < 3 ? CaseSketch.takes("team", 20 + 10 * k) : java.util.List.of(),
          CaseSketch.effect(stream, -0.1 - 0.03 * k, -0.2 - 0.03 * k, 0.05, 0.5));
    }
    sketch.money("grant", grant);
    sketch.money("levy", levy, "k1", "k2", "k3");
    sketch.pool("team", minutes);
    return sketch.build();
  }

  private static RelaxationResult solve(Case theCase) {
    HarmModel model = CaseSketch.model(theCase, 8);
    LinearRules rules = LinearRules.of(new CaseRules(theCase, model.space()));
    return new Relaxation(model, rules).solve(CLOSE, () -> false);
  }

  private static ResourcePrices prices(Case theCase) {
    HarmModel model = CaseSketch.model(theCase, 8);
    CaseRules rules = new CaseRules(theCase, model.space());
    RelaxationResult result =
        new Relaxation(model, LinearRules.of(rules)).solve(CLOSE, () -> false);
    return new ResourcePrices(rules, result);
  }

  @ParameterizedTest
  @ValueSource(longs = {5_000, 300_000, 500_000, 2_000_000})
  void areTheFiniteDifferencesOfSolvingAgain(long levy) {
    ResourcePrices prices = prices(city(GRANT, levy, MINUTES));
    long pence = 2_000;
    double perGrantPound =
        100
            * (solve(city(GRANT - pence, levy, MINUTES)).harm()
                - solve(city(GRANT + pence, levy, MINUTES)).harm())
            / (2 * pence);
    double perLevyPound =
        100
            * (solve(city(GRANT, levy - pence, MINUTES)).harm()
                - solve(city(GRANT, levy + pence, MINUTES)).harm())
            / (2 * pence);

    assertThat(perGrantPound).isPositive();
    assertThat(prices.perPound("grant")).isCloseTo(perGrantPound, within(0.01 * perGrantPound));
    assertThat(prices.perPound("levy")).isCloseTo(perLevyPound, within(0.01 * perGrantPound));
  }

  @Test
  void givesHoursTheirPriceInEachPeriod() {
    ResourcePrices prices = prices(city(GRANT, LEVY, MINUTES));
    long minutes = 10;
    double perHourInBothPeriods =
        60
            * (solve(city(GRANT, LEVY, MINUTES - minutes)).harm()
                - solve(city(GRANT, LEVY, MINUTES + minutes)).harm())
            / (2 * minutes);

    double sum = prices.perHour("team", 0) + prices.perHour("team", 1);
    assertThat(perHourInBothPeriods).isPositive();
    assertThat(sum).isCloseTo(perHourInBothPeriods, within(0.01 * perHourInBothPeriods));
  }

  /** Money and staff for all; what is offered in a period is what is scarce. */
  private static Case offering(int mostPerPeriod) {
    CaseSketch sketch = new CaseSketch(4, 2, 3);
    sketch.stream("burglary", 5_930, 0.15, 0.08, 9, 4, 14);
    sketch.add(
        CaseSketch.intervention(
            "locks",
            1_000,
            java.util.List.of(),
            CaseSketch.everywhere(40, mostPerPeriod),
            20,
            CaseSketch.effect("burglary", -0.2, -0.3, -0.1)));
    sketch.money("grant", 1_000_000_000);
    return sketch.build();
  }

  @Test
  void givesUnitsOnOfferTheirPriceInEachPeriod() {
    ResourcePrices prices = prices(offering(40));
    double perUnitInBothPeriods = (solve(offering(39)).harm() - solve(offering(41)).harm()) / 2;

    double sum = prices.perUnitOffered("locks", 0) + prices.perUnitOffered("locks", 1);
    assertThat(perUnitInBothPeriods).isPositive();
    assertThat(sum).isCloseTo(perUnitInBothPeriods, within(0.02 * perUnitInBothPeriods));
    assertThat(prices(offering(1_000)).perUnitOffered("locks", 0)).isZero();
  }

  @Test
  void areZeroWhereMoreBuysNothing() {
    ResourcePrices prices = prices(city(1_000_000_000, LEVY, MINUTES));

    assertThat(prices.perPound("grant")).isZero();
    assertThat(prices.perPound("levy")).isZero();
    assertThat(prices.perPound("nobody's")).isZero();
  }
}
