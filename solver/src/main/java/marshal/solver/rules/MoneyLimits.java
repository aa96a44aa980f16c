package marshal.solver.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import marshal.model.Case;
import marshal.model.resource.FundingStream;
import marshal.model.rule.Rule;

/**
 * The limits on money: for each family of funding streams what it has, and where cash comes in
 * period by period, what it has by then.
 *
 * <p>Within a family, streams without a rule on cash can be spent at any time, so what only they
 * may pay for counts in every period. That makes the limits exact where no family has two streams
 * with such rules; for those {@link FundingSplit} decides.
 */
final class MoneyLimits {

  /** A limit: what only its streams may pay for counts in its periods, or in every one. */
  private record Entry(int limit, long family, long always, int first, int last) {
    boolean counts(long payers, int period) {
      return (payers & ~family) == 0
          && ((payers & ~always) == 0 || (period >= first && period <= last));
    }
  }

  private final List<FundingStream> streams;
  private final long[] free;
  private final Rule.Cash[] cash;
  private final List<Entry> entries = new ArrayList<>();
  private boolean needsFlow;

  /**
   * Adds the limits to a table.
   *
   * @param classes the streams that may pay, for each class of costs
   * @param paid names what only a family may pay for
   */
  MoneyLimits(Case theCase, Set<Long> classes, PaidNames paid, LimitTable table) {
    this.streams = theCase.resources().funding();
    this.free = new long[streams.size()];
    this.cash = new Rule.Cash[streams.size()];
    for (int s = 0; s < free.length; s++) {
      free[s] = Math.max(0, theCase.resources().freePence(streams.get(s)));
      for (Rule.Cash rule : theCase.resources().rules(Rule.Cash.class)) {
        if (rule.stream().equals(streams.get(s).id())) {
          cash[s] = rule;
        }
      }
    }
    int last = theCase.horizon().periods() - 1;
    for (long family : FundingFamilies.of(classes)) {
      List<String> members = members(family);
      List<String> names = paid.of(family);
      Limit.Money money = new Limit.Money(members, names, freeOf(family, 0, last, false));
      entries.add(new Entry(table.add(money), family, family, 0, last));
      addCash(family, last, members, names, table);
    }
  }

  /** Names what only a family of streams may pay for. */
  @FunctionalInterface
  interface PaidNames {
    List<String> of(long family);
  }

  private void addCash(
      long family, int last, List<String> members, List<String> names, LimitTable table) {
    long withCash = 0;
    boolean carries = false;
    boolean expires = false;
    for (int s = 0; s < free.length; s++) {
      if ((family >>> s & 1) == 1 && cash[s] != null) {
        withCash |= 1L << s;
        carries |= cash[s].carriesOver();
        expires |= !cash[s].carriesOver();
      }
    }
    needsFlow |= Long.bitCount(withCash) > 1;
    long whole = freeOf(family, 0, last, false);
    for (int q = 0; q <= last; q++) {
      boolean untilNow = carries || q == last;
      if (untilNow) {
        addCash(family, withCash, 0, q, whole, members, names, table);
      }
      if (expires && (q > 0 || !untilNow)) {
        addCash(family, withCash, q, q, whole, members, names, table);
      }
    }
  }

  private void addCash(
      long family,
      long withCash,
      int from,
      int to,
      long whole,
      List<String> members,
      List<String> names,
      LimitTable table) {
    long capacity = freeOf(family, from, to, true);
    if (capacity < whole) {
      int limit = table.add(new Limit.Cash(members, names, from, to, capacity));
      entries.add(new Entry(limit, family, family & ~withCash, from, to));
    }
  }

  private List<String> members(long family) {
    List<String> members = new ArrayList<>();
    for (int s = 0; s < streams.size(); s++) {
      if ((family >>> s & 1) == 1) {
        members.add(streams.get(s).id());
      }
    }
    return members;
  }

  private long freeOf(long family, int from, int to, boolean asCash) {
    long sum = 0;
    for (int s = 0; s < free.length; s++) {
      if ((family >>> s & 1) == 1) {
        sum =
            Saturated.sum(
                sum, asCash && cash[s] != null ? spendable(cash[s], free[s], from, to) : free[s]);
      }
    }
    return sum;
  }

  /** Returns the pence of a stream that can be spent in some periods, counted from the first. */
  static long spendable(Rule.Cash rule, long free, int from, int to) {
    double share = 0;
    for (int q = rule.carriesOver() ? 0 : from; q <= to; q++) {
      share += rule.shares().get(q);
    }
    // A share such as 0.1 + 0.2 must not lose a penny.
    return Math.min(free, (long) Math.floor(free * share + 1e-6));
  }

  /** Returns the limits that a cost of a class in a period counts in. */
  int[] limitsPaying(long payers, int period) {
    return entries.stream()
        .filter(entry -> entry.counts(payers, period))
        .mapToInt(Entry::limit)
        .toArray();
  }

  /** Returns whether the limits alone do not decide whether costs can be split over streams. */
  boolean needsFlow() {
    return needsFlow;
  }
}
