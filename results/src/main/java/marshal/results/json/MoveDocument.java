package marshal.results.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The document of {@code explain --move --json}: keys as in {@link ExplanationDocument}.
 *
 * @param asked pounds to move
 * @param freed pounds that the units taken off had cost
 * @param spent pounds that the units put in cost
 * @param averted harm averted on the whole, in fresh worlds that both plans share
 * @param probabilityBetter share of these worlds in which the moved plan has less harm
 * @param avertedInSearch the same in the worlds of the search
 * @param changes lines that change
 * @param left money that the move leaves unspent in streams where the plan would have spent it
 */
public record MoveDocument(
    String runId,
    @JsonProperty("case") String caseId,
    String scenario,
    String unit,
    String from,
    String to,
    BigDecimal asked,
    BigDecimal freed,
    BigDecimal spent,
    Averted averted,
    Optional<BigDecimal> probabilityBetter,
    Optional<BigDecimal> avertedInSearch,
    List<Change> changes,
    List<Left> left) {

  /** Harm averted, with its intervals. */
  public record Averted(
      Optional<BigDecimal> mean,
      Optional<BigDecimal> low80,
      Optional<BigDecimal> high80,
      Optional<BigDecimal> low95,
      Optional<BigDecimal> high95) {}

  /** A line that changes. */
  public record Change(
      String intervention, String neighbourhood, int period, int unitsBefore, int unitsAfter) {}

  /**
   * Money of one stream that the move leaves unspent.
   *
   * @param stream id of the stream
   * @param pounds how much more than the plan left of it
   * @param paysThere whether the stream may pay for anything that money is moved to
   */
  public record Left(String stream, BigDecimal pounds, boolean paysThere) {}
}
