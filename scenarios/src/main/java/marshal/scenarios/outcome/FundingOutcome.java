package marshal.scenarios.outcome;

import java.util.OptionalDouble;

/**
 * What becomes of one funding stream.
 *
 * @param stream id of the stream
 * @param name name for people
 * @param partner who pays
 * @param amountPence all its money
 * @param committedPence what was spent before the plan was made
 * @param spentPence what the plan spends of the rest
 * @param pricePerPound harm that one more pound would avert, where known
 */
public record FundingOutcome(
    String stream,
    String name,
    String partner,
    long amountPence,
    long committedPence,
    long spentPence,
    OptionalDouble pricePerPound) {

  /** Returns the money that the plan may use. */
  public long availablePence() {
    return amountPence - committedPence;
  }
}
