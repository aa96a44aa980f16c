package marshal.results.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;

/**
 * Writes records as JSON text that is the same on every machine: keys in the order of the record,
 * two blanks of indent, line feeds, a newline at the end, numbers without exponents.
 */
public final class JsonText {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectMapper READER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
              .withObjectIndenter(INDENT)
              .withArrayIndenter(INDENT));

  private JsonText() {}

  /** Returns a record as text. */
  public static String of(Object record) {
    try {
      return WRITER.writeValueAsString(record) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A " + record.getClass() + " cannot be written as JSON.", e);
    }
  }

  /** Returns a record as text on one line. */
  public static String compact(Object record) {
    try {
      return MAPPER.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A " + record.getClass() + " cannot be written as JSON.", e);
    }
  }

  /**
   * Reads a record back. Keys that it does not know are passed over, so that keys can be added.
   *
   * @throws IllegalArgumentException if the text is not JSON, or lacks a key of the record
   */
  public static <T> T read(String text, Class<T> type) {
    try {
      return Optional.ofNullable(READER.readValue(text, type))
          .orElseThrow(() -> new IllegalArgumentException("This is null, not an object."));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "This is not a %s (%s)."
              .formatted(
                  type.getSimpleName(), e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  /**
   * Reads text back with every digit of its numbers.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  public static JsonNode readExactly(String text) {
    return read(text, JsonNode.class);
  }

  /**
   * Reads text back.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "This is not JSON ("
              + e.getOriginalMessage()
              + ", line "
              + e.getLocation().getLineNr()
              + ").",
          e);
    }
  }
}
