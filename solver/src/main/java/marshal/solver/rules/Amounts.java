package marshal.solver.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Amounts and lists as people read them. */
final class Amounts {

  private static final int MOST_NAMED = 4;

  private Amounts() {}

  /** Returns whole pounds without pence, and others with two decimals: £1,234 or £0.50. */
  static String pounds(long pence) {
    return pence % 100 == 0
        ? String.format(Locale.ROOT, "£%,d", pence / 100)
        : String.format(Locale.ROOT, "£%,d.%02d", pence / 100, pence % 100);
  }

  /** Returns hours, and the minutes over whole hours: 12 hours 30 minutes. */
  static String hours(long minutes) {
    String hours = count(minutes / 60, "hour");
    return minutes % 60 == 0 && minutes > 0
        ? hours
        : (minutes < 60 ? "" : hours + " ") + count(minutes % 60, "minute");
  }

  static String units(long number) {
    return count(number, "unit");
  }

  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** Returns 'a', 'b' and 'c'. */
  static String quoted(List<String> ids) {
    return listed(ids.stream().map(id -> "'" + id + "'").toList());
  }

  /** Returns some of many ids: 'a', 'b', 'c', 'd' and 7 others. */
  static String quotedShortly(List<String> ids) {
    if (ids.size() <= MOST_NAMED + 1) {
      return quoted(ids);
    }
    List<String> some = new ArrayList<>();
    ids.subList(0, MOST_NAMED).forEach(id -> some.add("'" + id + "'"));
    some.add(ids.size() - MOST_NAMED + " others");
    return listed(some);
  }

  /** Returns a share as percent with one decimal where it needs one. */
  static String percent(double share) {
    return percentOfTenths(Math.round(share * 1_000));
  }

  /** Returns a share as percent with at most one decimal, not rounded up. */
  static String percentDown(double share) {
    return percentOfTenths((long) Math.floor(share * 1_000));
  }

  /** Returns a share as percent with at most one decimal, not rounded down. */
  static String percentUp(double share) {
    return percentOfTenths((long) Math.ceil(share * 1_000));
  }

  private static String percentOfTenths(long tenths) {
    return tenths % 10 == 0
        ? tenths / 10 + " %"
        : String.format(Locale.ROOT, "%d.%d %%", tenths / 10, tenths % 10);
  }

  /** Returns a, b and c. */
  static String listed(List<String> parts) {
    return joined(parts, " and ");
  }

  /** Returns a, b or c. */
  static String anyOf(List<String> parts) {
    return joined(parts, " or ");
  }

  private static String joined(List<String> parts, String beforeLast) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + beforeLast + parts.get(last);
  }
}
