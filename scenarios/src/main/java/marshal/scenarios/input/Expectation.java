package marshal.scenarios.input;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import marshal.scenarios.file.Value;

/** What a schema expects of a value, in words. */
final class Expectation {

  private Expectation() {}

  /** Returns the words: {@code a whole number from 1 to 520}. */
  static String of(Schema schema) {
    StringJoiner kinds = new StringJoiner(" or ");
    for (String type : schema.texts("type")) {
      kinds.add(
          switch (type) {
            case "object" -> "keys with values";
            case "array" -> "a list";
            case "boolean" -> "true or false";
            case "number" -> "a number" + range(schema);
            case "integer" -> only(schema).orElse("a whole number" + range(schema));
            default -> textInWords(schema);
          });
    }
    return kinds.toString();
  }

  private static String textInWords(Schema schema) {
    List<String> allowed = schema.texts("enum");
    if (!allowed.isEmpty()) {
      return "one of: " + String.join(", ", allowed);
    }
    return schema.text("pattern").map(Patterns::inWords).orElse("text");
  }

  private static Optional<String> only(Schema schema) {
    Optional<String> least = schema.number("minimum").map(Value::shown);
    return least.isPresent() && least.equals(schema.number("maximum").map(Value::shown))
        ? Optional.of("the number " + least.get())
        : Optional.empty();
  }

  private static String range(Schema schema) {
    Optional<String> least = schema.number("minimum").map(Value::shown);
    Optional<String> above = schema.number("exclusiveMinimum").map(Value::shown);
    Optional<String> most = schema.number("maximum").map(Value::shown);
    if (least.isPresent() && most.isPresent()) {
      return " from " + least.get() + " to " + most.get();
    }
    return least.map(n -> ", " + n + " or more").orElse("")
        + above.map(n -> " above " + n).orElse("")
        + most.map(n -> (above.isPresent() ? " and" : "") + " at most " + n).orElse("");
  }
}
