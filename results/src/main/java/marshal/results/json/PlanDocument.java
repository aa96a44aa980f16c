package marshal.results.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The document of {@code plan --json}: its keys, in their order. Keys are never renamed or taken
 * away; more may be added. Money is in pounds, staff time in hours, harm in the unit of the index;
 * what is not known is null.
 */
public record PlanDocument(
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
    List<Shortfall> instead,
    Harm harm,
    List<Harm> harmUnderAll,
    Optional<Objective> objective,
    Certificate certificate,
    Budget budget,
    List<Staff> staff,
    List<Line> lines,
    List<Demand> demand,
    List<Treatment> treatment,
    List<Baseline> baselines,
    List<Assumed> assumptions,
    Optional<Search> search,
    List<PartnersDocument.Partner> partners,
    Optional<PartnersDocument.AvoidedCost> avoidedCost) {

  /** Fills what documents of earlier versions do not hold. */
  public PlanDocument {
    partners = Optional.ofNullable(partners).orElse(List.of());
    avoidedCost = Optional.ofNullable(avoidedCost).flatMap(Function.identity());
  }

  /** What is missing for a rule that cannot be kept, or by how much a rule could be lowered. */
  public record Shortfall(
      String rule,
      String place,
      BigDecimal shortfall,
      String unit,
      String words,
      String remedy,
      List<String> streams,
      Optional<BigDecimal> pounds,
      Optional<BigDecimal> hours) {}

  /** Harm under one index. */
  public record Harm(
      String index,
      String name,
      String unit,
      Optional<BigDecimal> withoutPlan,
      Optional<BigDecimal> withPlan,
      Averted averted) {}

  /** Harm averted, with its intervals. */
  public record Averted(
      Optional<BigDecimal> mean,
      Optional<BigDecimal> low80,
      Optional<BigDecimal> high80,
      Optional<BigDecimal> low95,
      Optional<BigDecimal> high95,
      Optional<BigDecimal> claimedInSearch,
      Optional<BigDecimal> probabilityBetterThanCurrent,
      Optional<BigDecimal> worstTenPercentMean) {}

  /**
   * What the plan was wanted for.
   *
   * @param question most-averted, least-cost or net-benefit
   * @param target harm to avert, in the unit of the index
   * @param forecast harm under what is committed, as the objective adds it up over worlds
   * @param averted harm that the plan averts of it
   * @param cost pounds beyond what is committed
   * @param netBenefit harm averted less cost, in pounds
   * @param atBest what no plan can better: harm averted, cost or net benefit
   * @param words the proof in words
   */
  public record Objective(
      String question,
      Optional<BigDecimal> target,
      BigDecimal riskWeight,
      BigDecimal riskLevel,
      Optional<BigDecimal> forecast,
      Optional<BigDecimal> averted,
      BigDecimal cost,
      Optional<BigDecimal> netBenefit,
      Optional<BigDecimal> atBest,
      String words) {}

  /**
   * How far from the best possible the plan can be.
   *
   * @param lowerBound least that any plan within the rules can come to: harm left; harm left and
   *     pounds spent; or for a target the pounds beyond what is promised
   */
  public record Certificate(
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
  public record Budget(
      BigDecimal available,
      Optional<BigDecimal> spent,
      Optional<BigDecimal> promisedUnits,
      List<Funding> byStream) {}

  /** One funding stream. */
  public record Funding(
      String stream,
      String name,
      String partner,
      BigDecimal amount,
      BigDecimal committed,
      BigDecimal available,
      Optional<BigDecimal> spent,
      Optional<BigDecimal> pricePerPound) {}

  /** One staff pool in one period. */
  public record Staff(
      String pool,
      String name,
      int period,
      BigDecimal available,
      Optional<BigDecimal> used,
      Optional<BigDecimal> pricePerHour) {}

  /** One line of the plan; periods count from 1. */
  public record Line(
      String intervention,
      String neighbourhood,
      int period,
      int units,
      int committedUnits,
      BigDecimal cost,
      Optional<BigDecimal> averts,
      Optional<BigDecimal> lastUnitAverts,
      Optional<BigDecimal> nextUnitAverts) {}

  /** Incidents of one stream. */
  public record Demand(
      String stream,
      String name,
      Optional<BigDecimal> withoutPlan,
      Optional<BigDecimal> withPlan,
      Optional<BigDecimal> low80,
      Optional<BigDecimal> high80,
      Optional<BigDecimal> low95,
      Optional<BigDecimal> high95) {}

  /**
   * Treatment of one group: the mean flow under the plan in the median world, then figures
   * simulated person by person without the plan and with it, which runs kept by older versions
   * lack.
   */
  public record Treatment(
      String group,
      String name,
      Optional<BigDecimal> places,
      Optional<BigDecimal> inTreatmentDuringPlan,
      Optional<BigDecimal> retainedAtEnd,
      Optional<BigDecimal> waitingAtEnd,
      Optional<BigDecimal> meanWaitDays,
      Optional<TreatmentLevels> withoutPlan,
      Optional<TreatmentLevels> withPlan) {}

  /** Simulated treatment of one group under one plan. */
  public record TreatmentLevels(
      EstimateDocument inTreatmentAtEnd,
      EstimateDocument retainedAtEnd,
      EstimateDocument waitingAtEnd,
      EstimateDocument meanWaiting,
      EstimateDocument meanWaitDays,
      EstimateDocument waitDaysByLittlesLaw,
      EstimateDocument gaveUp,
      EstimateDocument unmetNeedAtEnd) {}

  /** Another way to spend the same money. */
  public record Baseline(
      String name, BigDecimal cost, Optional<BigDecimal> averted, boolean feasible) {}

  /** Figures without a published source. */
  public record Assumed(String about, String name, List<String> figures) {}

  /** How the plan was found. */
  public record Search(
      String stoppedBy,
      Optional<BigDecimal> seconds,
      long moves,
      Optional<BigDecimal> movesPerSecond,
      Optional<BigDecimal> roundedAverted,
      List<RuleCost> ruleCosts) {

    /** Fills what documents of earlier versions do not hold. */
    public Search {
      ruleCosts = ruleCosts == null ? List.of() : List.copyOf(ruleCosts);
    }
  }

  /** Harm that could be averted more without a rule, in the worlds of the search. */
  public record RuleCost(String rule, String name, Optional<BigDecimal> harm) {}
}
