package marshal.benchmarks.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every JMH benchmark once, at its smallest size: they still compile, start and end. */
final class KernelsTest {

  private static final List<String> SUBJECTS =
      List.of(
          "CountryForecast",
          "DemandFit",
          "ExactMean",
          "JsonText",
          "NegativeBinomialQuantile",
          "PathSimulator",
          "Philox",
          "PoliceUkImport",
          "TreatmentChain");

  private static final String BASELINE_SIGN = " × ";

  /** Only what the others are compared with stands alone, and the year of a country. */
  private static final String BASELINE_ROW =
      ".*: (wholePlan|commonsRng|commonsRngMixture|commonsMathRegression|jacksonWrite|jacksonRead|lines|year|peopleOfItsOwn) .*";

  @TempDir private Path folder;

  @Test
  void everyBenchmarkRuns() throws RunnerException {
    Path json = folder.resolve("kernels.json");
    Options options =
        new OptionsBuilder()
            .include("marshal\\.benchmarks\\..*")
            .mode(Mode.SingleShotTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(1))
            .param("size", "WARDS_17")
            .param("records", "WARDS_17_WEEKS_156")
            .param("city", "WARDS_17")
            .param("neighbourhoods", "17")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .resultFormat(ResultFormatType.JSON)
            .result(json.toString())
            .build();

    Collection<RunResult> results = new Runner(options).run();

    assertThat(SUBJECTS)
        .allSatisfy(
            subject ->
                assertThat(results)
                    .anySatisfy(
                        result ->
                            assertThat(result.getParams().getBenchmark())
                                .contains("." + subject + "Benchmark.")));
    String table = KernelTable.of(json, "a machine", "");
    int goals = table.indexOf("## Beside the goals");
    assertThat(table.substring(goals))
        .contains(
            "| simulated counts, WARDS_17 |",
            "| exact mean of a neighbourhood-step, WARDS_17 |",
            "| gradient, WARDS_17 |",
            "| fit, WARDS_17_WEEKS_156 |");
    assertThat(table.substring(0, goals).lines().filter(line -> line.startsWith("| ")).skip(2))
        .hasSameSizeAs(results)
        .allSatisfy(
            line -> assertThat(line).matches(line.contains(BASELINE_SIGN) ? ".*" : BASELINE_ROW));
  }
}
