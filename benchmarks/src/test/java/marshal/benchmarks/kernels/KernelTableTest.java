package marshal.benchmarks.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KernelTableTest {

  @TempDir private Path folder;

  @Test
  void turnsResultsIntoRows() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("jmh.json"),
            """
            [{"jmhVersion": "1.37", "benchmark": "marshal.benchmarks.evaluation.ExactMeanBenchmark.gradient",
              "forks": 2, "measurementIterations": 5, "jdkVersion": "17.0.1", "params": {"size": "WARDS_17"},
              "primaryMetric": {"score": 1234.5678, "scoreError": 12.345, "scoreUnit": "us/op"}},
             {"jmhVersion": "1.37", "benchmark": "marshal.benchmarks.evaluation.ExactMeanBenchmark.wholePlan",
              "params": {"size": "WARDS_17"}, "primaryMetric": {"score": 500, "scoreUnit": "us/op"}},
             {"jmhVersion": "1.37", "benchmark": "marshal.benchmarks.evaluation.ExactMeanBenchmark.gradient",
              "params": {"size": "LSOAS_151"}, "primaryMetric": {"score": 900, "scoreUnit": "us/op"}},
             {"jmhVersion": "1.37", "benchmark": "marshal.benchmarks.random.PhiloxBenchmark.uniform",
              "primaryMetric": {"score": 0.01234, "scoreError": "NaN", "scoreUnit": "ns/op"}}]
            """);

    assertThat(KernelTable.of(file, "a machine", "abc"))
        .contains("at commit abc, 2 forks of 5 iterations, Java 17.0.1, on:\na machine.")
        .contains("| ExactMean: gradient | WARDS_17 | 1,235 ± 12.3 | us/op | 2.47 × wholePlan |")
        .contains("| ExactMean: wholePlan | WARDS_17 | 500 | us/op |  |")
        .contains("| ExactMean: gradient | LSOAS_151 | 900 | us/op |  |")
        .contains("| Philox: uniform |  | 0.012 | ns/op |  |")
        // 500 us over 12 steps, 17 wards, 7 streams and 64 worlds.
        .contains("| exact mean of a neighbourhood-step, WARDS_17 | 5.47 ns | 4 ns |")
        .contains("| gradient, WARDS_17 | 2.47 forward passes | 4 or fewer |")
        .doesNotContain("simulated counts", "gradient, LSOAS_151");
  }

  @Test
  void refusesWhatJmhDidNotWrite() throws IOException {
    for (String text : new String[] {"{}", "[]", "[{}]", "nonsense"}) {
      Path file = Files.writeString(folder.resolve("other.json"), text);
      assertThatThrownBy(() -> KernelTable.of(file, "", ""))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("-rf json");
    }
  }
}
