package marshal.scenarios.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.scenarios.file.Document;
import marshal.scenarios.file.Value;

/**
 * A JSON Schema of this module's resources, or a part of one.
 *
 * <p>Only the keywords that our generated schemas use are understood; see {@link SchemaCheck}.
 *
 * @param root the whole schema, for references
 * @param node this part
 */
record Schema(Value.Mapping root, Value.Mapping node) {

  private static final String FOLDER = "/marshal/schema/";

  /** Reads a shipped schema: {@code case}, {@code interventions}, ... */
  static Schema shipped(String name) {
    String resource = FOLDER + name + ".schema.json";
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The schema " + resource + " is missing from the program.");
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Parses a schema. */
  static Schema of(String json) {
    Document document = Document.parse("schema.json", json, "");
    Value.Mapping root =
        (Value.Mapping)
            document.root().orElseThrow(() -> new IllegalStateException("Not a JSON Schema."));
    return new Schema(root, root);
  }

  /** Returns the part under a keyword with its reference resolved. */
  Optional<Schema> find(String keyword) {
    return node.find(keyword)
        .filter(Value.Mapping.class::isInstance)
        .map(value -> new Schema(root, (Value.Mapping) value).resolved());
  }

  /** Returns the schema of a property. */
  Optional<Schema> property(String key) {
    return find("properties").flatMap(properties -> properties.find(key));
  }

  /** Follows a reference; its description may stand beside it. */
  Schema resolved() {
    Optional<String> reference = text("$ref");
    if (reference.isEmpty()) {
      return this;
    }
    Value value = root;
    for (String part : reference.get().substring(2).split("/")) {
      value = ((Value.Mapping) value).entries().get(part);
    }
    return new Schema(root, (Value.Mapping) value);
  }

  /** Returns the properties' names. */
  List<String> propertyNames() {
    return find("properties").map(p -> List.copyOf(p.node.entries().keySet())).orElse(List.of());
  }

  /** Returns the texts of a keyword that holds a text or a list of texts. */
  List<String> texts(String keyword) {
    List<String> texts = new ArrayList<>();
    node.find(keyword)
        .ifPresent(
            value -> {
              if (value instanceof Value.Sequence sequence) {
                sequence.items().forEach(item -> texts.add(item.shown()));
              } else {
                texts.add(value.shown());
              }
            });
    return texts;
  }

  /** Returns the text of a keyword. */
  Optional<String> text(String keyword) {
    return node.find(keyword).filter(Value.Text.class::isInstance).map(Value::shown);
  }

  /** Returns the number of a keyword. */
  Optional<Value.Numeral> number(String keyword) {
    return node.find(keyword)
        .filter(Value.Numeral.class::isInstance)
        .map(Value.Numeral.class::cast);
  }

  /** Returns the schemas of a list keyword. */
  List<Schema> schemas(String keyword) {
    List<Schema> schemas = new ArrayList<>();
    if (node.find(keyword).orElse(null) instanceof Value.Sequence sequence) {
      for (Value item : sequence.items()) {
        schemas.add(new Schema(root, (Value.Mapping) item).resolved());
      }
    }
    return schemas;
  }

  /** Returns the keywords used here. */
  Map<String, Value> keywords() {
    return node.entries();
  }
}
