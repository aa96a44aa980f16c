package marshal.scenarios.input;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Document;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.file.Value;
import marshal.scenarios.problem.Problem;

/**
 * A file that was read, checked against its schema and bound to its record.
 *
 * @param file its name in messages
 * @param value its record without what cannot be used; empty if nothing can
 * @param root its tree; empty if it could not be parsed
 * @param problems what is wrong with it by itself
 * @param sha256 hash of its bytes in hexadecimal; empty if not all were read
 * @param <T> type of the record
 */
public record InputFile<T extends Record>(
    String file, Optional<T> value, Optional<Value> root, List<Problem> problems, String sha256) {

  /** Copies the problems. */
  public InputFile {
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file.
   *
   * @param source the file
   * @param schemas the schemas
   * @param schema name of its schema
   * @param type record to fill
   * @param maxBytes its size limit
   */
  public static <T extends Record> InputFile<T> read(
      SourceFile source, Schemas schemas, String schema, Class<T> type, long maxBytes) {
    return of(Document.read(source, maxBytes), schemas.get(schema), type);
  }

  /**
   * Reads a text that stands in no file.
   *
   * @param file its name in messages
   * @param text the text, YAML
   * @param schemas the schemas
   * @param schema name of its schema
   * @param type record to fill
   */
  public static <T extends Record> InputFile<T> parse(
      String file, String text, Schemas schemas, String schema, Class<T> type) {
    return of(Document.parse(file, text, ""), schemas.get(schema), type);
  }

  /** Returns a file that cannot be opened. */
  public static <T extends Record> InputFile<T> unreadable(Problem problem) {
    return new InputFile<>(
        problem.file(), Optional.empty(), Optional.empty(), List.of(problem), "");
  }

  static <T extends Record> InputFile<T> of(Document document, Schema schema, Class<T> type) {
    List<Problem> problems = new ArrayList<>(document.problems());
    Optional<T> value = Optional.empty();
    if (document.root().isPresent()) {
      At at = new At(document.file(), "", document.root().get());
      SchemaCheck check = new SchemaCheck(schema, at);
      problems.addAll(check.problems());
      value = new Binder(check.badPaths()).bind(type, schema, at);
    }
    return new InputFile<>(document.file(), value, document.root(), problems, document.sha256());
  }

  /**
   * Returns the texts of a key in every item of a list, whether the item can be used or not.
   *
   * @param list key of the list at the top of the document
   * @param key key in its items
   * @return the texts in order; empty optional if the document could not be parsed
   */
  public Optional<Set<String>> names(String list, String key) {
    if (root.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>();
    if (root.get() instanceof Value.Mapping mapping
        && mapping.find(list).orElse(null) instanceof Value.Sequence sequence) {
      for (Value item : sequence.items()) {
        if (item instanceof Value.Mapping entry
            && entry.find(key).orElse(null) instanceof Value.Text text) {
          names.add(text.text());
        }
      }
    }
    return Optional.of(names);
  }
}
