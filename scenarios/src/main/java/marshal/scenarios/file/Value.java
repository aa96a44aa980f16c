package marshal.scenarios.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a document, with the line that it stands on (1 for the first). */
public sealed interface Value {

  /** Returns the line where the value begins. */
  int line();

  /** Returns the value as it is shown in a message; empty for lists and mappings. */
  String shown();

  /**
   * Keys with their values, in the order of the file.
   *
   * @param entries values by key
   * @param line line where the first key stands
   */
  record Mapping(Map<String, Value> entries, int line) implements Value {

    /** Keeps the order of the entries. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Finds the value of a key. */
    public Optional<Value> find(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    @Override
    public String shown() {
      return "";
    }
  }

  /**
   * A list.
   *
   * @param items its values
   * @param line line where it begins
   */
  record Sequence(List<Value> items, int line) implements Value {

    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return "";
    }
  }

  /**
   * A text.
   *
   * @param text the text
   * @param line its line
   */
  record Text(String text, int line) implements Value {
    @Override
    public String shown() {
      return text;
    }
  }

  /**
   * A number.
   *
   * @param value the number; may be NaN or infinite, which no file may hold
   * @param text as written
   * @param line its line
   */
  record Numeral(double value, String text, int line) implements Value {
    @Override
    public String shown() {
      return text;
    }
  }

  /**
   * True or false.
   *
   * @param value which
   * @param line its line
   */
  record Flag(boolean value, int line) implements Value {
    @Override
    public String shown() {
      return String.valueOf(value);
    }
  }

  /**
   * A key without a value.
   *
   * @param line its line
   */
  record Nothing(int line) implements Value {
    @Override
    public String shown() {
      return "";
    }
  }
}
