package marshal.scenarios.input;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Document;
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

  /** Fills a record; empty where a required key of the record itself cannot be used. */
  <T extends Record> Optional<T> bind(Class<T> type, At at) {
    try {
      return Optional.of(record(type, at));
    } catch (UnusableException e) {
      return Optional.empty();
    }
  }

  private <T> T record(Class<T> type, At at) {
    if (!(at.value() instanceof Value.Mapping mapping)) {
      throw new UnusableException();
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      arguments[i] = types[i] == At.class ? at : component(components[i], mapping, at);
    }
    try {
      return type.cast(type.getDeclaredConstructor(types).newInstance(arguments));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Cannot fill " + type.getSimpleName() + ".", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot fill " + type.getSimpleName() + ".", e);
    }
  }

  private Object component(RecordComponent component, Value.Mapping mapping, At at) {
    Key key = component.getAnnotation(Key.class);
    String name = key.name().isEmpty() ? component.getName() : key.name();
    At there = at.key(name);
    Optional<Value> value = mapping.find(name).filter(v -> !badPaths.contains(there.path()));
    Class<?> type = component.getType();
    if (type == Optional.class) {
      Type inner = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      return value.flatMap(v -> attempt((Class<?>) inner, there, key));
    }
    if (type == List.class) {
      if (value.isEmpty() && key.required()) {
        throw new UnusableException();
      }
      Type inner = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      return value.map(v -> list((Class<?>) inner, there, key)).orElse(List.of());
    }
    if (value.isPresent()) {
      return type == Map.class ? numbers(there) : single(type, there, key);
    }
    if (key.byDefault().isEmpty()) {
      throw new UnusableException();
    }
    return single(type, new At(at.file(), there.path(), defaultOf(key)), key);
  }

  private static Value defaultOf(Key key) {
    return Document.parse("default.json", key.byDefault(), "")
        .root()
        .orElseThrow(() -> new IllegalStateException("Not JSON: " + key.byDefault()));
  }

  private Optional<Object> attempt(Class<?> type, At at, Key key) {
    try {
      return Optional.of(single(type, at, key));
    } catch (UnusableException e) {
      return Optional.empty();
    }
  }

  private List<Object> list(Class<?> type, At at, Key key) {
    List<Object> items = new ArrayList<>();
    int size = at.value() instanceof Value.Sequence sequence ? sequence.items().size() : 1;
    for (int i = 0; i < size; i++) {
      At item = at.item(i);
      if (!badPaths.contains(item.path())) {
        attempt(type, item, key).ifPresent(items::add);
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

  private Object single(Class<?> type, At at, Key key) {
    Value value = at.value();
    if (type.isRecord()) {
      return record(type, at);
    }
    if (value instanceof Value.Text text) {
      if (type == String.class) {
        return text.text();
      }
      if (text.text().equals(key.orWord())) {
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
