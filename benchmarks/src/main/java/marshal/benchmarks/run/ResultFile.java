package marshal.benchmarks.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marshal.benchmarks.suite.Suite;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * The results of a suite as they come: one JSON document a line, appended whole and forced to the
 * disk, so that whatever ends the program loses the cell under way and no other. A last line that
 * was cut is dropped when the file is opened again.
 */
final class ResultFile {

  /** Name of the file in the folder of a suite's results. */
  static final String NAME = "results.jsonl";

  private static final int SCHEMA_VERSION = 1;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addModule(new Jdk8Module()).build();

  /**
   * The first line.
   *
   * @param schemaVersion version of the keys
   * @param suite title of the suite
   * @param sha256 hash of the suite file
   * @param machine what it ran on
   */
  record Header(int schemaVersion, String suite, String sha256, Machine machine) {}

  /** Any line: exactly one of these is there. */
  private record Line(Header header, InstanceResult instance, CellResult cell) {}

  private final Path file;
  private Header header;
  private final Map<String, InstanceResult> instances = new LinkedHashMap<>();
  private final List<CellResult> cells = new ArrayList<>();

  private ResultFile(Path file) {
    this.file = file;
  }

  /** Begins a new file in place of what is there. */
  static ResultFile begin(Path folder, Suite suite, Machine machine) {
    ResultFile results = new ResultFile(folder.resolve(NAME));
    results.header = new Header(SCHEMA_VERSION, suite.title(), suite.sha256(), machine);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(results.file);
    } catch (IOException e) {
      throw unwritable(results.file, e);
    }
    results.append(new Line(results.header, null, null));
    return results;
  }

  /**
   * Goes on with a file.
   *
   * @throws InputException if it is of another suite
   */
  static ResultFile resume(Path folder, Suite suite, Machine machine) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return begin(folder, suite, machine);
    }
    ResultFile results = read(folder);
    if (!results.header.sha256().equals(suite.sha256())) {
      throw new InputException(
          Problem.ofFile(
              file.toString(),
              "these results are of another suite, or the suite file was changed since",
              "Choose another folder with --out, or leave --resume out to begin anew."));
    }
    return results;
  }

  /** Reads a file and drops a last line that was cut. */
  static ResultFile read(Path folder) {
    ResultFile results = new ResultFile(folder.resolve(NAME));
    try {
      byte[] bytes = Files.readAllBytes(results.file);
      int whole = bytes.length;
      while (whole > 0 && bytes[whole - 1] != '\n') {
        whole--;
      }
      if (whole < bytes.length) {
        try (FileChannel channel = FileChannel.open(results.file, StandardOpenOption.WRITE)) {
          channel.truncate(whole);
          channel.force(true);
        }
      }
      String text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
      int number = 0;
      for (String line : text.lines().toList()) {
        results.heed(line, ++number);
      }
    } catch (IOException e) {
      throw unwritable(results.file, e);
    }
    if (results.header == null) {
      throw results.damaged(1);
    }
    return results;
  }

  private void heed(String text, int number) {
    try {
      JsonNode node = MAPPER.readTree(text);
      Line line = MAPPER.treeToValue(node, Line.class);
      if (line.header() != null) {
        header = line.header();
      } else if (line.instance() != null) {
        instances.put(line.instance().instance(), line.instance());
      } else if (line.cell() != null) {
        cells.add(line.cell());
      } else {
        throw damaged(number);
      }
    } catch (JsonProcessingException e) {
      throw damaged(number);
    }
  }

  private InputException damaged(int line) {
    return new InputException(
        new Problem(
            file.toString(),
            "line " + line,
            "",
            "this is not a line that a benchmark wrote",
            "Leave --resume out to begin anew, or remove the line."));
  }

  void add(InstanceResult instance) {
    instances.put(instance.instance(), instance);
    append(new Line(null, instance, null));
  }

  void add(CellResult cell) {
    cells.add(cell);
    append(new Line(null, null, cell));
  }

  private void append(Line line) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes =
          ByteBuffer.wrap(
              (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static InputException unwritable(Path file, IOException e) {
    return new InputException(
        Problem.ofFile(
            file.toString(),
            "the file cannot be read or written (" + e.getMessage() + ")",
            "Choose another folder with --out."),
        e);
  }

  Header header() {
    return header;
  }

  Map<String, InstanceResult> instances() {
    return instances;
  }

  List<CellResult> cells() {
    return cells;
  }
}
