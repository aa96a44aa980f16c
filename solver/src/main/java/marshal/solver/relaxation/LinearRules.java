package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marshal.model.rule.RuleKind;
import marshal.solver.rules.CaseRules;

/**
 * The linear part of the rules: bounds of each line and limits that lines share.
 *
 * <p>Lines that use the limits alike form a bundle, so that a country's lines need no table of
 * their own; beside that a line may use one limit for itself. Immutable.
 */
public final class LinearRules {

  private static final double ROUNDING = 1e-9;

  final double[] least;
  final double[] most;
  final int[] bundle;
  final int[] useStart;
  final int[] useLimit;
  final double[] perUnit;
  final double[] capacity;

  /** Limit that a line uses beside those of its bundle, any if 0 of it; empty where none does. */
  private final int[] ownLimit;

  /** What a unit uses of it. */
  private final double[] ownPerUnit;

  /** Stability, where it holds. */
  private final Optional<MovedMoney> moved;

  /** The rules of the case that these are the linear part of. */
  private final Optional<CaseRules> source;

  LinearRules(
      Optional<CaseRules> source,
      double[] least,
      double[] most,
      int[] bundle,
      int[] useStart,
      int[] useLimit,
      double[] perUnit,
      double[] capacity,
      int[] ownLimit,
      double[] ownPerUnit,
      Optional<MovedMoney> moved) {
    this.least = least;
    this.most = most;
    this.bundle = bundle;
    this.useStart = useStart;
    this.useLimit = useLimit;
    this.perUnit = perUnit;
    this.capacity = capacity;
    this.ownLimit = ownLimit;
    this.ownPerUnit = ownPerUnit;
    this.moved = moved;
    this.source = source;
    checkCommitted();
    narrow();
  }

  /**
   * Holds limits on single lines.
   *
   * @param least least units of each line
   * @param most most units of each line, no less than the least
   * @param perUnit what a unit uses by limit, then line
   * @param capacity capacity of each limit
   * @throws IllegalArgumentException if the least units alone break a limit
   */
  public static LinearRules of(
      double[] least, double[] most, double[][] perUnit, double[] capacity) {
    int[] bundle = new int[least.length];
    int[] useStart = new int[least.length + 1];
    List<Integer> limits = new ArrayList<>();
    List<Double> uses = new ArrayList<>();
    for (int line = 0; line < least.length; line++) {
      bundle[line] = line;
      for (int limit = 0; limit < capacity.length; limit++) {
        if (perUnit[limit][line] != 0) {
          limits.add(limit);
          uses.add(perUnit[limit][line]);
        }
      }
      useStart[line + 1] = limits.size();
    }
    return new LinearRules(
        Optional.empty(),
        least.clone(),
        most.clone(),
        bundle,
        useStart,
        limits.stream().mapToInt(Integer::intValue).toArray(),
        uses.stream().mapToDouble(Double::doubleValue).toArray(),
        capacity.clone(),
        new int[0],
        new double[0],
        Optional.empty());
  }

  /**
   * Reads the rules of a case.
   *
   * @throws IllegalArgumentException if the least units alone break a rule
   */
  public static LinearRules of(CaseRules rules) {
    return LinearReading.of(rules);
  }

  /** Returns the same limits with other bounds, within these. */
  LinearRules within(double[] leastUnits, double[] mostUnits) {
    return new LinearRules(this, leastUnits, mostUnits);
  }

  private LinearRules(LinearRules other, double[] least, double[] most) {
    this.least = least;
    this.most = most;
    this.bundle = other.bundle;
    this.useStart = other.useStart;
    this.useLimit = other.useLimit;
    this.perUnit = other.perUnit;
    this.capacity = other.capacity;
    this.ownLimit = other.ownLimit;
    this.ownPerUnit = other.ownPerUnit;
    this.moved = other.moved;
    this.source = other.source;
  }

  /** Returns what rules of the case these leave out, in words. */
  List<String> loosenings() {
    return source.map(CaseRules::rulesBesideLimits).orElse(List.of()).stream()
        .filter(kind -> kind != RuleKind.MINIMUM_PACKAGE && kind != RuleKind.SET_UP)
        .filter(kind -> kind != RuleKind.STABILITY)
        .filter(kind -> kind != RuleKind.FAIRNESS_FLOOR || !LinearReading.holdsFloors(source.get()))
        .map(kind -> "The rule '" + kind.id() + "' is left out.")
        .toList();
  }

  /** Returns whether lines hold nothing or a package, or cost something to begin. */
  boolean hasPackages() {
    return source
        .map(rules -> rules.rulesBesideLimits())
        .filter(
            kinds -> kinds.contains(RuleKind.MINIMUM_PACKAGE) || kinds.contains(RuleKind.SET_UP))
        .isPresent();
  }

