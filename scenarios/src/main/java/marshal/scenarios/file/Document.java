package marshal.scenarios.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.scenarios.problem.Problem;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * A YAML or JSON file as a tree of values that know their lines.
 *
 * @param file its name in messages
 * @param root the tree; empty if the file could not be parsed
 * @param problems what is wrong with its syntax
 * @param sha256 hash of its bytes in hexadecimal; empty if not all were read
 */
public record Document(String file, Optional<Value> root, List<Problem> problems, String sha256) {

  /** Copies the problems. */
  public Document {
    problems = List.copyOf(problems);
  }

  /** Reads a file; whatever is wrong with it lands in the problems. */
  public static Document read(SourceFile source, long maxBytes) {
    Optional<Problem> obstacle = source.findObstacle(maxBytes);
    if (obstacle.isPresent()) {
      return new Document(source.name(), Optional.empty(), List.of(obstacle.get()), "");
    }
    MessageDigest digest = SourceFile.sha256();
    byte[] bytes;
    try (InputStream in = source.open(maxBytes, digest)) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      return new Document(source.name(), Optional.empty(), List.of(source.unreadable(e)), "");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return parse(source.name(), text, SourceFile.hex(digest));
  }

  /** Parses a text; a name that ends in {@code .json} means JSON, any other YAML. */
  public static Document parse(String file, String text, String sha256) {
    List<Problem> problems = new ArrayList<>();
    try (JsonParser parser = parser(file, text)) {
      Value root = new TreeReader(file, parser, problems).read();
      return new Document(file, Optional.ofNullable(root), problems, sha256);
    } catch (TreeReader.StopException e) {
      return new Document(file, Optional.empty(), problems, sha256);
    } catch (JsonProcessingException e) {
      problems.add(syntaxProblem(file, e));
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory cannot fail to be read.", e);
    } catch (org.yaml.snakeyaml.error.YAMLException e) {
      problems.add(Problem.ofFile(file, "not valid YAML: " + firstLine(e.getMessage()), ""));
    }
    return new Document(file, Optional.empty(), problems, sha256);
  }

  private static JsonParser parser(String file, String text) throws IOException {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder().maxNestingDepth(Limits.NESTING * 2).build();
    if (file.endsWith(".json")) {
      return JsonFactory.builder().streamReadConstraints(constraints).build().createParser(text);
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit((int) Limits.DOCUMENT_BYTES);
    options.setNestingDepthLimit(Limits.NESTING * 2);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .streamReadConstraints(constraints)
        .build()
        .createParser(text);
  }

  private static Problem syntaxProblem(String file, JsonProcessingException e) {
    String place = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
    String format = file.endsWith(".json") ? "JSON" : "YAML";
    return new Problem(
        file,
        place,
        "",
        "not valid " + format + ": " + firstLine(e.getOriginalMessage()),
        format.equals("YAML")
            ? "Check indentation (spaces, no tabs), colons and quotes near this line."
            : "Check brackets, commas and quotes near this line.");
  }

  private static String firstLine(String message) {
    String first = message == null ? "cannot be parsed" : message.lines().findFirst().orElse("");
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  /** Builds the tree from tokens; refuses what makes a document larger than it looks. */
  private static final class TreeReader {

    /** Ends reading after a problem that was noted. */
    static final class StopException extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    private final String file;
    private final JsonParser parser;
    private final List<Problem> problems;

    TreeReader(String file, JsonParser parser, List<Problem> problems) {
      this.file = file;
      this.parser = parser;
      this.problems = problems;
    }

    Value read() throws IOException {
      if (parser.nextToken() == null) {
        throw stop("", "the file is empty", "Every file starts with 'schemaVersion: 1'.");
      }
      Value root = value("", 0);
      if (parser.nextToken() != null) {
        throw stop(
            "line " + parser.currentTokenLocation().getLineNr(),
            "the file holds a second document",
            "Remove what follows, and any line '---' before it.");
      }
      return root;
    }

    private Value value(String path, int depth) throws IOException {
      int line = parser.currentTokenLocation().getLineNr();
      if (depth > Limits.NESTING) {
        throw stop("line " + line, "values are nested more than " + Limits.NESTING + " deep", "");
      }
      refuseAliases(line);
      JsonToken token = parser.currentToken();
      return switch (token) {
        case START_OBJECT -> mapping(path, line, depth);
        case START_ARRAY -> sequence(path, line, depth);
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(line);
        case VALUE_TRUE, VALUE_FALSE -> new Value.Flag(token == JsonToken.VALUE_TRUE, line);
        case VALUE_NULL -> new Value.Nothing(line);
        default -> new Value.Text(parser.getText(), line);
      };
    }

    private Value mapping(String path, int line, int depth) throws IOException {
      Map<String, Value> entries = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        int keyLine = parser.currentTokenLocation().getLineNr();
        String keyPath = path.isEmpty() ? key : path + "." + key;
        parser.nextToken();
        Value child = value(keyPath, depth + 1);
        if (entries.putIfAbsent(key, child) != null) {
          problems.add(
              new Problem(
                  file,
                  keyPath + " (line " + keyLine + ")",
                  "",
                  "the key '" + key + "' is given twice",
                  "Keep one of the two."));
        }
      }
      return new Value.Mapping(entries, line);
    }

    private Value sequence(String path, int line, int depth) throws IOException {
      List<Value> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(path + "[" + items.size() + "]", depth + 1));
      }
      return new Value.Sequence(items, line);
    }

    private Value number(int line) throws IOException {
      String text = parser.getText();
      double value;
      try {
        value = parser.getDoubleValue();
      } catch (JsonProcessingException | NumberFormatException e) {
        return new Value.Text(text, line);
      }
      return new Value.Numeral(value, text, line);
    }

    private void refuseAliases(int line) throws IOException {
      if (!(parser instanceof YAMLParser yaml)) {
        return;
      }
      if (yaml.isCurrentAlias() || yaml.getObjectId() != null) {
        throw stop(
            "line " + line,
            "anchors (&name) and aliases (*name) are not allowed",
            "Write the value out where it is needed; put a text that starts with & or * in quotes.");
      }
      if (yaml.getTypeId() != null) {
        throw stop(
            "line " + line,
            "type tags (!name) are not allowed",
            "Remove the tag; put a text that starts with ! in quotes.");
      }
    }

    private StopException stop(String place, String rule, String remedy) {
      problems.add(new Problem(file, place, "", rule, remedy));
      return new StopException();
    }
  }
}
