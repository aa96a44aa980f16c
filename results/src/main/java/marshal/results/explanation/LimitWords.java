package marshal.results.explanation;

import java.util.List;
import java.util.function.Predicate;
import marshal.model.Case;
import marshal.model.resource.FundingStream;
import marshal.model.resource.StaffPool;
import marshal.model.rule.Rule;
import marshal.results.words.Figures;
import marshal.solver.rules.Limit;

/**
 * A limit in words and in the unit that people count it in.
 *
 * @param what what it is: "Youth workers"
 * @param when when it holds: "quarter 2"; empty for one that always does
 * @param unit what people count it in: "pound", "hour", or what is bought
 * @param perUnit pence, minutes or units in one of these
 * @param isMoney whether it is counted in pounds
 */
public record LimitWords(String what, String when, String unit, int perUnit, boolean isMoney) {

  private static final int MOST_NAMED = 3;

  /** Returns the words of a limit. */
  public static LimitWords of(Case theCase, Limit limit) {
    if (limit instanceof Limit.Money money) {
      return new LimitWords(money(theCase, money.streams()), "", "pound", 100, true);
    }
    if (limit instanceof Limit.Time time) {
      String pool =
          theCase.resources().staff().stream()
              .filter(each -> each.id().equals(time.pool()))
              .map(StaffPool::name)
              .findFirst()
              .orElse(time.pool());
      return new LimitWords(pool, PeriodWords.of(theCase, time.period() + 1), "hour", 60, false);
    }
    if (limit instanceof Limit.Cash cash) {
      String periods =
          cash.firstPeriod() == cash.lastPeriod()
              ? PeriodWords.of(theCase, cash.firstPeriod() + 1)
              : PeriodWords.of(theCase, cash.firstPeriod() + 1) + " to " + (cash.lastPeriod() + 1);
      return new LimitWords("cash: " + money(theCase, cash.streams()), periods, "pound", 100, true);
    }
    if (limit instanceof Limit.Units units) {
      return offered(theCase, units);
    }
    Limit.Bounded bounded = (Limit.Bounded) limit;
    boolean isMoney = bounded.measure() == Rule.Measure.PENCE;
    return new LimitWords(
        (bounded.least() ? "at least for " : "at most for ") + bounded.words(),
        "",
        isMoney ? "pound" : "unit",
        isMoney ? 100 : 1,
        isMoney);
  }

  private static LimitWords offered(Case theCase, Limit.Units units) {
    return theCase.interventions().stream()
        .filter(each -> each.id().equals(units.intervention()))
        .map(
            each ->
                new LimitWords(
                    "most of " + each.name(),
                    PeriodWords.of(theCase, units.period() + 1),
                    each.unit(),
                    1,
                    false))
        .findFirst()
        .orElseThrow();
  }

  private static String money(Case theCase, List<String> streams) {
    List<FundingStream> all = theCase.resources().funding();
    if (streams.size() == all.size() && all.size() > 1) {
      return "all money together";
    }
    List<String> names = names(all, each -> streams.contains(each.id()));
    List<String> others = names(all, each -> !streams.contains(each.id()));
    if (names.size() > MOST_NAMED && others.size() < MOST_NAMED) {
      return "all money but that of " + String.join("; ", others);
    }
    return names.size() <= MOST_NAMED
        ? "money of " + String.join("; ", names)
        : "money of "
            + String.join("; ", names.subList(0, 2))
            + " and "
            + (names.size() - 2)
            + " more";
  }

  private static List<String> names(List<FundingStream> streams, Predicate<FundingStream> which) {
    return streams.stream().filter(which).map(FundingStream::name).toList();
  }

  /** Returns both together: {@code Youth workers, quarter 2}. */
  public String name() {
    return when.isEmpty() ? what : what + ", " + when;
  }

  /** Returns an amount of the limit: {@code £1,352}, {@code 12 h}, {@code 3}. */
  public String amount(long signed) {
    // A least amount is kept with the signs turned.
    long amount = Math.abs(signed);
    if (isMoney) {
      return Figures.pounds(amount);
    }
    return perUnit == 1 ? Figures.count(amount) : Figures.hours(amount);
  }

  /** Returns what one more of it averts: {@code £0.31 per £}, {@code £48 per h}. */
  public String price(double perSmallest, String harmUnit) {
    String one = isMoney ? "per £" : perUnit == 1 ? "each" : "per h";
    return HarmWords.small(perSmallest * perUnit, harmUnit) + " " + one;
  }
}
