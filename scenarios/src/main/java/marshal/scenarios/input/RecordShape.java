package marshal.scenarios.input;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * How a record is made from the keys of a mapping; found out once for each record.
 *
 * @param constructor its canonical constructor
 * @param parts its components in order
 */
record RecordShape(Constructor<?> constructor, List<Part> parts) {

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return shapeOf(type);
        }
      };

  /**
   * A component.
   *
   * @param key key in the file
   * @param type type of the component
   * @param inner type of what an Optional or a List holds; the type itself for any other
   */
  record Part(String key, Class<?> type, Class<?> inner) {

    /** Returns whether its keys stand in the mapping that holds it. */
    boolean isInline() {
      return type.isAnnotationPresent(Inline.class);
    }
  }

  /** Returns the shape of a record. */
  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** Returns the key that a component stands for: a word of Java's own ends in an underscore. */
  static String keyOf(String component) {
    return component.endsWith("_") ? component.substring(0, component.length() - 1) : component;
  }

  private static RecordShape shapeOf(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      boolean holds = types[i] == java.util.Optional.class || types[i] == List.class;
      Class<?> inner =
          holds
              ? (Class<?>)
                  ((ParameterizedType) components[i].getGenericType()).getActualTypeArguments()[0]
              : types[i];
      parts.add(new Part(keyOf(components[i].getName()), types[i], inner));
    }
    try {
      return new RecordShape(type.getDeclaredConstructor(types), List.copyOf(parts));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every record has its canonical constructor.", e);
    }
  }
}
