package marshal.solver.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network with capacities in whole pence and its greatest flow, by shortest augmenting paths
 * (Edmonds and Karp 1972, doi:10.1145/321694.321699). What leaves the source over an edge never
 * becomes less when more is pushed.
 */
final class FlowNetwork {

  static final long UNLIMITED = Long.MAX_VALUE / 4;

  private final List<List<Integer>> edgesOf = new ArrayList<>();
  private final List<Integer> to = new ArrayList<>();
  private long[] left = new long[64];

  int addNode() {
    edgesOf.add(new ArrayList<>());
    return edgesOf.size() - 1;
  }

  /** Adds an edge and returns its index. */
  int addEdge(int from, int target, long capacity) {
    int edge = to.size();
    if (edge + 2 > left.length) {
      left = Arrays.copyOf(left, 2 * left.length);
    }
    to.add(target);
    to.add(from);
    left[edge] = capacity;
    left[edge + 1] = 0;
    edgesOf.get(from).add(edge);
    edgesOf.get(target).add(edge + 1);
    return edge;
  }

  void setCapacity(int edge, long capacity) {
    left[edge] = capacity - left[edge + 1];
  }

  long flow(int edge) {
    return left[edge + 1];
  }

  /** Pushes as much more as fits from one node to another. */
  void push(int source, int sink) {
    int[] by = new int[edgesOf.size()];
    while (true) {
      Arrays.fill(by, -1);
      ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(source));
      while (!queue.isEmpty() && by[sink] < 0) {
        int node = queue.remove();
        for (int edge : edgesOf.get(node)) {
          int next = to.get(edge);
          if (left[edge] > 0 && by[next] < 0 && next != source) {
            by[next] = edge;
            queue.add(next);
          }
        }
      }
      if (by[sink] < 0) {
        return;
      }
      long amount = UNLIMITED;
      for (int node = sink; node != source; node = to.get(by[node] ^ 1)) {
        amount = Math.min(amount, left[by[node]]);
      }
      for (int node = sink; node != source; node = to.get(by[node] ^ 1)) {
        left[by[node]] -= amount;
        left[by[node] ^ 1] += amount;
      }
    }
  }
}
