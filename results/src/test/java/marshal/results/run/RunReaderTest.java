package marshal.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import marshal.results.json.JsonText;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.PlanFile;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunReaderTest {

  @TempDir private Path runs;
  private StoredRun run;

  @BeforeEach
  void makeARun() {
    run = TinyRuns.plan(runs, "cut");
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    OpenedRun opened = RunReader.open(run, TinyRuns.VERSION);

    assertThat(opened.id()).isEqualTo(run.id());
    assertThat(opened.options().seed()).isEqualTo(5);
    assertThat(opened.options().worlds()).isEqualTo(8);
    assertThat(opened.options().freshWorlds()).isEqualTo(50);
    assertThat(opened.options().limits().steps()).hasValue(300);
    LoadedCase original = CaseFolder.read(TinyRuns.CASE, "cut");
    assertThat(opened.loaded().theCase().scenario()).isEqualTo("cut");
    assertThat(opened.loaded().theCase().resources()).isEqualTo(original.theCase().resources());
    assertThat(opened.loaded().theCase().interventions())
        .isEqualTo(original.theCase().interventions());
    assertThat(opened.loaded().sha256ByFile()).isEqualTo(original.sha256ByFile());
    assertThat(PlanFile.toCsv(opened.loaded(), opened.plan()))
        .isEqualTo(Files.readString(run.plan()));
    assertThat(JsonText.of(opened.document())).isEqualTo(Files.readString(run.result()));
    assertThat(opened.document().runId()).hasValue(run.id());
    assertThat(run.summary()).content().contains(run.id());
  }

  @Test
  void readsAScenarioFileFromElsewhere(@TempDir Path elsewhere) throws IOException {
    Path file = elsewhere.resolve("mine.yaml");
    Files.copy(TinyRuns.CASE.resolve("scenarios").resolve("cut.yaml"), file);
    Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());

    OpenedRun opened = RunReader.open(TinyRuns.plan(runs, relative.toString()), TinyRuns.VERSION);

    assertThat(opened.loaded().theCase().scenario()).isEqualTo("mine");
    assertThat(opened.loaded().theCase().resources())
        .isEqualTo(CaseFolder.read(TinyRuns.CASE, "cut").theCase().resources());
  }

  @Test
  void refusesARunOfAnotherVersion() {
    assertThatThrownBy(() -> RunReader.open(run, "0.2.0"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("made by Marshal 0.1.0 and this is Marshal 0.2.0")
        .hasMessageContaining("marshal plan " + run.inputs());
    assertThat(RunReader.openOfAnyVersion(run).id()).isEqualTo(run.id());
  }

  @Test
  void namesEveryFileThatWasChangedTakenOrAdded() throws IOException {
    Files.writeString(run.plan(), "intervention,neighbourhood,period,units\n");
    Files.delete(run.inputs().resolve("harm.yaml"));
    Files.writeString(run.inputs().resolve("boundaries.csv"), "");
    Files.writeString(run.folder().resolve("notes.txt"), "Mine: no harm done.\n");

    assertThatThrownBy(() -> RunReader.open(run, TinyRuns.VERSION))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(run.id() + "/plan.csv: the file is not the one")
        .hasMessageContaining(run.id() + "/inputs/harm.yaml: the run's file is missing")
        .hasMessageContaining(run.id() + "/inputs/boundaries.csv: the file is not one of")
        .satisfies(e -> assertThat(((InputException) e).problems()).hasSize(3));
  }

  @Test
  void namesAFileThatSaysNothing() throws IOException {
    for (String damaged : new String[] {"", "null", "{", "{}", "[1]", "{\"seed\": \"x\"}"}) {
      Files.writeString(run.provenance(), damaged);

      assertThatThrownBy(() -> RunReader.open(run, TinyRuns.VERSION))
          .as(damaged)
          .isInstanceOf(InputException.class)
          .hasMessageContaining(run.id() + "/provenance.json");
    }
    Files.delete(run.provenance());
    assertThatThrownBy(() -> RunReader.open(run, TinyRuns.VERSION))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is missing");
  }

  @Test
  void refusesRunsThatHoldNoPlan() throws IOException {
    String provenance = Files.readString(run.provenance());
    Files.writeString(
        run.provenance(), provenance.replace("\"command\": \"plan\"", "\"command\": \"sweep\""));

    assertThatThrownBy(() -> RunReader.open(run, TinyRuns.VERSION))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the run is of 'sweep', which leaves no plan");

    Files.writeString(
        run.provenance(), provenance.replace("\"schemaVersion\": 1", "\"schemaVersion\": 9"));
    assertThatThrownBy(() -> RunReader.openOfAnyVersion(run))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the run's files have version 9; this Marshal reads version 1");
  }

  @Test
  void findsARunByNameBeginningOrFolder() {
    PlanReference expected = new PlanReference.Run(run);

    assertThat(PlanReference.find(run.id(), runs)).isEqualTo(expected);
    assertThat(PlanReference.find(run.id().substring(0, 10), runs)).isEqualTo(expected);
    assertThat(PlanReference.find(run.folder().toString(), Path.of("nowhere")))
        .isEqualTo(new PlanReference.Run(new StoredRun(run.id(), run.folder().toAbsolutePath())));
    assertThat(PlanReference.find(run.plan().toString(), runs))
        .isEqualTo(new PlanReference.File(run.plan()));
    assertThat(PlanReference.findRun(run.id(), runs)).isEqualTo(run);
  }

  @Test
  void saysWhatIsNoPlan() {
    refuses(runs.toString(), "holds no run", "one run");
    refuses("nowhere.csv", "there is no such file");
    refuses(run.result().toString(), "neither a run nor a plan");
    refuses("19", "there is no run '19' among the 1 here", "The latest are " + run.id());
    refuses(run.id().replace("tiny", "tony"), "Did you mean '" + run.id() + "'?");
    refuses("", "empty");
    assertThatThrownBy(() -> PlanReference.findRun(run.plan().toString(), runs))
        .hasMessageContaining("a run is needed");
    assertThatThrownBy(() -> PlanReference.find("any", Path.of("nowhere")))
        .hasMessageContaining("'marshal plan' keeps a run");
  }

  private void refuses(String text, String... words) {
    assertThatThrownBy(() -> PlanReference.find(text, runs))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void knowsWhatCanBeRepeated() {
    OpenedRun opened = RunReader.open(run, TinyRuns.VERSION);

    assertThat(opened.isRepeatable()).isTrue();
    assertThat(Optional.of(opened.provenance().stoppedBy()))
        .hasValueSatisfying(word -> assertThat(word).isIn("steps", "nothing to improve"));
  }
}
