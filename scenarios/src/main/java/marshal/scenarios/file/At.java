package marshal.scenarios.file;

import java.util.Optional;
import marshal.scenarios.problem.Problem;

/**
 * A place in a document, for messages about what stands there.
 *
 * @param file name of the file as the user knows it
 * @param path path of keys and indices, for example {@code interventions[3].cost}; empty for the
 *     whole document
 * @param value what stands there
 */
public record At(String file, String path, Value value) {

  /**
   * Returns the place of a key of this mapping; a key that is left out is reported at the line of
   * what should hold it.
   */
  public At key(String key) {
    Optional<Value> child =
        value instanceof Value.Mapping mapping ? mapping.find(key) : Optional.empty();
    return new At(
        file,
        path.isEmpty() ? key : path + "." + key,
        child.orElse(new Value.Nothing(value.line())));
  }

  /** Returns the place of an item of this list; this place itself where it is a single value. */
  public At item(int index) {
    return value instanceof Value.Sequence sequence
        ? new At(file, path + "[" + index + "]", sequence.items().get(index))
        : this;
  }

  /** Returns the place in words: path and line. */
  public String place() {
    return path.isEmpty() ? "line " + value.line() : path + " (line " + value.line() + ")";
  }

  /** Returns a problem with what stands here. */
  public Problem problem(String rule, String remedy) {
    return new Problem(file, place(), value.shown(), rule, remedy);
  }
}
