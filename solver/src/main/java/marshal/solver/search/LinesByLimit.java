package marshal.solver.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import marshal.solver.rules.CaseRules;

/** The lines that can change, by the limits that they share and by their intervention. */
final class LinesByLimit {

  private final CaseRules rules;
  private final int[] movable;
  private final int[][] byBundle;

  /** Bundles that draw on each limit, with the number of movable lines up to and with each. */
  private final int[][] bundles;

  private final int[][] upTo;
  private final long[][] perUnit;

  LinesByLimit(CaseRules rules) {
    this.rules = rules;
    List<List<Integer>> lines = new ArrayList<>();
    for (int b = 0; b < rules.bundles(); b++) {
      lines.add(new ArrayList<>());
    }
    List<Integer> all = new ArrayList<>();
    for (int line = 0; line < rules.lines(); line++) {
      if (rules.most(line) > rules.least(line)) {
        all.add(line);
        lines.get(rules.bundle(line)).add(line);
      }
    }
    this.movable = toArray(all);
    this.byBundle = lines.stream().map(LinesByLimit::toArray).toArray(int[][]::new);
    int limits = rules.limits().size();
    this.bundles = new int[limits][];
    this.upTo = new int[limits][];
    this.perUnit = new long[limits][rules.bundles()];
    List<List<Integer>> users = new ArrayList<>();
    for (int limit = 0; limit < limits; limit++) {
      users.add(new ArrayList<>());
    }
    for (int b = 0; b < rules.bundles(); b++) {
      for (int use = rules.firstUse(b); use < rules.firstUse(b + 1); use++) {
        perUnit[rules.limitOfUse(use)][b] = rules.perUnit(use);
        if (byBundle[b].length > 0 && rules.perUnit(use) > 0) {
          users.get(rules.limitOfUse(use)).add(b);
        }
      }
    }
    for (int limit = 0; limit < limits; limit++) {
      bundles[limit] = toArray(users.get(limit));
      upTo[limit] = new int[bundles[limit].length];
      int count = 0;
      for (int u = 0; u < upTo[limit].length; u++) {
        count += byBundle[bundles[limit][u]].length;
        upTo[limit][u] = count;
      }
    }
  }

  private static int[] toArray(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  boolean isEmpty() {
    return movable.length == 0;
  }

  /** Returns any line that can change. */
  int any(Random random) {
    return movable[random.nextInt(movable.length)];
  }

  /** Returns a limit that a line draws on, or -1 if it draws on none. */
  int anyLimit(int line, Random random) {
    int first = rules.firstUse(rules.bundle(line));
    int count = rules.firstUse(rules.bundle(line) + 1) - first;
    int use = count == 0 ? -1 : first + random.nextInt(count);
    return use < 0 || rules.perUnit(use) < 0 ? -1 : rules.limitOfUse(use);
  }

  /** Returns a line that draws on a limit that at least one line draws on. */
  int anyOn(int limit, Random random) {
    int[] counts = upTo[limit];
    int draw = random.nextInt(counts[counts.length - 1]);
    int low = 0;
    int high = counts.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (draw < counts[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    int[] lines = byBundle[bundles[limit][low]];
    return lines[draw - (low == 0 ? 0 : counts[low - 1])];
  }

  /** Returns what a unit of a line draws from a limit. */
  long perUnit(int line, int limit) {
    return perUnit[limit][rules.bundle(line)];
  }
}
