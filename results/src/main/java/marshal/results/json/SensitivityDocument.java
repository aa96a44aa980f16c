package marshal.results.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The document of {@code sensitivity --json}: one figure moved at a time. Keys are never renamed or
 * taken away; more may be added. Harm is in the unit of the index; what is not known is null.
 *
 * @param kind always {@code sensitivity}
 * @param schemaVersion version of the keys
 * @param caseId the case
 * @param caseName its name for people
 * @param scenario the scenario
 * @param seed seed of every random number
 * @param worlds worlds that the plans were evaluated in
 * @param index id of the harm index
 * @param indexName its name for people
 * @param unit unit of harm
 * @param plan where the plan came from
 * @param against where the plan it is ranked against came from
 * @param averted mean harm averted by the plan with every figure as it stands
 * @param advantage how much more it averts than the other plan
 * @param factors figures, the one that moves the result most first
 * @param mostImportant words on the figure, and the assumption, that matter most
 */
public record SensitivityDocument(
    String kind,
    int schemaVersion,
    @JsonProperty("case") String caseId,
    String caseName,
    String scenario,
    long seed,
    int worlds,
    String index,
    String indexName,
    String unit,
    String plan,
    String against,
    Optional<BigDecimal> averted,
    Optional<BigDecimal> advantage,
    List<Factor> factors,
    List<String> mostImportant) {

  /** What {@link #kind} holds. */
  public static final String KIND = "sensitivity";

  /** Version of the keys written today. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * One figure, or several that move together.
   *
   * @param kind {@code effect}, {@code reach}, {@code half-life}, {@code displacement}, {@code
   *     cost}, {@code demand}, {@code treatment} or {@code people}
   * @param about id of the intervention, demand stream or treatment group
   * @param name what it is, in words
   * @param low its low end in words
   * @param high its high end in words
   * @param avertedLow harm averted by the plan with the figure at its low end
   * @param avertedHigh the same at its high end
   * @param advantageLow advantage over the other plan at the low end
   * @param advantageHigh the same at the high end
   * @param switchesAt where the other plan becomes the better one, in words; null if nowhere within
   *     the range looked at
   * @param lastBelow share of its effect, in percent, below which an intervention's last unit
   *     averts less for its money than that of any other in the plan; null where that does not
   *     apply
   * @param assumption whether the figure rests on no published source
   * @param sources what the case says about it
   */
  public record Factor(
      String kind,
      String about,
      String name,
      String low,
      String high,
      Optional<BigDecimal> avertedLow,
      Optional<BigDecimal> avertedHigh,
      Optional<BigDecimal> advantageLow,
      Optional<BigDecimal> advantageHigh,
      Optional<String> switchesAt,
      Optional<BigDecimal> lastBelow,
      boolean assumption,
      List<String> sources) {}
}
