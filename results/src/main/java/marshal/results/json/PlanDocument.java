package marshal.results.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The document of {@code plan --json}: its keys, in their order. Keys are never renamed or taken
 * away; more may be added. Money is in pounds, staff time in hours, harm in the unit of the index;
 * what is not known is null.
 */
record PlanDocument(
    Optional<String> runId,
    @JsonProperty("case") String caseId,
    String caseName,
    String scenario,
    long seed,
    int worlds,
    int freshWorlds,
    String status,
    List<String> violations,
    List<Shortfall> shortfalls,
    Harm harm,
    List<Harm> harmUnderAll,
    Certificate certificate,
    Budget budget,
    List<Staff> staff,
    List<Line> lines,
    List<Demand> demand,
    List<Treatment> treatment,
    List<Baseline> baselines,
    List<Assumed> assumptions,
    Optional<Search> search) {

  record Shortfall(
      String rule,
      String words,
      String remedy,
      List<String> streams,
      Optional<BigDecimal> pounds,
      Optional<BigDecimal> hours) {}

  record Harm(
      String index,
      String name,
      String unit,
      Optional<BigDecimal> withoutPlan,
      Optional<BigDecimal> withPlan,
      Averted averted) {}

  record Averted(
      Optional<BigDecimal> mean,
      Optional<BigDecimal> low80,
      Optional<BigDecimal> high80,
      Optional<BigDecimal> low95,
      Optional<BigDecimal> high95,
      Optional<BigDecimal> claimedInSearch,
      Optional<BigDecimal> probabilityBetterThanCurrent,
      Optional<BigDecimal> worstTenPercentMean) {}

  record Certificate(
      Optional<BigDecimal> lowerBound,
      Optional<BigDecimal> gapPercent,
      Optional<String> method,
      List<String> loosenedBy) {}

  /**
   * Money beyond what is committed in money.
   *
   * @param spent what every line costs, promised units included; the streams' shares add up to it
   * @param promisedUnits what the promised units among them cost
   */
  record Budget(
      BigDecimal available,
      Optional<BigDecimal> spent,
      Optional<BigDecimal> promisedUnits,
      List<Funding> byStream) {}

  record Funding(
      String stream,
      String name,
      String partner,
      BigDecimal amount,
      BigDecimal committed,
      BigDecimal available,
      Optional<BigDecimal> spent,
      Optional<BigDecimal> pricePerPound) {}

  record Staff(
      String pool,
      String name,
      int period,
      BigDecimal available,
      Optional<BigDecimal> used,
      Optional<BigDecimal> pricePerHour) {}

  record Line(
      String intervention,
      String neighbourhood,
      int period,
      int units,
      int committedUnits,
      BigDecimal cost,
      Optional<BigDecimal> averts,
      Optional<BigDecimal> lastUnitAverts,
      Optional<BigDecimal> nextUnitAverts) {}

  record Demand(
      String stream,
      String name,
      Optional<BigDecimal> withoutPlan,
      Optional<BigDecimal> withPlan,
      Optional<BigDecimal> low80,
      Optional<BigDecimal> high80,
      Optional<BigDecimal> low95,
      Optional<BigDecimal> high95) {}

  record Treatment(
      String group,
      String name,
      Optional<BigDecimal> places,
      Optional<BigDecimal> inTreatmentDuringPlan,
      Optional<BigDecimal> retainedAtEnd,
      Optional<BigDecimal> waitingAtEnd,
      Optional<BigDecimal> meanWaitDays) {}

  record Baseline(String name, BigDecimal cost, Optional<BigDecimal> averted, boolean feasible) {}

  record Assumed(String about, String name, List<String> figures) {}

  record Search(
      String stoppedBy,
      Optional<BigDecimal> seconds,
      long moves,
      Optional<BigDecimal> movesPerSecond,
      Optional<BigDecimal> roundedAverted) {}
}
