package marshal.results.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The document of {@code explain --json}: its keys, in their order. Keys are never renamed or taken
 * away; more may be added. Money is in pounds, staff time in hours, harm in the unit of the index,
 * as exact means in the worlds of the search; what is not known is null.
 *
 * @param runId name of the run, or of the table
 * @param unit unit of harm
 * @param averted what the plan averts in the worlds of the search
 * @param binding rules that hold the whole plan back
 * @param streams what a little more or less of each funding stream does
 * @param interventions interventions that the whole plan buys
 * @param lines the lines that were asked about, bought or not
 * @param notOffered what is not offered in the neighbourhood that was asked about
 */
public record ExplanationDocument(
    String runId,
    @JsonProperty("case") String caseId,
    String scenario,
    String unit,
    Optional<BigDecimal> averted,
    List<Binding> binding,
    List<Stream> streams,
    List<Bought> interventions,
    List<Line> lines,
    List<NotOffered> notOffered) {

  /**
   * A rule that holds the plan back.
   *
   * @param unit what it is counted in
   * @param price harm that one more of the unit averts
   */
  public record Binding(
      String rule, String unit, BigDecimal used, BigDecimal left, Optional<BigDecimal> price) {}

  /**
   * A funding stream.
   *
   * @param pricePerPound harm that one more pound averts
   * @param step pounds that the two figures after it are about
   * @param nextAverts harm that so much more averts, in whole units
   * @param cutCosts harm that so much less costs
   */
  public record Stream(
      String stream,
      Optional<BigDecimal> pricePerPound,
      BigDecimal step,
      Optional<BigDecimal> nextAverts,
      Optional<BigDecimal> cutCosts) {}

  /**
   * An intervention of the plan.
   *
   * @param cost pounds for its units beyond the promised
   * @param averts its share in the harm averted; the shares add up
   * @param withoutItCosts harm that comes back if it is given up and nothing bought instead
   */
  public record Bought(
      String intervention,
      long units,
      BigDecimal cost,
      Optional<BigDecimal> averts,
      Optional<BigDecimal> withoutItCosts) {}

  /**
   * A line.
   *
   * @param cost pounds for a unit
   * @param uses what a unit uses, at the prices of the rules
   * @param usesAvert harm that all it uses would avert elsewhere
   * @param held why it has its units, as a key
   * @param noMore why it has no more, as a key
   * @param words the reason in words
   */
  public record Line(
      String intervention,
      String neighbourhood,
      int period,
      int units,
      int committedUnits,
      Optional<BigDecimal> averts,
      Optional<BigDecimal> lastUnitAverts,
      Optional<BigDecimal> nextUnitAverts,
      BigDecimal cost,
      List<Use> uses,
      Optional<BigDecimal> usesAvert,
      String held,
      String noMore,
      String words) {}

  /**
   * What a unit uses of a rule's resource.
   *
   * @param averts harm that it would avert elsewhere
   */
  public record Use(String rule, String unit, BigDecimal amount, Optional<BigDecimal> averts) {}

  /** An intervention that is not offered where the question is about. */
  public record NotOffered(String intervention, String why) {}
}
