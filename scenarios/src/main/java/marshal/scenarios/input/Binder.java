package marshal.scenarios.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Value;

/**
 * Fills records from a checked document.
 *
 * <p>What a schema check found unusable is left out: an item of a list, an entry of a mapping or an
 * optional key disappears alone, so that the rest of the file can still be checked against others.
 */
final class Binder {

  /** A required value is missing or unusable; caught where the record can be left out. */
  private static final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableException() {
      super(null, null, false, false);
    }
  }

  private final Set<String> badPaths;

  Binder(Set<String> badPaths) {
    this.badPaths = badPaths;
  }

  /**
   * Fills a record; empty where a required key of the record itself cannot be used.
   *
   * @param schema schema of the mapping, for its defaults
   */
  <T extends Record> Optional<T> bind(Class<T> type, Schema schema, At at) {
    try {
      return Optional.of(type.cast(record(type, schema, at)));
    } catch (UnusableException e) {
      return Optional.empty();
    }
  }

  private Object record(Class<?> type, Schema schema, At at) {
    if (!(at.value() instanceof Value.Mapping mapping)) {
      throw new UnusableException();
    }
    RecordShape shape = RecordShape.of(type);
    Object[] arguments = new Object[shape.parts().size()];
    for (int i = 0; i < arguments.length; i++) {
      RecordShape.Part part = shape.parts().get(i);
      arguments[i] = part.type() == At.class ? at : component(part, schema, mapping, at);
    }
    try {
      return shape.constructor().newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot fill " + type.getSimpleName() + ".", e);
    }
  }

  private Object component(RecordShape.Part part, Schema schema, Value.Mapping mapping, At at) {
    if (part.isInline()) {
      return record(part.type(), schema, at);
    }
    At there = at.key(part.key());
    Schema property = schema.property(part.key()).orElseThrow();
    Optional<Value> value = mapping.find(part.key()).filter(v -> !badPaths.contains(there.path()));
    if (part.type() == Optional.class) {
      return value.flatMap(v -> attempt(part.inner(), property, there));
    }
    if (part.type() == List.class) {
      if (value.isEmpty() && schema.texts("required").contains(part.key())) {
        throw new UnusableException();
      }
      return value.map(v -> list(part.inner(), property, there)).orElse(List.of());
    }
    if (value.isPresent()) {
      return part.type() == Map.class ? numbers(there) : single(part.type(), property, there);
    }
    Value byDefault = property.node().find("default").orElseThrow(UnusableException::new);
    return single(part.type(), property, new At(at.file(), there.path(), byDefault));
  }

  private Optional<Object> attempt(Class<?> type, Schema schema, At at) {
    try {
      return Optional.of(single(type, schema, at));
    } catch (UnusableException e) {
      return Optional.empty();
    }
  }

  private List<Object> list(Class<?> type, Schema schema, At at) {
    List<Object> items = new ArrayList<>();
    Schema ofItems = schema.find("items").orElse(schema);
    int size = at.value() instanceof Value.Sequence sequence ? sequence.items().size() : 1;
    for (int i = 0; i < size; i++) {
      At item = at.item(i);
      if (!badPaths.contains(item.path())) {
        attempt(type, ofItems, item).ifPresent(items::add);
      }
    }
    return Collections.unmodifiableList(items);
  }

  private Map<String, Double> numbers(At at) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    ((Value.Mapping) at.value())
        .entries()
        .forEach(
            (key, value) -> {
              if (value instanceof Value.Numeral n && !badPaths.contains(at.key(key).path())) {
                numbers.put(key, n.value());
              }
            });
    return Collections.unmodifiableMap(numbers);
  }

  private Object single(Class<?> type, Schema schema, At at) {
    Value value = at.value();
    if (type.isRecord()) {
      return record(type, schema, at);
    }
    if (value instanceof Value.Text text) {
      if (type == String.class) {
        return text.text();
      }
      // A schema that lets a word stand for a number means the one without end.
      if (type == double.class && schema.text("pattern").isPresent()) {
        return Double.POSITIVE_INFINITY;
      }
    }
    if (value instanceof Value.Flag flag && type == boolean.class) {
      return flag.value();
    }
    if (value instanceof Value.Numeral number) {
      if (type == double.class || type == Double.class) {
        return number.value();
      }
      if (type == int.class || type == Integer.class) {
        return (int) number.value();
      }
    }
    throw new UnusableException();
  }
}
