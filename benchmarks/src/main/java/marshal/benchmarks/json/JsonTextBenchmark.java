package marshal.benchmarks.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import marshal.model.random.UniformSource;
import marshal.results.json.JsonText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Writing and reading a document with a record for each neighbourhood, shaped like the lines of a
 * plan. One operation is one document. Run with {@code results/published/kernels.sh
 * JsonTextBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JsonTextBenchmark {

  /** A line. */
  record LinePart(
      String intervention,
      String neighbourhood,
      int period,
      int units,
      double poundsTotal,
      double avertedByLast,
      Optional<Double> avertedByNext) {}

  /** A document. */
  record Document(int schemaVersion, String scenario, List<LinePart> lines) {}

  /** Number of records. */
  @Param({"17", "151", "35000"})
  public int neighbourhoods;

  private final ObjectMapper jackson = JsonMapper.builder().addModule(new Jdk8Module()).build();
  private Document document;
  private String text;

  /** Makes the document up. */
  @Setup
  public void setUp() {
    UniformSource source = UniformSource.of(1, "json benchmark");
    List<LinePart> lines = new ArrayList<>();
    for (int i = 0; i < neighbourhoods; i++) {
      double next = 1e5 * source.uniform(i, 0, 0);
      lines.add(
          new LinePart(
              "intervention-" + i % 20,
              "E01" + i,
              i % 4,
              i % 50,
              12.5 * i,
              2 * next,
              Optional.of(next)));
    }
    document = new Document(1, "baseline", lines);
    text = JsonText.of(document);
  }

  /** The baseline of writing: Jackson as it comes, on one line. */
  @Benchmark
  public String jacksonWrite() throws JsonProcessingException {
    return jackson.writeValueAsString(document);
  }

  /** The baseline of reading: Jackson as it comes. */
  @Benchmark
  public JsonNode jacksonRead() throws JsonProcessingException {
    return jackson.readTree(text);
  }

  /** Writes the document. */
  @Benchmark
  public String write() {
    return JsonText.of(document);
  }

  /** Reads it back. */
  @Benchmark
  public JsonNode read() {
    return JsonText.read(text);
  }
}
