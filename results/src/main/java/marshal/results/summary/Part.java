package marshal.results.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import marshal.scenarios.outcome.LineOutcome;

/** The lines of a plan that belong together, and what their units beyond the promised come to. */
record Part(String key, List<LineOutcome> lines) {

  /** Groups lines, the part that averts most first; parts that avert the same keep their order. */
  static List<Part> by(Function<LineOutcome, String> key, List<LineOutcome> lines) {
    Map<String, List<LineOutcome>> groups = new LinkedHashMap<>();
    for (LineOutcome line : lines) {
      if (line.addedUnits() != 0) {
        groups.computeIfAbsent(key.apply(line), unused -> new ArrayList<>()).add(line);
      }
    }
    return groups.entrySet().stream()
        .map(group -> new Part(group.getKey(), List.copyOf(group.getValue())))
        .sorted(Comparator.comparingDouble(Part::averts).reversed())
        .toList();
  }

  /** Returns lines of several parts as one. */
  static Part together(String key, List<Part> parts) {
    return new Part(key, parts.stream().flatMap(part -> part.lines().stream()).toList());
  }

  long addedUnits() {
    return lines.stream().mapToLong(LineOutcome::addedUnits).sum();
  }

  long addedPence() {
    return lines.stream().mapToLong(LineOutcome::addedPence).sum();
  }

  double averts() {
    return lines.stream().mapToDouble(LineOutcome::averts).sum();
  }
}
