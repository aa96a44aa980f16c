package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Proves of some cases at once that no plan keeps their limits: least amounts that ask for more
 * than there is, even if fractions of units could be bought and every amount had the lines to
 * itself that use a resource least.
 */
final class LeastAmounts {

  /** Room for rounding in sums of doubles. */
  private static final double ROUNDING = 1e-9;

  private final CaseRules rules;

  /** Lines of each limit that asks for a least amount. */
  private final List<List<Integer>> linesOf = new ArrayList<>();

  private LeastAmounts(CaseRules rules) {
    this.rules = rules;
    for (int limit = 0; limit < rules.capacity.length; limit++) {
      linesOf.add(new ArrayList<>());
    }
    for (int line = 0; line < rules.lines(); line++) {
      int bundle = rules.bundle(line);
      for (int use = rules.firstUse(bundle); use < rules.firstUse(bundle + 1); use++) {
        if (rules.perUnit(use) < 0) {
          linesOf.get(rules.limitOfUse(use)).add(line);
        }
      }
    }
  }

  /** Returns whether the least amounts of a case are proven to be beyond reach. */
  static boolean areBeyondReach(CaseRules rules) {
    return new LeastAmounts(rules).areBeyondReach();
  }

  private boolean areBeyondReach() {
    double[] least = new double[rules.capacity.length];
    boolean[] onlyGrows = new boolean[least.length];
    Arrays.fill(onlyGrows, true);
    for (int line = 0; line < rules.lines(); line++) {
      int bundle = rules.bundle(line);
      for (int use = rules.firstUse(bundle); use < rules.firstUse(bundle + 1); use++) {
        least[rules.limitOfUse(use)] += (double) rules.perUnit(use) * rules.least(line);
        onlyGrows[rules.limitOfUse(use)] &= rules.perUnit(use) >= 0;
      }
    }
    double[] needed = least.clone();
    boolean[] counted = new boolean[rules.lines()];
    for (int limit = 0; limit < least.length; limit++) {
      double missing = least[limit] - rules.capacity[limit];
      List<Integer> lines = linesOf.get(limit);
      if (rules.capacity[limit] >= 0 || missing <= 0) {
        continue;
      }
      if (isMore(missing, mostOf(limit, lines))) {
        return true;
      }
      // Amounts that share lines could be met by the same units: of these one counts.
      if (lines.stream().noneMatch(line -> counted[line])) {
        lines.forEach(line -> counted[line] = true);
        addNeeded(limit, missing, lines, needed);
      }
    }
    for (int limit = 0; limit < least.length; limit++) {
      if (onlyGrows[limit] && isMore(needed[limit], (double) rules.capacity[limit])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMore(double amount, double than) {
    return amount > than + ROUNDING * (1 + Math.abs(than));
  }

  private double mostOf(int limit, List<Integer> lines) {
    double most = 0;
    for (int line : lines) {
      most -= (double) perUnit(line, limit) * (rules.most(line) - rules.least(line));
    }
    return most;
  }

  private long perUnit(int line, int limit) {
    int bundle = rules.bundle(line);
    long sum = 0;
    for (int use = rules.firstUse(bundle); use < rules.firstUse(bundle + 1); use++) {
      sum += rules.limitOfUse(use) == limit ? rules.perUnit(use) : 0;
    }
    return sum;
  }

  /**
   * Adds the least that an amount cannot be met without: of every limit that all its lines draw on,
   * since others can be gone round.
   */
  private void addNeeded(int amount, double missing, List<Integer> lines, double[] needed) {
    int[] drawing = new int[needed.length];
    for (int line : lines) {
      int bundle = rules.bundle(line);
      for (int use = rules.firstUse(bundle); use < rules.firstUse(bundle + 1); use++) {
        drawing[rules.limitOfUse(use)] += rules.perUnit(use) > 0 ? 1 : 0;
      }
    }
    for (int limit = 0; limit < needed.length; limit++) {
      if (drawing[limit] >= lines.size()) {
        needed[limit] += least(amount, missing, lines, limit);
      }
    }
  }

  private double least(int amount, double missing, List<Integer> lines, int limit) {
    record Source(double most, double perAmount) {}
    List<Source> sources = new ArrayList<>();
    for (int line : lines) {
      double counts = -perUnit(line, amount);
      double use = Math.max(0, perUnit(line, limit));
      sources.add(new Source(counts * (rules.most(line) - rules.least(line)), use / counts));
    }
    sources.sort(Comparator.comparingDouble(Source::perAmount));
    double left = missing;
    double needed = 0;
    for (Source source : sources) {
      double part = Math.min(left, source.most());
      needed += part * source.perAmount();
      left -= part;
    }
    return needed;
  }
}