  /** Returns the rules of the case, those included that are not linear. */
  CaseRules source() {
    return source.orElseThrow(
        () -> new IllegalStateException("These rules were given without those of a case."));
  }

  private void checkCommitted() {
    double[] used = used(least);
    boolean[] onlyGrows = onlyGrows();
    for (int limit = 0; limit < used.length; limit++) {
      if (onlyGrows[limit] && used[limit] > capacity[limit]) {
        throw new IllegalArgumentException(
            "The least units of the lines use %s of limit %d, which has %s.\nMaybe lower a commitment or raise the limit."
                .formatted(used[limit], limit, capacity[limit]));
      }
    }
    for (int line = 0; line < least.length; line++) {
      if (!(least[line] >= 0 && least[line] <= most[line])) {
        throw new IllegalArgumentException(
            "Line %d has from %s to %s units; the least must be 0 or more and no more than the most."
                .formatted(line, least[line], most[line]));
      }
    }
    for (double use : perUnit) {
      if (Double.isNaN(use) || Double.isInfinite(use)) {
        throw new IllegalArgumentException(
            "A unit uses " + use + " of a limit; it must be a finite number.");
      }
    }
  }

  /** Returns for each limit whether no unit of any line lowers its use. */
  private boolean[] onlyGrows() {
    boolean[] onlyGrows = new boolean[capacity.length];
    Arrays.fill(onlyGrows, true);
    for (int use = 0; use < perUnit.length; use++) {
      onlyGrows[useLimit[use]] &= perUnit[use] >= 0;
    }
    for (int line = 0; line < ownLimit.length; line++) {
      onlyGrows[ownLimit[line]] &= ownPerUnit[line] >= 0;
    }
    moved.ifPresent(money -> onlyGrows[money.limit] = false);
    return onlyGrows;
  }

  /**
   * Returns how much of each limit is free once the least units are bought; for a limit whose use
   * can fall, how much there is to fall.
   */
  double[] room() {
    boolean[] onlyGrows = onlyGrows();
    double[] used = used(least);
    double[] room = new double[used.length];
    for (int limit = 0; limit < room.length; limit++) {
      room[limit] =
          onlyGrows[limit]
              ? capacity[limit] - used[limit]
              : Math.max(1, Math.abs(capacity[limit] - used[limit]));
    }
    for (int line = 0; line < ownLimit.length; line++) {
      double fall = -ownPerUnit[line] * (most[line] - least[line]);
      room[ownLimit[line]] = Math.max(room[ownLimit[line]], fall);
    }
    return room;
  }

  /** No whole-unit plan gives a line more than what the least of all others leaves. */
  private void narrow() {
    double[] used = used(least);
    boolean[] onlyGrows = onlyGrows();
    for (int line = 0; line < most.length; line++) {
      int b = bundle[line];
      for (int use = useStart[b]; use < useStart[b + 1]; use++) {
        double left = capacity[useLimit[use]] - used[useLimit[use]];
        if (perUnit[use] > 0 && onlyGrows[useLimit[use]]) {
          // A division that rounds down must not take a unit away: the bound would be too high.
          double units = Math.floor(left / perUnit[use] + ROUNDING);
          most[line] = Math.min(most[line], least[line] + units);
        }
      }
    }
  }

  /** Returns the number of lines. */
  public int lines() {
    return least.length;
  }

  /** Returns the number of limits. */
  public int limits() {
    return capacity.length;
  }

  /** Returns the least units of a line. */
  public double least(int line) {
    return least[line];
  }

  /** Returns the most units of a line in any plan of whole units that keeps the limits. */
  public double most(int line) {
    return most[line];
  }

  /** Returns the capacity of a limit. */
  public double capacity(int limit) {
    return capacity[limit];
  }

  /** Returns how much of each limit some units use. */
  public double[] used(double[] units) {
    double[] byBundle = new double[useStart.length - 1];
    for (int line = 0; line < units.length; line++) {
      byBundle[bundle[line]] += units[line];
    }
    double[] used = new double[capacity.length];
    for (int b = 0; b < byBundle.length; b++) {
      for (int use = useStart[b]; byBundle[b] != 0 && use < useStart[b + 1]; use++) {
        used[useLimit[use]] += perUnit[use] * byBundle[b];
      }
    }
    for (int line = 0; line < ownLimit.length; line++) {
      used[ownLimit[line]] += ownPerUnit[line] * units[line];
    }
    moved.ifPresent(money -> used[money.limit] = money.used(units));
    return used;
  }

