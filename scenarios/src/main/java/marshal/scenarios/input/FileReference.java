package marshal.scenarios.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marshal.scenarios.file.Value;

/**
 * Every key of the files that people write, from the schemas that check them, as Markdown that also
 * reads well on a terminal.
 */
public final class FileReference {

  private static final int COLUMNS = 100;
  private static final String INDENT = "  ";

  /** The files in the order that a newcomer writes them, with the names of their schemas. */
  private static final Map<String, String> FILES = files();

  private static final String TABLES =
      """
      ## Tables

      UTF-8, commas, a header; columns in any order; quotes where a text holds a comma.

      - `neighbourhoods.csv`: `code`, `name`, `population`, `households`, `tile_row`, `tile_column`, and
        one column for each further figure, such as a share of homes, that case and catalogue may name.
      - `adjacency.csv`: `first`, `second` (codes of neighbourhoods that border each other), `weight` (share
        of the border; may be left out).
      - `recorded-crime.csv`: `month` (2015-04) or `week` (2015-W14), `neighbourhood`, `category`, `count`.
      - `treatment.csv`: `group`, `figure`, `value`, `assumption` (true or false), `source`.
      - `current-plan.csv` and every other plan: `intervention`, `neighbourhood` (a code, or `city`),
        `period` (from 1), `units`, and `locked` (yes or no; may be left out).
      """;

  private final Schema root;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> pathOfSection = new LinkedHashMap<>();

  private FileReference(Schema root) {
    this.root = root;
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("case.yaml", "case");
    files.put("interventions.yaml", "interventions");
    files.put("harm.yaml", "harm");
    files.put("resources.yaml", "resources");
    files.put("scenarios/NAME.yaml", "scenario");
    files.put("a suite of the benchmark", "benchmark-suite");
    return files;
  }

  /** Returns the reference of all files. */
  public static String text() {
    StringBuilder all = new StringBuilder();
    FILES.forEach(
        (file, schema) ->
            all.append(new FileReference(Schema.shipped(schema)).of(file)).append('\n'));
    return all.append(TABLES).toString();
  }

  private String of(String file) {
    text.append("## Keys of ").append(file).append("\n\n");
    section(root, "");
    return text.toString();
  }

  /** A mapping that is described below the one that holds it. */
  private record Nested(String path, Schema schema) {}

  private void section(Schema schema, String path) {
    schema.text("description").ifPresent(words -> paragraph(words, ""));
    need(schema).ifPresent(words -> paragraph(words, ""));
    text.append('\n');
    List<Nested> nested = new ArrayList<>();
    for (String key : schema.propertyNames()) {
      key(schema, key, path, nested);
    }
    for (Nested below : nested) {
      text.append("\n### `").append(below.path()).append("`\n\n");
      section(below.schema(), below.path());
    }
  }

  private void key(Schema schema, String key, String path, List<Nested> nested) {
    Value.Mapping written =
        (Value.Mapping) schema.find("properties").orElseThrow().keywords().get(key);
    Schema property = schema.property(key).orElseThrow();
    Optional<Schema> items = property.find("items").filter(FileReference::isMapping);
    Schema item = items.orElse(property);
    String there = path + (path.isEmpty() ? "" : ".") + key + (items.isPresent() ? "[]" : "");
    StringBuilder about = new StringBuilder("- `").append(key).append("` (");
    if (isMapping(item)) {
      about.append(items.isPresent() ? "a list" : "keys").append(" as under ");
      about.append('`').append(place(written, item, there, nested)).append('`');
    } else {
      about.append(holds(property));
    }
    if (schema.texts("required").contains(key)) {
      about.append("; must be given");
    }
    property
        .node()
        .find("default")
        .ifPresent(value -> about.append("; ").append(value.shown()).append(" where left out"));
    Optional<String> meaning = written.find("description").map(Value::shown);
    about.append("): ").append(meaning.or(() -> item.text("description")).orElse(""));
    paragraph(about.toString(), INDENT);
  }

  private static boolean isMapping(Schema schema) {
    return schema.texts("type").equals(List.of("object")) && !schema.propertyNames().isEmpty();
  }

  /** Returns where a mapping is described; a kind that stands in several places is so once. */
  private String place(Value.Mapping written, Schema schema, String there, List<Nested> nested) {
    String kind = reference(written).orElse(there);
    String known = pathOfSection.putIfAbsent(kind, there);
    if (known == null) {
      nested.add(new Nested(there, schema));
    }
    return known == null ? there : known;
  }

  private static Optional<String> reference(Value.Mapping written) {
    Optional<String> own = written.find("$ref").map(Value::shown);
    return own.isPresent()
        ? own
        : written
            .find("items")
            .filter(Value.Mapping.class::isInstance)
            .flatMap(items -> ((Value.Mapping) items).find("$ref"))
            .map(Value::shown);
  }

  private static String holds(Schema property) {
    Optional<Schema> items = property.find("items");
    Optional<Schema> others = property.find("additionalProperties");
    if (others.isPresent()) {
      return "keys, each with " + Expectation.of(others.get());
    }
    String expected = Expectation.of(property);
    return items
        .map(of -> expected.replace("a list", "a list, each " + Expectation.of(of)))
        .orElse(expected);
  }

  /** Our schemas use anyOf only to ask for one of several keys. */
  private static Optional<String> need(Schema schema) {
    Set<String> keys = new LinkedHashSet<>();
    for (Schema choice : schema.schemas("anyOf")) {
      for (String key : choice.texts("required")) {
        keys.add(key.equals("assumption") ? "`assumption: true`" : "`" + key + "`");
      }
    }
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of("One of " + String.join(", ", keys) + " must be given.");
  }

  private void paragraph(String words, String indent) {
    int column = 0;
    for (String word : words.split(" ")) {
      if (column > 0 && column + 1 + word.length() > COLUMNS) {
        text.append('\n').append(indent);
        column = indent.length();
      } else if (column > 0) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    text.append('\n');
  }
}
