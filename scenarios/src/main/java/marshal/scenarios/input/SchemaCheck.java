package marshal.scenarios.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Value;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;

/**
 * Checks a document against a shipped JSON Schema and says every finding in our words.
 *
 * <p>It understands the keywords that our generated schemas use, no others. A general validator
 * does the same but takes longer to start than the whole program may (networknt 2.0.1: 0.10 s of
 * 0.4 s, with a class-data archive); a test holds the two to the same verdicts.
 */
final class SchemaCheck {

  /** Keywords that say something to readers and editors but forbid nothing. */
  static final Set<String> ANNOTATIONS =
      Set.of("$schema", "$id", "$defs", "title", "description", "default");

  /** Keywords that are checked. */
  static final Set<String> CHECKED =
      Set.of(
          "$ref",
          "type",
          "const",
          "enum",
          "minimum",
          "exclusiveMinimum",
          "maximum",
          "multipleOf",
          "pattern",
          "items",
          "minItems",
          "properties",
          "required",
          "additionalProperties",
          "propertyNames",
          "minProperties",
          "anyOf");

  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> badPaths = new LinkedHashSet<>();

  /** Checks a document. */
  SchemaCheck(Schema schema, At document) {
    check(schema, "", document);
  }

  /** Returns the findings, in the order of the document. */
  List<Problem> problems() {
    return problems;
  }

  /** Returns the paths of values that cannot be used. */
  Set<String> badPaths() {
    return badPaths;
  }

  private void check(Schema schema, String description, At at) {
    if (!hasType(schema, at.value())) {
      report(at, "expected " + Expectation.of(schema), typeRemedy(schema, at.value(), description));
      return;
    }
    Value value = at.value();
    if (value instanceof Value.Mapping mapping) {
      checkMapping(schema, mapping, at);
    } else if (value instanceof Value.Sequence sequence) {
      checkSequence(schema, sequence, description, at);
    } else if (value instanceof Value.Numeral number) {
      checkNumber(schema, number, description, at);
    } else if (value instanceof Value.Text text) {
      checkText(schema, text, description, at);
    }
    schema
        .node()
        .find("const")
        .filter(only -> !same(only, value))
        .ifPresent(only -> report(at, "expected " + only.shown(), meaning(description)));
  }

  private static boolean same(Value a, Value b) {
    return (a instanceof Value.Numeral x && b instanceof Value.Numeral y)
        ? x.value() == y.value()
        : a.getClass() == b.getClass() && a.shown().equals(b.shown());
  }

  private void checkMapping(Schema schema, Value.Mapping mapping, At at) {
    for (String key : schema.texts("required")) {
      if (mapping.find(key).isEmpty()) {
        String description =
            schema
                .node()
                .find("properties")
                .map(p -> ((Value.Mapping) p).entries().get(key))
                .map(SchemaCheck::description)
                .orElse("");
        At missing = at.key(key);
        badPaths.add(missing.path());
        problems.add(
            new Problem(
                at.file(),
                at.place(),
                "",
                "the key '" + key + "' is missing",
                meaning(description)));
      }
    }
    Optional<Schema> names = schema.find("propertyNames");
    Optional<Schema> others = schema.find("additionalProperties");
    boolean closed =
        schema.node().find("additionalProperties").orElse(null) instanceof Value.Flag flag
            && !flag.value();
    Map<String, Value> properties =
        schema.node().find("properties").map(p -> ((Value.Mapping) p).entries()).orElse(Map.of());
    mapping
        .entries()
        .forEach(
            (key, child) -> {
              At there = at.key(key);
              names.ifPresent(
                  name -> check(name, "", new At(at.file(), there.path(), nameOf(key, child))));
              Value property = properties.get(key);
              if (property != null) {
                check(
                    new Schema(schema.root(), (Value.Mapping) property).resolved(),
                    description(property),
                    there);
              } else if (others.isPresent()) {
                check(others.get(), "", there);
              } else if (closed) {
                problems.add(
                    new Problem(
                        at.file(),
                        there.place(),
                        "",
                        "the key '" + key + "' is not known here",
                        Nearest.remedy(key, properties.keySet())));
              }
            });
    schema
        .number("minProperties")
        .filter(least -> mapping.entries().size() < least.value())
        .ifPresent(least -> report(at, "expected at least one key with a value", ""));
    checkChoice(schema, at);
  }

  private static Value nameOf(String key, Value child) {
    return new Value.Text(key, child.line());
  }

