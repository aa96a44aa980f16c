package marshal.model.resource;

import java.util.List;

/**
 * Everything that a plan may use.
 *
 * @param funding sources of money
 * @param staff pools of people
 * @param commitments what is promised already
 */
public record Resources(
    List<FundingStream> funding, List<StaffPool> staff, List<Commitment> commitments) {

  /** Copies the lists. */
  public Resources {
    funding = List.copyOf(funding);
    staff = List.copyOf(staff);
    commitments = List.copyOf(commitments);
  }

  /**
   * Returns these resources with another amount in one stream.
   *
   * @param stream id of the stream
   * @param amountPence its money for the whole plan, 0 or more
   */
  public Resources withAmount(String stream, long amountPence) {
    List<FundingStream> changed =
        funding.stream()
            .map(
                each ->
                    each.id().equals(stream)
                        ? new FundingStream(
                            each.id(), each.name(), each.partner(), amountPence, each.mayPayFor())
                        : each)
            .toList();
    return new Resources(changed, staff, commitments);
  }

  /** Returns the money of a stream that is not yet committed; negative if too much is promised. */
  public long freePence(FundingStream stream) {
    long free = stream.amountPence();
    for (Commitment commitment : commitments) {
      if (commitment instanceof Commitment.Money money && money.stream().equals(stream.id())) {
        free -= money.amountPence();
      }
    }
    return free;
  }
}
