package marshal.benchmarks.suite;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A method of a suite.
 *
 * @param id short name
 * @param kind how plans are found
 * @param localSearch type of OptaPlanner's local search, as in the file
 * @param configuration OptaPlanner solver configuration
 * @param slowedBy how many times slower than here it is taken to run, 1 or more
 */
public record MethodSpec(
    String id,
    Kind kind,
    Optional<String> localSearch,
    Optional<Path> configuration,
    double slowedBy) {

  /** How plans are found. */
  public enum Kind {
    /** Marshal at its defaults. */
    MARSHAL,
    /** The relaxation, rounded. */
    ROUNDING,
    /** What averts most for its price, a lump at a time. */
    GREEDY,
    /** OptaPlanner as it comes, from the committed plan. */
    OPTAPLANNER,
    /** Mixed-integer programming by cutting planes. */
    EXACT,
    /** OptaPlanner as the user configured it, from the committed plan. */
    CONFIGURATION
  }

  /** Checks the slowing. */
  public MethodSpec {
    if (!(slowedBy >= 1)) {
      throw new IllegalArgumentException(
          "Method '%s' is slowed by %s; it must be 1 or more.".formatted(id, slowedBy));
    }
  }
}
