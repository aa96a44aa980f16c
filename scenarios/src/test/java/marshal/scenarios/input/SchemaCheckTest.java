package marshal.scenarios.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Document;
import marshal.scenarios.file.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds our checker to the verdicts of a general validator on the same schemas. */
class SchemaCheckTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MUTATIONS = 400;

  @ParameterizedTest
  @ValueSource(strings = {"case", "demand", "interventions", "harm", "resources", "scenario"})
  void understandsEveryKeywordOfOurSchemas(String name) {
    TreeSet<String> keywords = new TreeSet<>();
    collectKeywords(Schema.shipped(name).root(), keywords);
    TreeSet<String> understood = new TreeSet<>(SchemaCheck.CHECKED);
    understood.addAll(SchemaCheck.ANNOTATIONS);
    assertThat(understood).containsAll(keywords);
  }

  private static void collectKeywords(Value schema, Set<String> keywords) {
    if (!(schema instanceof Value.Mapping mapping)) {
      return;
    }
    mapping
        .entries()
        .forEach(
            (keyword, value) -> {
              keywords.add(keyword);
              if (keyword.equals("properties") || keyword.equals("$defs")) {
                ((Value.Mapping) value)
                    .entries()
                    .values()
                    .forEach(child -> collectKeywords(child, keywords));
              } else if (value instanceof Value.Sequence sequence) {
                sequence.items().forEach(child -> collectKeywords(child, keywords));
              } else if (!keyword.equals("default")) {
                collectKeywords(value, keywords);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "case, case.yaml, 1",
    "demand, demand.json, 2",
    "interventions, interventions.yaml, 3",
    "harm, harm.yaml, 4",
    "resources, resources.yaml, 5",
    "scenario, scenarios/cut-and-more.yaml, 6"
  })
  void agreesWithAGeneralValidatorOnChangedDocuments(String schema, String file, long seed)
      throws IOException {
    String text = Files.readString(Path.of("src/test/resources/tiny", file));
    JsonNode original = new ObjectMapper(new YAMLFactory()).readTree(text);
    com.networknt.schema.Schema general = general(schema);
    assertThat(general.validate(original)).isEmpty();
    assertThat(findings(schema, original)).isEmpty();
    Random random = new Random(seed);
    int invalid = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      JsonNode changed = original.deepCopy();
      mutate(changed, random);
      var expected = general.validate(changed);
      assertThat(findings(schema, changed).isEmpty())
          .as("%s%n%s", changed, expected)
          .isEqualTo(expected.isEmpty());
      invalid += expected.isEmpty() ? 0 : 1;
    }
    // The comparison says something only if it saw verdicts of both kinds.
    assertThat(invalid).isBetween(MUTATIONS / 10, MUTATIONS - 1);
  }

  /** The shipped cases are what users copy: a general validator must find them good, too. */
  @ParameterizedTest
  @ValueSource(strings = {"cases/derby", "cases/derby-lsoa"})
  void aGeneralValidatorFindsTheShippedCasesGood(String folder) throws IOException {
    for (String name : List.of("case", "demand", "interventions", "harm", "resources")) {
      assertGood(name, Path.of(folder, name.equals("demand") ? "demand.json" : name + ".yaml"));
    }
    if (Files.isDirectory(Path.of(folder, "scenarios"))) {
      try (Stream<Path> scenarios = Files.list(Path.of(folder, "scenarios"))) {
        for (Path scenario : scenarios.toList()) {
          assertGood("scenario", scenario);
        }
      }
    }
  }

  private static void assertGood(String schema, Path file) throws IOException {
    if (Files.exists(file)) {
      JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(file));
      assertThat(general(schema).validate(document)).as(file.toString()).isEmpty();
    }
  }

  private static com.networknt.schema.Schema general(String schema) throws IOException {
    return SchemaRegistry.withDialect(Dialects.getDraft202012())
        .getSchema(
            Files.readString(
                Path.of("src/main/resources/marshal/schema", schema + ".schema.json")));
  }

  private static List<?> findings(String schema, JsonNode node) throws IOException {
    Document document = Document.parse("x.json", JSON.writeValueAsString(node), "");
    assertThat(document.problems()).isEmpty();
    return new SchemaCheck(
            Schema.shipped(schema), new At("x.json", "", document.root().orElseThrow()))
        .problems();
  }

  /** Changes one place: drops it, renames it, or puts another value in. */
  private static void mutate(JsonNode root, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    if (container instanceof ObjectNode object) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      String key = keys.get(random.nextInt(keys.size()));
      switch (random.nextInt(3)) {
        case 0 -> object.remove(key);
        case 1 -> object.set(key + "x", object.remove(key));
        default -> object.set(key, another(random));
      }
    } else if (container instanceof ArrayNode array) {
      int index = random.nextInt(array.size());
      if (random.nextBoolean()) {
        array.remove(index);
      } else {
        array.set(index, another(random));
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode() && !node.isEmpty()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode another(Random random) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(12)) {
      case 0 -> nodes.numberNode(-1);
      case 1 -> nodes.numberNode(0);
      case 2 -> nodes.numberNode(0.125);
      case 3 -> nodes.numberNode(1e15);
      case 4 -> nodes.numberNode(7);
      case 5 -> nodes.textNode("");
      case 6 -> nodes.textNode("some words");
      case 7 -> nodes.textNode("month");
      case 8 -> nodes.booleanNode(random.nextBoolean());
      case 9 -> nodes.nullNode();
      case 10 -> nodes.arrayNode();
      default -> nodes.objectNode();
    };
  }
}
