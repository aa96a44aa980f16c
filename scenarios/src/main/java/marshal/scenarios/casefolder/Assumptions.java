package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import marshal.scenarios.file.Value;

/** Collects the figures that a case marks as assumptions. */
final class Assumptions {

  /** Keys that name an entry of a list, in the order in which they are looked for. */
  private static final List<String> NAMES =
      List.of("stream", "group", "pool", "figure", "name", "id");

  private final List<Assumption> found = new ArrayList<>();

  Assumptions() {}

  /** Starts from those found already. */
  Assumptions(Assumptions others) {
    found.addAll(others.found);
  }

  /** Collects the marked figures of a document. */
  void addDocument(String file, Optional<Value> root, String about) {
    root.ifPresent(value -> walk(file, value, about, ""));
  }

  /** Collects the marked figures of treatment.csv. */
  void addTreatment(TreatmentTable table) {
    table
        .groups()
        .forEach(
            (group, figures) ->
                figures.forEach(
                    (name, figure) -> {
                      if (figure.assumption()) {
                        found.add(
                            new Assumption(
                                TreatmentTable.NAME,
                                group,
                                name,
                                Numbers.plain(figure.value()),
                                figure.source()));
                      }
                    }));
  }

  /** Returns all of them in the order of files and lines. */
  List<Assumption> toList() {
    return List.copyOf(found);
  }

  /** Returns those about one thing, in words. */
  List<String> inWords(String about) {
    return found.stream()
        .filter(assumption -> assumption.about().equals(about))
        .map(
            assumption ->
                (assumption.figure() + " " + assumption.value()).strip()
                    + (assumption.note().isEmpty() ? "" : " (" + assumption.note() + ")"))
        .toList();
  }

  private void walk(String file, Value value, String about, String figure) {
    if (value instanceof Value.Sequence sequence) {
      for (Value item : sequence.items()) {
        walk(file, item, about, figure + name(item).map(n -> "[" + n + "]").orElse(""));
      }
    } else if (value instanceof Value.Mapping mapping) {
      String owner = owner(mapping).orElse(about);
      // Below an entry with a name of its own, figures are named from that entry on.
      String path = owner.equals(about) ? figure : "";
      if (mapping.find("assumption").orElse(null) instanceof Value.Flag flag && flag.value()) {
        found.add(assumption(file, owner, path, figure, mapping));
      }
      for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
        walk(
            file,
            entry.getValue(),
            owner,
            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey());
      }
    }
  }

  private static Assumption assumption(
      String file, String owner, String path, String entry, Value.Mapping mapping) {
    Map<String, String> numbers = numbers(mapping);
    String note = mapping.find("source").map(Value::shown).orElse("");
    if (numbers.size() == 1) {
      Map.Entry<String, String> only = numbers.entrySet().iterator().next();
      String figure = path.isEmpty() ? only.getKey() : path + "." + only.getKey();
      return new Assumption(file, owner, figure, only.getValue(), note);
    }
    StringJoiner values = new StringJoiner(", ");
    numbers.forEach((key, number) -> values.add(key + " " + number));
    return new Assumption(file, owner, path.isEmpty() ? entry : path, values.toString(), note);
  }

  private static Optional<String> owner(Value.Mapping mapping) {
    return mapping
        .find("id")
        .or(() -> mapping.find("intervention"))
        .filter(Value.Text.class::isInstance)
        .map(Value::shown);
  }

  private static Optional<String> name(Value item) {
    if (item instanceof Value.Mapping mapping) {
      for (String key : NAMES) {
        if (mapping.find(key).orElse(null) instanceof Value.Text text) {
          return Optional.of(text.text());
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the numbers that stand beside the mark, by their keys. */
  private static Map<String, String> numbers(Value.Mapping mapping) {
    Map<String, String> numbers = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (value instanceof Value.Numeral number) {
                numbers.put(key, number.text());
              } else if (value instanceof Value.Sequence sequence
                  && !sequence.items().isEmpty()
                  && sequence.items().get(0) instanceof Value.Numeral) {
                numbers.put(
                    key, String.join("/", sequence.items().stream().map(Value::shown).toList()));
              } else if (value instanceof Value.Mapping table
                  && table.entries().values().stream().allMatch(Value.Numeral.class::isInstance)) {
                numbers.put(key, "for " + String.join(", ", table.entries().keySet()));
              }
            });
    return numbers;
  }
}
