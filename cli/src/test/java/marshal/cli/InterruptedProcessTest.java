package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import marshal.results.run.RunReader;
import marshal.results.run.RunStore;
import marshal.results.run.StoredRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, kills and too little memory, with real processes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its Ctrl-C is no signal that can be sent")
final class InterruptedProcessTest {
  private static final String SUITE =
      """
      schemaVersion: 1
      title: Many cells
      timeSeconds: 0.1
      worlds: 2
      freshWorlds: 10
      seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
      methods:
        - {id: greedy, kind: greedy}
        - {id: planner, kind: optaplanner}
      instances:
        - {id: city, generated: {neighbourhoods: 3, interventions: 2, streams: 2}}
      """;
  private static final int CELLS = 30;

  private static final String TOO_LARGE =
      """
      schemaVersion: 1
      title: One city too many
      timeSeconds: 0.1
      worlds: 2
      freshWorlds: 10
      seeds: [1]
      methods:
        - {id: greedy, kind: greedy}
      instances:
        - {id: country, generated: {neighbourhoods: 35000, interventions: 10, streams: 3}}
        - {id: city, generated: {neighbourhoods: 3, interventions: 2, streams: 2}}
      """;

  @TempDir private Path folder;

  private ProgramProcess start(String javaOption, Object... words) {
    return ProgramProcess.start(folder.resolve("err.txt"), javaOption, words);
  }

  @Test
  void planThatIsInterruptedJudgesAndKeepsTheBestSoFar() throws Exception {
    Path runs = folder.resolve("runs");
    // As soon as there is anything to stop, and in the middle of the search.
    for (long waitMillis : new long[] {0, 3000}) {
      ProgramProcess plan =
          start("-Xmx256m", "plan", CommandLineRun.TINY, "--time", "10m", "--runs", runs);
      int before = new RunStore(runs).list().size();
      plan.awaitThat(() -> entries(runs) > before);
      plan.waitFor(waitMillis * 1_000_000);

      plan.interrupt();

      assertThat(plan.exitCode()).as(plan.err()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(plan.err()).contains("Stopped early by Ctrl-C").contains("it is kept");
      List<StoredRun> kept = new RunStore(runs).list();
      assertThat(kept).hasSize(before + 1);
      assertThat(kept)
          .allSatisfy(run -> assertThat(RunReader.openOfAnyVersion(run).id()).isEqualTo(run.id()));
      assertThat(kept)
          .allSatisfy(
              run ->
                  assertThat(Files.readString(run.result()))
                      .contains("\"status\": \"feasible\"")
                      .contains("\"interrupted\""));
    }
  }

  private static int entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return (int) entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void benchmarkGoesOnAfterCtrlCAndAfterAKill() throws Exception {
    Path suite = Files.writeString(folder.resolve("mine.yaml"), SUITE);
    Path out = folder.resolve("out");
    Path results = out.resolve("results.jsonl");

    ProgramProcess first = start("-Xmx256m", "benchmark", "--suite", suite, "--out", out);
    first.awaitThat(() -> lines(results) > 4);
    first.interrupt();
    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(first.err()).contains("Stopped by Ctrl-C").contains("--resume goes on");
    int kept = lines(results);
    assertThat(kept).isBetween(5, CELLS + 1);
    assertThat(out.resolve("report.html")).exists();
    assertThat(lines(out.resolve("cells.csv"))).isEqualTo(kept - 1);

    ProgramProcess second =
        start("-Xmx256m", "benchmark", "--suite", suite, "--out", out, "--resume");
    second.awaitThat(() -> lines(results) > kept + 2);
    second.kill();
    assertThat(lines(results)).isBetween(kept + 3, CELLS + 1);

    CommandLineRun third =
        CommandLineRun.of("benchmark", "--suite", suite, "--out", out, "--resume");
    assertThat(third.exitCode()).as(third.err()).isEqualTo(ExitCode.DONE);
    assertThat(lines(results)).isEqualTo(CELLS + 2);
  }

  private static int lines(Path file) {
    if (!Files.exists(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return (int) lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A kill loses the points under way and no other, and the sweep ends as if nothing had been. */
  @Test
  void sweepGoesOnAfterCtrlCAndAfterAKill() throws Exception {
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("broken");
    Path points = broken.resolve("points");

    ProgramProcess first = start("-Xmx256m", sweep(broken));
    first.awaitThat(() -> times(points).size() > 1);
    first.kill();
    Map<String, FileTime> kept = times(points);
    assertThat(broken.resolve("sweep.json")).doesNotExist();

    ProgramProcess second = start("-Xmx256m", sweep(broken));
    second.awaitThat(() -> times(points).size() > kept.size() + 1);
    second.interrupt();
    assertThat(second.exitCode()).as(second.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(second.err()).contains("Stopped by Ctrl-C", "the same command goes on");

    CommandLineRun third = CommandLineRun.of(sweep(broken));
    CommandLineRun undisturbed = CommandLineRun.of(sweep(whole));
    assertThat(third.exitCode()).as(third.err()).isEqualTo(ExitCode.DONE);
    assertThat(third.out().replace(broken.toString(), whole.toString()))
        .isEqualTo(undisturbed.out());
    assertThat(times(points))
        .containsAllEntriesOf(kept)
        .hasSize(times(whole.resolve("points")).size());
    assertThat(broken.resolve("sweep.csv")).hasSameTextualContentAs(whole.resolve("sweep.csv"));
  }

  private static Object[] sweep(Path out) {
    return new Object[] {
      "sweep",
      CommandLineRun.TINY,
      "--vary",
      "budget=80%..120%",
      "--points",
      25,
      "--steps",
      300,
      "--worlds",
      8,
      "--fresh-worlds",
      200,
      "--out",
      out
    };
  }

  /** When each finished point was written: its document is written last. */
  private static Map<String, FileTime> times(Path points) {
    Map<String, FileTime> times = new TreeMap<>();
    if (!Files.isDirectory(points)) {
      return times;
    }
    try (Stream<Path> files = Files.list(points)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return times;
  }

  @Test
  void benchmarkGoesOnWhereMemoryRunsOut() throws Exception {
    Path suite = Files.writeString(folder.resolve("mine.yaml"), TOO_LARGE);
    Path out = folder.resolve("out");

    ProgramProcess benchmark = start("-Xmx64m", "benchmark", "--suite", suite, "--out", out);

    assertThat(benchmark.exitCode()).as(benchmark.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(out.resolve("cells.csv")))
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("country,greedy,1,failed,")
                    .contains("ran out of memory")
                    .contains("MARSHAL_JAVA_OPTS"))
        .anySatisfy(row -> assertThat(row).startsWith("city,greedy,1,done,"));
  }
}
