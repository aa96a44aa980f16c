package marshal.solver.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/** Amounts by period and place, and how people say them shortly. */
final class Shortfalls {

  private static final int MOST_NAMED = 4;

  /** An amount in a period, counted from 0, and a place; an empty code for the whole city. */
  private record Amount(String place, int period, long amount) {}

  private final List<Amount> amounts = new ArrayList<>();

  void add(String place, int period, long amount) {
    amounts.add(new Amount(place, period, amount));
  }

  boolean isEmpty() {
    return amounts.isEmpty();
  }

  long total() {
    return amounts.stream().mapToLong(Amount::amount).sum();
  }

  /** Returns the one place that all are in; empty for several or the whole city. */
  String place() {
    return places().size() == 1 ? places().iterator().next() : "";
  }

  private Set<String> places() {
    Set<String> places = new TreeSet<>();
    amounts.forEach(each -> places.add(each.place()));
    return places;
  }

  /** Says the amounts and where they are: 400 hours in each of the periods 1 to 4. */
  String words(LongFunction<String> unit) {
    Map<Long, List<Integer>> byAmount = new LinkedHashMap<>();
    for (Amount each : amounts) {
      byAmount.computeIfAbsent(each.amount(), amount -> new ArrayList<>()).add(each.period());
    }
    if (byAmount.size() > 1 && (places().size() > 1 || byAmount.size() > MOST_NAMED)) {
      long most = byAmount.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
      return "%s in all, at most %s in one place and period, %s"
          .formatted(unit.apply(total()), unit.apply(most), where());
    }
    if (byAmount.size() == 1) {
      long amount = amounts.get(0).amount();
      return unit.apply(amount) + (places().size() > 1 ? " each " : " ") + where();
    }
    List<String> parts = new ArrayList<>();
    byAmount.forEach((amount, when) -> parts.add(unit.apply(amount) + " " + periods(when)));
    return Amounts.listed(parts) + (place().isEmpty() ? "" : " in " + place());
  }

  /** Says where and when: in E05001767 in period 2, in 12 neighbourhoods. */
  String where() {
    TreeSet<Integer> when = new TreeSet<>();
    amounts.forEach(each -> when.add(each.period()));
    int several = places().size();
    if (several > 1) {
      String there = "in " + several + " neighbourhoods";
      return when.size() == 1 ? there + " " + periods(List.copyOf(when)) : there;
    }
    return (place().isEmpty() ? "" : "in " + place() + " ") + periods(List.copyOf(when));
  }

  /** Returns in period 2, or in each of the periods 1 to 4. */
  static String periods(List<Integer> indices) {
    if (indices.size() == 1) {
      return "in period " + (indices.get(0) + 1);
    }
    int first = indices.get(0);
    int last = indices.get(indices.size() - 1);
    boolean run = last - first == indices.size() - 1;
    return "in each of the periods "
        + (run
            ? "%d to %d".formatted(first + 1, last + 1)
            : Amounts.listed(indices.stream().map(index -> "" + (index + 1)).toList()));
  }
}