  /**
   * Returns how much more of each limit is used after a change of the units than before.
   *
   * @param change the units after less those before
   */
  double[] usedMore(double[] before, double[] after, double[] change) {
    double[] more = used(change);
    moved.ifPresent(money -> more[money.limit] = money.used(after) - money.used(before));
    return more;
  }

  /** Returns units moved into their bounds. */
  public double[] nearest(double[] units) {
    double[] nearest = new double[units.length];
    for (int line = 0; line < units.length; line++) {
      nearest[line] = Math.min(Math.max(units[line], least[line]), most[line]);
    }
    return nearest;
  }

  /** Returns what a unit of a line costs at some prices. */
  public double priceOf(int line, double[] prices) {
    double price = ownPrice(line, prices);
    int b = bundle[line];
    for (int use = useStart[b]; use < useStart[b + 1]; use++) {
      price += perUnit[use] * prices[useLimit[use]];
    }
    return price;
  }

  /** Sets the bounds and the costs of a site's problem at some prices. */
  void pose(SiteProblem problem, int first, Tangent tangent, double[] prices) {
    for (int q = 0; q < problem.units.length; q++) {
      problem.low[q] = least[first + q];
      problem.high[q] = most[first + q];
      problem.tables[q] = null;
      problem.unitCost[q] = tangent.byUnits[first + q] + priceOf(first + q, prices);
    }
    poseMoved(problem, first, prices);
  }

  /** Sets what it costs a site's problem at some prices to have fewer units than it has now. */
  void poseMoved(SiteProblem problem, int first, double[] prices) {
    for (int q = 0; q < problem.units.length && moved.isPresent(); q++) {
      problem.current[q] = currentUnits(first + q);
      problem.priceOfLess[q] = priceOfLess(first + q, prices);
    }
  }

  /** Returns the units of a line in the current plan, where it costs to have fewer; else 0. */
  double currentUnits(int line) {
    return moved.isPresent() ? moved.get().current(line) : 0;
  }

  /** Returns what each unit of a line fewer than in the current plan costs at some prices. */
  double priceOfLess(int line, double[] prices) {
    return moved.isPresent() ? moved.get().priceOfLess(line, prices) : 0;
  }

  /** Returns what is saved at some prices by a unit more, where that brings money back. */
  double priceOfMoved(int line, double units, double[] prices) {
    return units < currentUnits(line) ? priceOfLess(line, prices) : 0;
  }

  /** Returns whether lines use limits beside those of their bundles. */
  boolean hasOwnLimits() {
    return ownLimit.length > 0 || moved.isPresent();
  }

  /** Tells how much of each limit some units of a line use. */
  void tellUses(int line, double units, Uses uses) {
    int b = bundle[line];
    for (int use = useStart[b]; units != 0 && use < useStart[b + 1]; use++) {
      uses.use(useLimit[use], perUnit[use] * units);
    }
    if (ownLimit.length > 0) {
      uses.use(ownLimit[line], ownPerUnit[line] * units);
    }
    moved.ifPresent(money -> uses.use(money.limit, money.used(line, units)));
  }

  /** Hears of limits that a line uses. */
  interface Uses {
    void use(int limit, double perUnit);
  }

  /** Tells what a unit more of a line uses of limits beside those of its bundle. */
  void tellOwnUses(int line, double units, Uses uses) {
    if (ownLimit.length > 0) {
      uses.use(ownLimit[line], ownPerUnit[line]);
    }
    if (moved.isPresent()) {
      uses.use(moved.get().limit, moved.get().perUnit(line, units));
    }
  }

  /** Returns what a unit of each line costs at some prices. */
  double[] linePrices(double[] prices) {
    double[] linePrices = sharedPrices(prices);
    for (int line = 0; line < linePrices.length; line++) {
      linePrices[line] += ownPrice(line, prices);
    }
    return linePrices;
  }

  /** Returns what a unit of each line costs at some prices, limits of its own left aside. */
  double[] sharedPrices(double[] prices) {
    double[] bundlePrices = new double[useStart.length - 1];
    for (int b = 0; b < bundlePrices.length; b++) {
      for (int use = useStart[b]; use < useStart[b + 1]; use++) {
        bundlePrices[b] += perUnit[use] * prices[useLimit[use]];
      }
    }
    double[] linePrices = new double[bundle.length];
    for (int line = 0; line < linePrices.length; line++) {
      linePrices[line] = bundlePrices[bundle[line]];
    }
    return linePrices;
  }

  private double ownPrice(int line, double[] prices) {
    return ownLimit.length == 0 ? 0 : ownPerUnit[line] * prices[ownLimit[line]];
  }
}
