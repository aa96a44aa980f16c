package marshal.solver.rules;

import java.util.List;
import marshal.model.resource.FundingStream;
import marshal.model.rule.Rule;

/**
 * What hours beyond those of a staff pool cost.
 *
 * @param pool index of the pool
 * @param pencePerHour price of an hour
 * @param atMostMinutes most minutes bought in a period
 * @param payers the funding streams that may pay, as bits
 */
record AgencyHours(int pool, long pencePerHour, long atMostMinutes, long payers) {

  private static final long MINUTES_PER_HOUR = 60;

  static AgencyHours of(Rule.Agency rule, int pool, List<FundingStream> streams) {
    long payers = 0;
    for (int s = 0; s < streams.size(); s++) {
      FundingStream stream = streams.get(s);
      boolean pays =
          rule.paidBy().isEmpty()
              ? stream.mayPayFor().isEmpty()
              : rule.paidBy().contains(stream.id());
      if (pays) {
        payers |= 1L << s;
      }
    }
    // Hours that nobody may pay for cannot be bought.
    boolean payable = payers != 0 || rule.pencePerHour() == 0;
    return new AgencyHours(
        pool, rule.pencePerHour(), payable ? rule.atMostMinutesPerPeriod() : 0, payers);
  }

  /** Returns what some minutes cost, in whole pence rounded up. */
  long pence(long minutes) {
    long hundredths = Saturated.product(Math.max(0, minutes), pencePerHour);
    return (hundredths + MINUTES_PER_HOUR - 1) / MINUTES_PER_HOUR;
  }
}
