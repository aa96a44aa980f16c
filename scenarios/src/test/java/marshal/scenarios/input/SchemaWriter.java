package marshal.scenarios.input;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.scenarios.file.At;

/** Generates the JSON Schema of a file from its record and {@link Key} annotations. */
final class SchemaWriter {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SchemaGenerator generator;

  SchemaWriter() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
            .without(Option.FLATTENED_OPTIONALS);
    config
        .forTypesInGeneral()
        .withPropertySorter(Comparator.comparingInt(member -> 0))
        .withDescriptionResolver(scope -> section(scope).map(Section::value).orElse(null))
        .withTypeAttributeOverride(this::describeSection);
    config
        .forFields()
        .withIgnoreCheck(field -> field.getType().getErasedType() == At.class)
        .withTargetTypeOverridesResolver(this::withoutOptional)
        .withPropertyNameOverrideResolver(field -> RecordShape.keyOf(field.getDeclaredName()))
        .withRequiredCheck(field -> key(field).map(Key::required).orElse(false))
        .withDescriptionResolver(field -> key(field).map(Key::value).orElse(null))
        .withNullableCheck(field -> false)
        .withCustomDefinitionProvider(SchemaWriter::ownDefinition)
        .withInstanceAttributeOverride(this::describeKey);
    generator = new SchemaGenerator(config.build());
  }

  /** Returns the schema as text. */
  String schemaOf(Class<?> type) {
    ObjectNode schema = generator.generateSchema(type);
    inline(schema, (ObjectNode) schema.path("$defs"));
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    try {
      return MAPPER.writer(printer).writeValueAsString(schema) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the keys of {@link OriginInput} in place of each property that refers to it. */
  private static void inline(ObjectNode schema, ObjectNode definitions) {
    String name = OriginInput.class.getSimpleName();
    JsonNode shared = definitions.path(name).path("properties");
    for (JsonNode node : schema.findValues("properties")) {
      ObjectNode properties = (ObjectNode) node;
      ObjectNode kept = properties.deepCopy();
      properties.removeAll();
      kept.properties()
          .forEach(
              property -> {
                if (property.getValue().path("$ref").asText().endsWith("/" + name)) {
                  properties.setAll((ObjectNode) shared.deepCopy());
                } else {
                  properties.set(property.getKey(), property.getValue());
                }
              });
    }
    definitions.remove(name);
  }

  private static Optional<Key> key(FieldScope field) {
    return Optional.ofNullable(
        field.isFakeContainerItemScope() ? null : field.getRawMember().getAnnotation(Key.class));
  }

  private static Optional<Section> section(TypeScope scope) {
    return Optional.ofNullable(scope.getType().getErasedType().getAnnotation(Section.class));
  }

  private List<com.fasterxml.classmate.ResolvedType> withoutOptional(FieldScope field) {
    return field.getType() != null && field.getType().getErasedType() == Optional.class
        ? List.of(field.getType().getTypeParameters().get(0))
        : null;
  }

  private void describeSection(ObjectNode node, TypeScope scope, SchemaGenerationContext context) {
    section(scope)
        .ifPresent(
            section -> {
              ArrayNode choices = MAPPER.createArrayNode();
              for (String name : section.anyOf()) {
                choices.addObject().putArray("required").add(name);
              }
              if (section.sourced()) {
                choices.addObject().putArray("required").add("source");
                ObjectNode assumed = choices.addObject();
                assumed.putObject("properties").putObject("assumption").put("const", true);
                assumed.putArray("required").add("assumption");
              }
              if (!choices.isEmpty()) {
                node.set("anyOf", choices);
              }
            });
  }

  private void describeKey(ObjectNode node, FieldScope field, SchemaGenerationContext context) {
    Optional<Key> found = key(field);
    if (found.isEmpty()) {
      return;
    }
    Key key = found.get();
    Class<?> type = field.getType().getErasedType();
    if (List.class.isAssignableFrom(type) && key.notEmpty()) {
      node.put("minItems", 1);
    }
    if (!Map.class.isAssignableFrom(type)) {
      range(node, key);
      if (!key.pattern().isEmpty()) {
        node.put("pattern", key.pattern());
      }
    }
    for (String allowed : key.oneOf()) {
      node.withArray("enum").add(allowed);
    }
    if (!key.byDefault().isEmpty()) {
      try {
        node.set("default", MAPPER.readTree(key.byDefault()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Describes what has no counterpart among Java's types: a word or a single value in place. */
  private static CustomPropertyDefinition ownDefinition(
      FieldScope field, SchemaGenerationContext context) {
    Optional<Key> found = key(field);
    if (found.isEmpty()) {
      return null;
    }
    Key key = found.get();
    Class<?> type = field.getType().getErasedType();
    ObjectNode node = MAPPER.createObjectNode();
    if (Map.class.isAssignableFrom(type)) {
      node.put("type", "object");
      node.putObject("propertyNames").put("type", "string").put("pattern", key.pattern());
      range(node.putObject("additionalProperties").put("type", "number"), key);
      if (key.notEmpty()) {
        node.put("minProperties", 1);
      }
    } else if (key.orSingle()) {
      node.putArray("type").add("number").add("array");
      range(node.putObject("items").put("type", "number"), key);
    } else if (!key.orWord().isEmpty()) {
      boolean list = List.class.isAssignableFrom(type);
      node.putArray("type").add(list ? "array" : "number").add("string");
      if (list) {
        node.putObject("items").put("type", "string");
      }
      node.put("pattern", "^" + key.orWord() + "$");
    } else {
      return null;
    }
    return new CustomPropertyDefinition(node);
  }

  private static void range(ObjectNode node, Key key) {
    if (Double.isFinite(key.atLeast())) {
      node.put("minimum", plain(key.atLeast()));
    }
    if (Double.isFinite(key.moreThan())) {
      node.put("exclusiveMinimum", plain(key.moreThan()));
    }
    if (Double.isFinite(key.atMost())) {
      node.put("maximum", plain(key.atMost()));
    }
    if (key.pounds()) {
      node.put("multipleOf", new BigDecimal("0.01"));
    }
  }

  private static BigDecimal plain(double number) {
    return new BigDecimal(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
  }
}
