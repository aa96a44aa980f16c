package marshal.results.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marshal.results.MadeUpOutcomes;
import marshal.scenarios.outcome.Estimate;
import marshal.solver.rules.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the document to the keys that other programs read. */
final class PlanJsonTest {

  private static final List<Violation> VIOLATIONS =
      List.of(
          new Violation.StreamOvercommitted("grant", 100, 123_556),
          new Violation.StaffShort("key-workers", 0, 720, 600));

  private static String planned() {
    return PlanJson.of(MadeUpOutcomes.planned(), Optional.of("a-run"));
  }

  private static String infeasible() {
    return RefusalJson.infeasible(MadeUpOutcomes.city(), 7, 64, 1000, VIOLATIONS, List.of());
  }

  static List<Arguments> documents() {
    return List.of(
        Arguments.arguments("feasible", planned()),
        Arguments.arguments("infeasible", infeasible()),
        Arguments.arguments(
            "nothing bought", PlanJson.of(MadeUpOutcomes.nothingBought(), Optional.empty())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void hasEveryPromisedKey(String name, String text) {
    JsonNode document = JsonText.read(text);

    assertThat(keys(document))
        .containsSubsequence(
            "runId",
            "case",
            "scenario",
            "seed",
            "worlds",
            "status",
            "harm",
            "certificate",
            "budget",
            "staff",
            "lines",
            "demand",
            "search");
    assertThat(keys(document.get("harm")))
        .contains("index", "unit", "withoutPlan", "withPlan", "averted");
    assertThat(keys(document.get("harm").get("averted")))
        .containsExactly(
            "mean",
            "low80",
            "high80",
            "low95",
            "high95",
            "claimedInSearch",
            "probabilityBetterThanCurrent",
            "worstTenPercentMean");
    assertThat(keys(document.get("certificate")))
        .containsExactly("lowerBound", "gapPercent", "method", "loosenedBy");
    assertThat(document.get("certificate").get("loosenedBy").isArray()).isTrue();
    assertThat(keys(document.get("budget")))
        .containsExactly("available", "spent", "promisedUnits", "byStream");
    assertThat(document.get("budget").get("byStream"))
        .isNotEmpty()
        .allSatisfy(
            stream ->
                assertThat(keys(stream)).contains("stream", "available", "spent", "pricePerPound"));
    assertThat(document.get("staff"))
        .allSatisfy(
            staff ->
                assertThat(keys(staff))
                    .contains("pool", "period", "available", "used", "pricePerHour"));
  }

  @Test
  void hasEveryPromisedKeyOfLinesDemandAndSearch() {
    JsonNode document = JsonText.read(planned());

    assertThat(keys(document.get("lines").get(0)))
        .contains(
            "intervention",
            "neighbourhood",
            "period",
            "units",
            "cost",
            "lastUnitAverts",
            "nextUnitAverts");
    assertThat(keys(document.get("demand").get(0)))
        .contains("stream", "withoutPlan", "withPlan", "low80", "high80");
    assertThat(keys(document.get("search")))
        .contains("stoppedBy", "seconds", "moves", "movesPerSecond");
  }

  @Test
  void holdsTreatmentWithoutAndWithThePlan() {
    JsonNode treatment = JsonText.read(planned()).get("treatment").get(0);

    assertThat(keys(treatment)).endsWith("meanWaitDays", "withoutPlan", "withPlan");
    assertThat(keys(treatment.get("withPlan")))
        .isEqualTo(keys(treatment.get("withoutPlan")))
        .contains("retainedAtEnd", "waitingAtEnd", "meanWaitDays", "gaveUp", "unmetNeedAtEnd");
    assertThat(treatment.at("/withPlan/retainedAtEnd/mean").asDouble()).isEqualTo(501.2);
    assertThat(treatment.at("/withoutPlan/retainedAtEnd/low80").asInt()).isEqualTo(432);
  }

  @Test
  void holdsTheProofWhereThereIsOne() {
    assertThat(JsonText.read(planned()).at("/certificate/gapPercent").asDouble()).isEqualTo(0.1799);
    assertThat(JsonText.read(planned()).at("/certificate/loosenedBy/0").asText())
        .isEqualTo("A queue is let choose.");
    assertThat(JsonText.read(infeasible()).at("/certificate/lowerBound").isNull()).isTrue();
  }

  @Test
  void roundsPoundsToThePenny() {
    JsonNode document = JsonText.read(planned());

    assertThat(document.at("/harm/averted/mean").asText()).isEqualTo("3941000.46");
    assertThat(document.at("/budget/spent").asText()).isEqualTo("789270.0");
    assertThat(planned()).contains("\"spent\": 789270.00,");
    assertThat(document.at("/lines/3/averts").asText()).isEqualTo("3000.46");
    assertThat(document.at("/staff/0/used").asText()).isEqualTo("83.33");
    assertThat(document.at("/budget/byStream/0/pricePerPound").isNull()).isTrue();
    assertThat(document.at("/budget/byStream/1/pricePerPound").asDouble()).isEqualTo(1.25);
  }

  @Test
  void namesTheAssumptionsOfWhatIsBought() {
    JsonNode assumptions = JsonText.read(planned()).get("assumptions");

    assertThat(assumptions).hasSize(1);
    assertThat(assumptions.get(0).get("about").asText()).isEqualTo("taxi-marshals");
  }

  @Test
  void namesEachShortfall() {
    JsonNode document = JsonText.read(infeasible());

    assertThat(document.get("status").asText()).isEqualTo("infeasible");
    assertThat(document.at("/shortfalls/0/streams/0").asText()).isEqualTo("grant");
    assertThat(document.at("/shortfalls/0/words").asText()).contains("short");
    assertThat(document.at("/shortfalls/0/pounds").asText()).isEqualTo("1234.56");
    assertThat(document.at("/shortfalls/1/pounds").isNull()).isTrue();
    assertThat(document.at("/shortfalls/1/hours").asText()).isEqualTo("2.0");
    assertThat(document.get("lines")).isEmpty();
    assertThat(document.get("search").isNull()).isTrue();
  }

  @Test
  void leavesOutWhatIsNotANumber() {
    Estimate unknown = new Estimate(Double.NaN, 1, 2, Double.NEGATIVE_INFINITY, 4);

    JsonNode document =
        JsonText.read(
            PlanJson.of(
                MadeUpOutcomes.judgedIn("days", unknown, List.of("a rule")), Optional.empty()));

    assertThat(document.get("status").asText()).isEqualTo("infeasible");
    assertThat(document.get("runId").isNull()).isTrue();
    assertThat(document.at("/harm/averted/mean").isNull()).isTrue();
    assertThat(document.at("/harm/averted/low95").isNull()).isTrue();
    assertThat(document.at("/harm/averted/high95").asDouble()).isEqualTo(4);
  }

  @Test
  void isTheSameTextEveryTimeAndEndsWithANewline() {
    assertThat(planned()).isEqualTo(planned()).endsWith("}\n").doesNotContain("\r");
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
