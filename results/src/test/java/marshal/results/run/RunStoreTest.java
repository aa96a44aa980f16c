package marshal.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import marshal.results.json.JsonText;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunStoreTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:45:12Z"), ZoneOffset.UTC);

  @TempDir private Path temp;
  private Path runs;
  private RunContent content;

  @BeforeEach
  void writeCase() throws IOException {
    runs = temp.resolve("deep").resolve("runs");
    Path caseFolder = Files.createDirectories(temp.resolve("case"));
    Files.createDirectories(caseFolder.resolve("scenarios"));
    Path outside = temp.resolve("other.yaml");
    TreeMap<String, String> hashes = new TreeMap<>();
    for (Path file :
        List.of(
            caseFolder.resolve("case.yaml"),
            caseFolder.resolve("scenarios").resolve("baseline.yaml"),
            outside)) {
      byte[] bytes = ("content of " + file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8);
      Files.write(file, bytes);
      String name =
          file.equals(outside)
              ? file.toAbsolutePath().toString()
              : caseFolder.relativize(file).toString();
      hashes.put(name, Sha256.of(bytes));
    }
    content =
        new RunContent(
            "plan",
            "Derby",
            "grant cut 10 %",
            7,
            new TreeMap<>(java.util.Map.of("worlds", "64")),
            "time",
            "0.1.0",
            new RunInputs(caseFolder, hashes),
            "intervention,neighbourhood,period,units\n",
            Optional.empty(),
            id -> "{\"runId\": \"" + id.orElseThrow() + "\"}\n",
            id -> "The summary of " + id.orElseThrow() + ".\n");
  }

  @Test
  void keepsInputsPlanResultAndProvenance() throws IOException {
    StoredRun run = write(new RunStore(runs, new RunFiles(), CLOCK));

    assertThat(run.id()).matches("20261122-104512-derby-grant-cut-10-[0-9a-f]{4}");
    assertThat(names(runs)).containsExactly(run.id());
    assertThat(run.inputs().resolve("scenarios").resolve("baseline.yaml"))
        .hasContent("content of baseline.yaml\n");
    assertThat(run.inputs().resolve("elsewhere").resolve("other.yaml")).exists();
    assertThat(run.plan()).hasContent(content.planCsv());
    assertThat(JsonText.read(Files.readString(run.result())).get("runId").asText())
        .isEqualTo(run.id());
    var provenance = JsonText.read(Files.readString(run.provenance()));
    assertThat(provenance.get("seed").asLong()).isEqualTo(7);
    assertThat(provenance.at("/inputs/case.yaml").asText())
        .isEqualTo(Sha256.of(Files.readAllBytes(run.inputs().resolve("case.yaml"))));
    assertThat(provenance.get("outputs").get("result.json").asText())
        .isEqualTo(Sha256.of(Files.readAllBytes(run.result())));
    assertThat(provenance.at("/when/started").asText()).isEqualTo("2026-11-22T10:45:12Z");
    assertThat(provenance.get("generators").get(0).asText()).isEqualTo("Philox4x32-10");
  }

  @Test
  void leavesNothingWhenClosedUnfinished() {
    RunStore store = new RunStore(runs);

    store.begin().close();

    assertThat(runs).isEmptyDirectory();
    assertThat(store.list()).isEmpty();
  }

  @Test
  void leavesEarlierRunsAloneWhicheverStepFails() throws IOException {
    StoredRun earlier = write(new RunStore(runs, new RunFiles(), CLOCK));
    int steps = 0;
    boolean failed = true;
    while (failed) {
      RunStore store = new RunStore(runs, new FailingFiles(steps), CLOCK);
      failed = false;
      try {
        write(store);
      } catch (UncheckedIOException e) {
        failed = true;
        assertThat(e.getCause())
            .hasMessageContaining(runs.toString())
            .hasMessageContaining("No space left on device")
            .hasMessageContaining("--runs DIR");
        assertThat(names(runs)).as("step %d", steps).containsExactly(earlier.id());
        assertThat(earlier.plan()).hasContent(content.planCsv());
        steps++;
      }
    }

    assertThat(steps).isGreaterThan(8);
    assertThat(names(runs)).hasSize(2);
  }

  @Test
  void refusesAFolderThatCannotBeOneBeforeAnyWork() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> new RunStore(file).begin())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--no-run");
  }

  @Test
  void givesTheNextNameWhereOneIsTaken() throws IOException {
    RunStore store = new RunStore(runs, new RunFiles(), CLOCK);

    List<String> ids = List.of(write(store).id(), write(store).id(), write(store).id());

    assertThat(ids.get(1)).isEqualTo(ids.get(0) + "-2");
    assertThat(ids.get(2)).isEqualTo(ids.get(0) + "-3");
    assertThat(Files.readString(store.get(ids.get(2)).result())).contains(ids.get(2));
  }

  @Test
  void keepsEveryRunOfWritersAtTheSameMoment() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    List<Callable<StoredRun>> work = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      work.add(() -> write(new RunStore(runs, new RunFiles(), CLOCK)));
    }
    List<Future<StoredRun>> runsWritten = writers.invokeAll(work);
    writers.shutdown();

    assertThat(runsWritten).allSatisfy(run -> assertThat(run.get().result()).exists());
    assertThat(names(runs)).hasSize(40);
    for (StoredRun run : new RunStore(runs).list()) {
      assertThat(Files.readString(run.result())).contains("\"" + run.id() + "\"");
    }
  }

  @Test
  void refusesAnInputThatChangedMeanwhile() throws IOException {
    Files.writeString(content.inputs().caseFolder().resolve("case.yaml"), "changed\n");

    assertThatThrownBy(() -> write(new RunStore(runs)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("case.yaml")
        .hasMessageContaining("changed while");
    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void findsARunByTheBeginningOfItsName() throws IOException {
    RunStore store = new RunStore(runs, new RunFiles(), CLOCK);
    StoredRun first = write(store);
    StoredRun second = write(store);

    assertThat(store.get(first.id())).isEqualTo(first);
    assertThat(store.get(second.id().substring(0, second.id().length() - 1))).isEqualTo(second);
    assertThatThrownBy(() -> store.get("2026"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("2 runs begin with '2026'");
    assertThatThrownBy(() -> store.get("1999"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no run '1999' among the 2");
    assertThat(store.list()).containsExactly(first, second);
  }

  @Test
  void removesTheBeginningsOfKilledProcesses() throws IOException {
    Path old = Files.createDirectories(runs.resolve(RunStore.HIDDEN + "old"));
    Path fresh = Files.createDirectories(runs.resolve(RunStore.HIDDEN + "fresh"));
    Files.writeString(old.resolve("plan.csv"), "");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(3))));

    new RunStore(runs).begin().close();

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
    assertThat(new RunStore(runs).list()).isEmpty();
  }

  private StoredRun write(RunStore store) {
    try (RunDraft draft = store.begin()) {
      return draft.finish(content);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  /** A disk that is full after some steps; it can still remove things. */
  private static final class FailingFiles extends RunFiles {
    private int stepsLeft;

    FailingFiles(int stepsLeft) {
      this.stepsLeft = stepsLeft;
    }

    private void step() throws IOException {
      if (stepsLeft-- <= 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    void createFolders(Path folder) throws IOException {
      step();
      super.createFolders(folder);
    }

    @Override
    void createFolder(Path folder) throws IOException {
      step();
      super.createFolder(folder);
    }

    @Override
    void write(Path file, byte[] bytes) throws IOException {
      if (stepsLeft == 0) {
        Files.write(file, new byte[bytes.length / 2]);
      }
      step();
      super.write(file, bytes);
    }

    @Override
    void rename(Path folder, Path name) throws IOException {
      step();
      super.rename(folder, name);
    }
  }
}
