package marshal.benchmarks.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import marshal.scenarios.incidents.ImportResult;
import marshal.scenarios.incidents.LookupLocator;
import marshal.scenarios.incidents.PoliceUkImport;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Importing one month of police.uk street-level crime with 20 rows for each small area. One
 * operation is one file. Run with {@code results/published/kernels.sh PoliceUkImportBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PoliceUkImportBenchmark {

  private static final int ROWS_PER_AREA = 20;
  private static final List<String> TYPES =
      List.of("Burglary", "Robbery", "Vehicle crime", "Anti-social behaviour", "Shoplifting");

  /** Number of small areas. */
  @Param({"17", "151", "35000"})
  public int neighbourhoods;

  private Path file;
  private LookupLocator locator;

  /** Writes the file. */
  @Setup
  public void setUp() throws IOException {
    Map<String, String> wards = new TreeMap<>();
    StringBuilder text =
        new StringBuilder(
            "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA"
                + " name,Crime type,Last outcome category,Context\n");
    for (int i = 0; i < neighbourhoods; i++) {
      String code = String.format(Locale.ROOT, "E01%06d", i);
      wards.put(code, String.format(Locale.ROOT, "E05%06d", i / 9));
      for (int row = 0; row < ROWS_PER_AREA; row++) {
        text.append(Integer.toHexString(31 * (ROWS_PER_AREA * i + row) + 7))
            .append(",2030-01,A Police,A Police,-1.47,52.92,On or near A Road,")
            .append(code)
            .append(",Anytown 001A,")
            .append(TYPES.get(row % TYPES.size()))
            .append(",Under investigation,\n");
      }
    }
    file = Files.createTempFile("2030-01-anytown-", "-street.csv");
    Files.writeString(file, text);
    locator = LookupLocator.of(wards);
  }

  /** Removes the file. */
  @TearDown
  public void tearDown() throws IOException {
    Files.delete(file);
  }

  /** The baseline: the file's lines, cut at their commas. */
  @Benchmark
  public long lines() throws IOException {
    long cells = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        cells += line.split(",", -1).length;
      }
    }
    return cells;
  }

  /** Reads and counts. */
  @Benchmark
  public ImportResult read() {
    return PoliceUkImport.run(List.of(file), locator);
  }
}
