package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import marshal.scenarios.problem.Problem;

/** The order in which a reader would repair files. */
final class ProblemOrder {

  private ProblemOrder() {}

  /** Sorts problems by file in the order in which a reader would repair them. */
  static List<Problem> sorted(Collection<Problem> problems) {
    List<String> order =
        List.of(
            "case.",
            "neighbourhoods.",
            "adjacency.",
            "recorded-crime.",
            "treatment.",
            "demand.",
            "interventions.",
            "harm.",
            "resources.",
            "current-plan.",
            "scenarios");
    Map<Integer, List<Problem>> byRank = new TreeMap<>();
    for (Problem problem : problems) {
      int rank = 0;
      while (rank < order.size() && !problem.file().startsWith(order.get(rank))) {
        rank++;
      }
      byRank.computeIfAbsent(rank, r -> new ArrayList<>()).add(problem);
    }
    return byRank.values().stream().flatMap(List::stream).toList();
  }
}
