package marshal.results.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The document of {@code compare --json}: two to six plans in the same worlds. Keys are never
 * renamed or taken away; more may be added. Money is in pounds, harm in the unit of the index; what
 * is not known is null. Lists named after a figure hold one entry for each plan, in their order.
 *
 * @param kind always {@code compare}
 * @param schemaVersion version of the keys
 * @param caseId the case
 * @param caseName its name for people
 * @param scenario the scenario
 * @param seed seed of every random number
 * @param paths worlds, each with one simulated path, the same for all plans
 * @param index id of the harm index
 * @param indexName its name for people
 * @param unit unit of harm
 * @param withoutPlan mean harm when only what is committed is done
 * @param criterion when two plans are said to differ, in words
 * @param notes what a reader should know, for example that a run was made by another version
 * @param plans the plans
 * @param pairs every two of them
 * @param indices the same under every index of the case
 * @param streams by demand stream
 * @param neighbourhoods by neighbourhood
 * @param interventions by intervention
 * @param scenarios under every scenario of the case; empty unless asked for
 * @param partners who pays and who gains, by plan
 */
public record CompareDocument(
    String kind,
    int schemaVersion,
    @JsonProperty("case") String caseId,
    String caseName,
    String scenario,
    long seed,
    int paths,
    String index,
    String indexName,
    String unit,
    Optional<BigDecimal> withoutPlan,
    String criterion,
    List<String> notes,
    List<ComparedPlan> plans,
    List<Pair> pairs,
    List<IndexRanking> indices,
    List<ByStream> streams,
    List<ByNeighbourhood> neighbourhoods,
    List<ByIntervention> interventions,
    List<ScenarioRegret> scenarios,
    List<PartnersDocument> partners) {

  /** What {@link #kind} holds. */
  public static final String KIND = "compare";

  /** Version of the keys written today. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * One plan.
   *
   * @param label its letter: A, B, ...
   * @param source the run, the file or the word that it came from
   * @param feasible whether it keeps every rule
   * @param violations the rules that it breaks
   * @param spent what it spends beyond what is promised
   * @param averted harm averted
   * @param worstTenPercentMean mean of the worst tenth of worlds
   * @param greatestRegret most that it falls behind the best of these plans in any scenario where
   *     it keeps the rules; null unless scenarios were asked for
   */
  public record ComparedPlan(
      String label,
      String source,
      boolean feasible,
      List<String> violations,
      BigDecimal spent,
      EstimateDocument averted,
      Optional<BigDecimal> worstTenPercentMean,
      Optional<BigDecimal> greatestRegret) {}

  /**
   * Two plans.
   *
   * @param first label of the first
   * @param second label of the second
   * @param difference harm averted by the second less that averted by the first
   * @param worstTenPercentMean mean of the lowest tenth of the differences
   * @param probabilitySecondBetter share of worlds in which the second averts more; equal ones
   *     count half
   * @param verdict {@code first}, {@code second}, {@code cannot be told apart} or {@code same plan}
   * @param words the difference in plain words
   * @param moves money that is elsewhere in the second plan, the largest amounts first
   */
  public record Pair(
      String first,
      String second,
      EstimateDocument difference,
      Optional<BigDecimal> worstTenPercentMean,
      Optional<BigDecimal> probabilitySecondBetter,
      String verdict,
      String words,
      List<Move> moves) {}

  /**
   * Money that is elsewhere.
   *
   * @param pounds how much
   * @param from what the first plan spends it on; empty text where the second spends more in all
   * @param to what the second plan spends it on; empty text where it spends less in all
   */
  public record Move(BigDecimal pounds, String from, String to) {}

  /**
   * One index.
   *
   * @param ranking labels, the plan that averts most first
   * @param flips whether this order differs from that under the index plans are made under
   */
  public record IndexRanking(
      String index,
      String name,
      String unit,
      List<EstimateDocument> averted,
      List<String> ranking,
      boolean flips) {}

  /** Incidents of a demand stream that each plan averts. */
  public record ByStream(
      String stream,
      String name,
      Optional<BigDecimal> withoutPlan,
      List<Optional<BigDecimal>> incidentsAverted,
      List<Optional<BigDecimal>> harmAverted) {}

  /** Harm of incidents averted in a neighbourhood, and money spent there beyond the promises. */
  public record ByNeighbourhood(
      String neighbourhood,
      String name,
      List<Optional<BigDecimal>> harmAverted,
      List<BigDecimal> spent) {}

  /** Units of an intervention beyond the promised ones, what they cost and what they avert. */
  public record ByIntervention(
      String intervention,
      String name,
      boolean assumption,
      List<Long> units,
      List<BigDecimal> spent,
      List<Optional<BigDecimal>> averts) {}

  /**
   * The plans under one scenario.
   *
   * @param averted harm averted by each
   * @param regret how far each falls behind the best of those that keep the rules there; null for
   *     those that do not
   * @param feasible whether each keeps the rules there
   */
  public record ScenarioRegret(
      String scenario,
      String title,
      List<Optional<BigDecimal>> averted,
      List<Optional<BigDecimal>> regret,
      List<Boolean> feasible) {}
}
