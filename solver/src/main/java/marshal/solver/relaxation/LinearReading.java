package marshal.solver.relaxation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Limit;

/** Reads the linear part of the rules of a case: limits, floors of spending and stability. */
final class LinearReading {

  /** A fairness floor is a limit for each neighbourhood, and limits answer to each other. */
  private static final int MOST_FLOORS = 500;

  private LinearReading() {}

  /** Lines that use the limits of a case alike and whose money counts alike in its floors. */
  private record Alike(int bundle, long floorPence) {}

  /** See {@link LinearRules#of(CaseRules)}. */
  static LinearRules of(CaseRules rules) {
    int lines = rules.lines();
    double[] least = new double[lines];
    double[] most = new double[lines];
    for (int line = 0; line < lines; line++) {
      least[line] = rules.least(line);
      most[line] = rules.most(line);
    }
    double[] capacity = capacities(rules);
    double[] floors = floors(rules);
    int[] ownLimit = new int[floors.length == 0 ? 0 : lines];
    double[] ownPerUnit = new double[ownLimit.length];
    int[] bundle = new int[lines];
    Map<Alike, Integer> bundles = new LinkedHashMap<>();
    for (int line = 0; line < lines; line++) {
      long pence = floors.length == 0 ? 0 : floorPence(rules, line);
      Alike alike = new Alike(rules.bundle(line), pence);
      bundle[line] = bundles.computeIfAbsent(alike, key -> bundles.size());
      if (pence > 0) {
        ownLimit[line] = capacity.length + rules.space().line(line).place();
        ownPerUnit[line] = -pence;
      }
    }
    int[] useStart = new int[bundles.size() + 1];
    List<Integer> limits = new ArrayList<>();
    List<Double> uses = new ArrayList<>();
    for (Map.Entry<Alike, Integer> entry : bundles.entrySet()) {
      int b = entry.getKey().bundle();
      for (int use = rules.firstUse(b); use < rules.firstUse(b + 1); use++) {
        limits.add(rules.limitOfUse(use));
        uses.add((double) rules.perUnit(use));
      }
      for (int i = 0; entry.getKey().floorPence() > 0 && i < floors.length; i++) {
        limits.add(capacity.length + i);
        uses.add(entry.getKey().floorPence() * floors[i]);
      }
      useStart[entry.getValue() + 1] = limits.size();
    }
    int last = capacity.length + floors.length;
    Optional<MovedMoney> moved = MovedMoney.of(rules, last);
    double[] all = Arrays.copyOf(capacity, last + (moved.isPresent() ? 1 : 0));
    // What a neighbourhood must have is rounded down to a penny.
    Arrays.fill(all, capacity.length, last, 1);
    moved.ifPresent(money -> all[money.limit] = money.capacity);
    return new LinearRules(
        Optional.of(rules),
        least,
        most,
        bundle,
        useStart,
        limits.stream().mapToInt(Integer::intValue).toArray(),
        uses.stream().mapToDouble(Double::doubleValue).toArray(),
        all,
        ownLimit,
        ownPerUnit,
        moved);
  }

  /** Time that no whole number of units can use up is left out. */
  private static double[] capacities(CaseRules rules) {
    BigInteger[] common = new BigInteger[rules.limits().size()];
    Arrays.fill(common, BigInteger.ZERO);
    for (int use = 0; use < rules.firstUse(rules.bundles()); use++) {
      int limit = rules.limitOfUse(use);
      common[limit] = common[limit].gcd(BigInteger.valueOf(rules.perUnit(use)));
    }
    double[] capacity = new double[common.length];
    for (int limit = 0; limit < capacity.length; limit++) {
      long all = rules.limits().get(limit).capacity();
      // Money may be charged for more than units.
      boolean unitsAlone = rules.limits().get(limit) instanceof Limit.Time;
      long size = unitsAlone ? Math.max(1, common[limit].longValueExact()) : 1;
      capacity[limit] = Math.floorDiv(all, size) * size;
    }
    return capacity;
  }

  /** Returns the least shares of spending as limits, where they are not too many. */
  private static double[] floors(CaseRules rules) {
    return rules
        .leastSpendShares()
        .filter(shares -> shares.length <= MOST_FLOORS)
        .orElse(new double[0]);
  }

  /** Returns what a unit of a line adds to the spending that floors are shares of. */
  private static long floorPence(CaseRules rules, int line) {
    return rules.space().line(line).place() < 0
        ? 0
        : rules
            .theCase()
            .interventions()
            .get(rules.space().line(line).intervention())
            .unitCostPence();
  }

  /** Returns whether the fairness floors of a case are among its limits. */
  static boolean holdsFloors(CaseRules rules) {
    return floors(rules).length > 0;
  }
}
