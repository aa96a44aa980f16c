package marshal.model.resource;

import java.util.List;

/**
 * A source of money.
 *
 * @param id short name used in files
 * @param name name for people
 * @param partner who pays
 * @param amountPence money for the whole plan, 0 or more
 * @param mayPayFor ids of the interventions it may pay for; empty for all
 */
public record FundingStream(
    String id, String name, String partner, long amountPence, List<String> mayPayFor) {

  /** Checks the amount and copies the list. */
  public FundingStream {
    mayPayFor = List.copyOf(mayPayFor);
    if (amountPence < 0) {
      throw new IllegalArgumentException(
          "Funding stream '%s' has %d pence; it must be 0 or more.".formatted(id, amountPence));
    }
  }

  /** Returns whether this money may pay for an intervention. */
  public boolean mayPay(String intervention) {
    return mayPayFor.isEmpty() || mayPayFor.contains(intervention);
  }
}
