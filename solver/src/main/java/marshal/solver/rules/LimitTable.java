package marshal.solver.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * The limits that lines share and what a unit of each bundle uses of them: a sparse matrix by
 * bundle. Lines of one bundle use the limits alike.
 */
final class LimitTable {

  final List<Limit> limits = new ArrayList<>();
  private final List<List<long[]>> uses = new ArrayList<>();

  LimitTable(int bundles) {
    for (int b = 0; b < bundles; b++) {
      uses.add(new ArrayList<>(0));
    }
  }

  int bundles() {
    return uses.size();
  }

  /** Adds a limit and returns its index. */
  int add(Limit limit) {
    limits.add(limit);
    return limits.size() - 1;
  }

  /** Adds what a unit of a bundle uses of a limit. */
  void use(int bundle, int limit, long perUnit) {
    uses.get(bundle).add(new long[] {limit, perUnit});
  }

  long[] capacity() {
    return limits.stream().mapToLong(Limit::capacity).toArray();
  }

  /** Returns where the uses of each bundle begin, and the end of the last. */
  int[] starts() {
    int[] start = new int[uses.size() + 1];
    for (int b = 0; b < uses.size(); b++) {
      start[b + 1] = start[b] + uses.get(b).size();
    }
    return start;
  }

  int[] useLimits() {
    return uses.stream().flatMap(List::stream).mapToInt(use -> (int) use[0]).toArray();
  }

  long[] useUnits() {
    return uses.stream().flatMap(List::stream).mapToLong(use -> use[1]).toArray();
  }
}