  private static String description(Value property) {
    return ((Value.Mapping) property).find("description").map(Value::shown).orElse("");
  }

  /** Our schemas use anyOf only to ask for one of several keys. */
  private void checkChoice(Schema schema, At at) {
    List<Schema> choices = schema.schemas("anyOf");
    if (choices.isEmpty()) {
      return;
    }
    List<String> inWords = new ArrayList<>();
    for (Schema choice : choices) {
      if (new SchemaCheck(choice, at).problems().isEmpty()) {
        return;
      }
      for (String key : choice.texts("required")) {
        Optional<String> only =
            choice.property(key).flatMap(p -> p.node().find("const")).map(Value::shown);
        inWords.add("'" + key + ": " + only.orElse("...") + "'");
      }
    }
    problems.add(
        new Problem(
            at.file(),
            at.place(),
            "",
            "one of the keys " + String.join(", ", inWords) + " is missing",
            inWords.contains("'assumption: true'")
                ? "Name where the figure was published, or mark it as an assumption."
                : "Add one of them."));
  }

  private void checkSequence(Schema schema, Value.Sequence sequence, String description, At at) {
    schema
        .number("minItems")
        .filter(least -> sequence.items().size() < least.value())
        .ifPresent(
            least -> report(at, "the list must have at least one item", meaning(description)));
    schema
        .find("items")
        .ifPresent(
            items -> {
              for (int i = 0; i < sequence.items().size(); i++) {
                check(items, "", at.item(i));
              }
            });
  }

  private void checkNumber(Schema schema, Value.Numeral number, String description, At at) {
    double value = number.value();
    boolean inRange =
        schema.number("minimum").map(n -> value >= n.value()).orElse(true)
            && schema.number("exclusiveMinimum").map(n -> value > n.value()).orElse(true)
            && schema.number("maximum").map(n -> value <= n.value()).orElse(true);
    if (!inRange) {
      report(at, "expected " + Expectation.of(schema), meaning(description));
    }
    if (schema.number("multipleOf").isPresent()
        && BigDecimal.valueOf(value).stripTrailingZeros().scale() > 2) {
      report(at, "expected no more than two decimals", "Pounds are counted in whole pence.");
    }
  }

  private void checkText(Schema schema, Value.Text text, String description, At at) {
    List<String> allowed = schema.texts("enum");
    if (!allowed.isEmpty() && !allowed.contains(text.text())) {
      report(
          at,
          "expected one of: " + String.join(", ", allowed),
          Nearest.find(text.text(), allowed)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse(meaning(description)));
    }
    Optional<String> pattern = schema.text("pattern");
    if (pattern.isPresent() && !Patterns.matches(pattern.get(), text.text())) {
      report(at, "expected " + Expectation.of(schema), meaning(description));
    }
  }

  private void report(At at, String rule, String remedy) {
    badPaths.add(at.path());
    problems.add(at.problem(rule, remedy));
  }

  private static String meaning(String description) {
    return description.isEmpty() ? "" : "It is: " + description;
  }

  private static boolean hasType(Schema schema, Value value) {
    List<String> types = schema.texts("type");
    return types.isEmpty() || types.stream().anyMatch(type -> hasType(type, value));
  }

  private static boolean hasType(String type, Value value) {
    return switch (type) {
      case "object" -> value instanceof Value.Mapping;
      case "array" -> value instanceof Value.Sequence;
      case "string" -> value instanceof Value.Text;
      case "boolean" -> value instanceof Value.Flag;
      case "number" -> value instanceof Value.Numeral n && Double.isFinite(n.value());
      case "integer" ->
          value instanceof Value.Numeral n
              && Double.isFinite(n.value())
              && n.value() == Math.rint(n.value());
      default -> throw new IllegalStateException("Unknown type in a schema: " + type);
    };
  }

  private static String typeRemedy(Schema schema, Value value, String description) {
    List<String> types = schema.texts("type");
    boolean written = value instanceof Value.Numeral || value instanceof Value.Flag;
    if (types.equals(List.of("string")) && written) {
      return "Put it in quotes: \"" + value.shown() + "\".";
    }
    if (value instanceof Value.Text text
        && (types.contains("number") || types.contains("integer"))
        && isNumber(text.text().replace(",", "").replace("£", "").replace("%", ""))) {
      return "Write it without quotes, thousands separators, currency or percent signs.";
    }
    return meaning(description);
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text.strip()));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
