package marshal.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import marshal.results.json.CompareDocument.ComparedPlan;
import marshal.results.json.CompareDocument.ScenarioRegret;
import marshal.results.json.EstimateDocument;
import org.junit.jupiter.api.Test;

final class RegretWordsTest {

  private static final List<ComparedPlan> PLANS = List.of(plan("A", 1), plan("B", 5), plan("C", 7));

  private static ComparedPlan plan(String label, int greatestRegret) {
    Optional<BigDecimal> none = Optional.empty();
    return new ComparedPlan(
        label,
        "source",
        true,
        List.of(),
        BigDecimal.ZERO,
        new EstimateDocument(none, none, none, none, none),
        none,
        Optional.of(BigDecimal.valueOf(greatestRegret)));
  }

  private static ScenarioRegret scenario(boolean... feasible) {
    return new ScenarioRegret(
        "s",
        "S",
        List.of(),
        List.of(),
        java.util.stream.IntStream.range(0, feasible.length).mapToObj(k -> feasible[k]).toList());
  }

  @Test
  void namesThePlanOfLeastRegret() {
    assertThat(RegretWords.of(PLANS, List.of(scenario(true, true, true))))
        .isEqualTo(
            "Of the plans that keep the rules under every scenario, A falls behind the best by"
                + " least.");
  }

  @Test
  void passesOverAPlanThatBreaksARuleSomewhere() {
    assertThat(
            RegretWords.of(PLANS, List.of(scenario(true, true, true), scenario(false, true, true))))
        .contains("B falls behind the best by least.")
        .contains("A would have to change under 1 scenario.");
  }

  @Test
  void saysSoWhereNoPlanKeepsTheRulesEverywhere() {
    assertThat(RegretWords.of(PLANS, List.of(scenario(false, false, false))))
        .startsWith("No plan keeps the rules under every scenario.");
  }
}
