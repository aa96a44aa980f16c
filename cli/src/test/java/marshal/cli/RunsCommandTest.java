package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import marshal.results.run.PlanReference;
import marshal.results.run.RunReader;
import marshal.results.run.RunStore;
import marshal.results.run.StoredRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunsCommandTest {
  @TempDir private Path runs;
  @TempDir private Path logs;

  private CommandLineRun plan(String steps) {
    return CommandLineRun.of(words(steps).toArray());
  }

  private List<String> words(String steps) {
    return List.of(
        "plan",
        CommandLineRun.TINY.toString(),
        "--steps",
        steps,
        "--worlds",
        "8",
        "--fresh-worlds",
        "40",
        "--runs",
        runs.toString());
  }

  private CommandLineRun runs(String command, Object... words) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("runs", command, "--runs", runs), Stream.of(words)).toArray());
  }

  @Test
  void showsWhatWasPrinted() throws IOException {
    String printed = plan("100").out();
    StoredRun run = new RunStore(runs).list().get(0);

    CommandLineRun shown = runs("show", run.id().substring(0, 12));

    assertThat(shown.exitCode()).as(shown.err()).isEqualTo(ExitCode.DONE);
    assertThat(printed).startsWith(shown.out()).contains(run.id());
    assertThat(runs("show", run.folder(), "--json").out())
        .isEqualTo(Files.readString(run.result()));
  }

  @Test
  void verifiesAndNamesWhatDiffers() throws IOException {
    plan("100");
    StoredRun run = new RunStore(runs).list().get(0);

    CommandLineRun same = runs("verify", run.id());
    assertThat(same.exitCode()).as(same.out() + same.err()).isEqualTo(ExitCode.DONE);
    assertThat(same.out()).contains("the same to the bit");

    Path harm = run.inputs().resolve("harm.yaml");
    Files.writeString(harm, Files.readString(harm) + "\n");
    CommandLineRun other = runs("verify", run.id());
    assertThat(other.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(other.out()).contains("inputs/harm.yaml");
    assertThat(runs("show", run.id()).exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(runs("verify", run.id(), "--json").out()).contains("\"damage\"");
  }

  /** What was asked for beside the case has to be kept with the run, and nowhere else. */
  @Test
  void verifiesARunWithOptionsFromOutsideTheCase(@TempDir Path elsewhere) throws IOException {
    Path lock = elsewhere.resolve("baseline.csv");
    Path more = Files.createDirectory(elsewhere.resolve("more")).resolve("baseline.csv");
    Files.writeString(lock, "intervention,neighbourhood,period,units\nmarshals,N2,2,0\n");
    Files.writeString(more, "intervention,neighbourhood,period,units\nlocks,N1,1,3\n");
    List<List<Object>> asked =
        List.of(
            List.of("--lock", lock, "--lock", more),
            List.of("--without", "commitment,offer"),
            List.of("--objective", "net-benefit", "--risk-weight", "0.5", "--gap", "1%"));
    for (List<Object> options : asked) {
      CommandLineRun.of(Stream.concat(words("100").stream(), options.stream()).toArray());
    }
    Files.delete(lock);
    Files.delete(more);

    List<StoredRun> stored = new RunStore(runs).list();
    assertThat(stored).hasSize(asked.size());
    for (StoredRun run : stored) {
      CommandLineRun same = runs("verify", run.id());
      assertThat(same.exitCode()).as(same.out() + same.err()).isEqualTo(ExitCode.DONE);
      assertThat(same.out()).contains("the same to the bit");
      assertThat(Files.readString(run.provenance())).doesNotContain(elsewhere.toString());
    }
  }

  /** The negative twin: without the option the same steps lead elsewhere. */
  @Test
  void aRunWhoseOptionIsTakenAwayDiffers(@TempDir Path elsewhere) throws IOException {
    Path lock = elsewhere.resolve("keep.csv");
    Files.writeString(lock, "intervention,neighbourhood,period,units\nmarshals,N2,2,0\n");
    CommandLineRun.of(Stream.concat(words("100").stream(), Stream.of("--lock", lock)).toArray());
    StoredRun run = new RunStore(runs).list().get(0);
    assertThat(Files.readString(run.plan())).doesNotContain("marshals,N2,2");

    TinyCase.edit(run.provenance(), "\"lock.1\"", "\"lock.9\"");

    assertThat(runs("verify", run.id()).exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void deletesOnlyWhatIsMeantAndConfirmed() {
    plan("100");
    plan("100");
    List<StoredRun> two = new RunStore(runs).list();

    assertThat(runs("delete", two.get(0).id()).exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(runs("delete", "2", "--yes").exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(new RunStore(runs).list()).isEqualTo(two);

    CommandLineRun deleted = runs("delete", two.get(1).id(), "--yes");
    assertThat(deleted.exitCode()).as(deleted.err()).isEqualTo(ExitCode.DONE);
    assertThat(new RunStore(runs).list()).containsExactly(two.get(0));
    assertThat(two.get(1).folder()).doesNotExist();
  }

  @Test
  void saysWhichRunIsDamagedAndListsTheRest() throws IOException {
    plan("100");
    plan("100");
    StoredRun first = new RunStore(runs).list().get(0);
    Files.writeString(first.result(), "{");

    assertThat(runs("list").out().lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith(first.id()).endsWith("marshal runs verify'"),
            line -> assertThat(line).contains("  plan, averts £", ", stopped by "));
  }

  /** Real processes: one machine may plan several things into one folder. */
  @Test
  void processesAtTheSameMomentKeepARunEach() throws Exception {
    List<ProgramProcess> processes = Stream.of(0, 1, 2).map(each -> start("300")).toList();
    for (ProgramProcess process : processes) {
      assertThat(process.exitCode()).isEqualTo(ExitCode.DONE);
    }

    assertThat(new RunStore(runs).list()).hasSize(3).allSatisfy(RunsCommandTest::isWhole);
    assertThat(hidden()).isEmpty();
  }

  /** Kills programs at moments all over their life; the run of each is whole or not there. */
  @Test
  void killsAtAnyMomentLeaveWholeRunsOnly() throws Exception {
    long begin = System.nanoTime();
    assertThat(start("300").exitCode()).isEqualTo(ExitCode.DONE);
    long nanos = System.nanoTime() - begin;

    for (double share : new double[] {0.5, 0.7, 0.8, 0.9, 0.95, 1}) {
      ProgramProcess killed = start("300");
      killed.waitFor((long) (share * nanos));
      killed.kill();
      assertThat(new RunStore(runs).list()).allSatisfy(RunsCommandTest::isWhole);
    }

    assertThat(plan("300").exitCode()).as("the folder stays of use").isEqualTo(ExitCode.DONE);
    assertThat(new RunStore(runs).list()).hasSizeBetween(2, 8).allSatisfy(RunsCommandTest::isWhole);
  }

  private static void isWhole(StoredRun run) {
    assertThat(RunReader.openOfAnyVersion(run).id()).isEqualTo(run.id());
    assertThat(PlanReference.findRun(run.folder().toString(), Path.of("none")).id())
        .isEqualTo(run.id());
  }

  private List<String> hidden() throws IOException {
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith("."))
          .toList();
    }
  }

  private ProgramProcess start(String steps) {
    return ProgramProcess.start(logs.resolve("err.txt"), "-Xmx256m", words(steps).toArray());
  }
}
