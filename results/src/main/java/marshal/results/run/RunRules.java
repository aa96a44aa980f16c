package marshal.results.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import marshal.scenarios.casefolder.RuleChanges;

/**
 * How the rules of a case were changed for a run, as the run keeps it: words by name among its
 * settings. The tables of locked lines are inputs of the run like any other.
 */
final class RunRules {

  private static final String WITHOUT = "without";
  private static final String LOCK = "lock.";

  private RunRules() {}

  /** Returns changes as words; tables by their absolute paths. */
  static SortedMap<String, String> of(RuleChanges changes) {
    SortedMap<String, String> words = new TreeMap<>();
    if (!changes.without().isEmpty()) {
      // A rule named on the command line has no comma in its name.
      words.put(WITHOUT, String.join(",", changes.without()));
    }
    for (int j = 0; j < changes.locks().size(); j++) {
      words.put(LOCK + (j + 1), changes.locks().get(j).toAbsolutePath().normalize().toString());
    }
    return words;
  }

  /** Returns settings with other names for the tables. */
  static SortedMap<String, String> renamed(
      SortedMap<String, String> options, UnaryOperator<String> names) {
    SortedMap<String, String> renamed = new TreeMap<>(options);
    renamed.replaceAll((key, value) -> key.startsWith(LOCK) ? names.apply(value) : value);
    return renamed;
  }

  /** Returns the names of the tables among the run's inputs, in their order. */
  static List<String> tables(SortedMap<String, String> options) {
    List<String> tables = new ArrayList<>();
    for (int j = 1; options.containsKey(LOCK + j); j++) {
      tables.add(options.get(LOCK + j));
    }
    return tables;
  }

  /** Returns the changes that words stand for. */
  static RuleChanges read(SortedMap<String, String> options, Path inputs) {
    String without = options.getOrDefault(WITHOUT, "");
    return new RuleChanges(
        without.isEmpty() ? List.of() : List.of(without.split(",")),
        tables(options).stream().map(inputs::resolve).toList());
  }
}
