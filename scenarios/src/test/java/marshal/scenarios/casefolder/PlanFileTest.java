package marshal.scenarios.casefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import marshal.model.plan.Plan;
import marshal.scenarios.problem.InputException;
import marshal.solver.rules.CaseRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {

  @TempDir Path temporary;
  private final LoadedCase loaded = CaseFolder.read(TinyCase.ORIGINAL, "baseline");

  @Test
  void readsWhatItWrote() {
    Path file = temporary.resolve("plan.csv");
    PlanFile.write(file, loaded, loaded.currentPlan());
    assertThat(PlanFile.read(file, loaded)).isEqualTo(loaded.currentPlan());
    assertThat(temporary).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void leavesOutLinesWithoutUnits() {
    assertThat(PlanFile.toCsv(loaded, Plan.none(loaded.space())))
        .isEqualTo("intervention,neighbourhood,period,units\n");
    assertThat(PlanFile.toCsv(loaded, loaded.currentPlan()))
        .isEqualTo(
            """
            intervention,neighbourhood,period,units
            alcohol-places,city,1,30
            alcohol-places,city,2,30
            locks,N1,1,10
            locks,N2,2,5
            marshals,N2,1,26
            marshals,N2,2,26
            """);
  }

  @Test
  void saysEverythingThatIsWrongWithAPlan() throws IOException {
    Path file = temporary.resolve("plan.csv");
    Files.writeString(
        file,
        """
        intervention,neighbourhood,period,units
        lock,N1,1,1
        locks,N7,1,1
        locks,N3,1,1
        locks,N1,5,1
        locks,N2,1,-1
        locks,N2,2,1.5
        """);
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> PlanFile.read(file, loaded))
        .satisfies(e -> assertThat(e.problems()).hasSize(6))
        .withMessageContaining("plan.csv: row 2, intervention is \"lock\"")
        .withMessageContaining("Did you mean 'locks'?")
        .withMessageContaining("row 7, units is \"1.5\"");
  }

  @Test
  void leavesBoundsToTheRules() throws IOException {
    Path file = temporary.resolve("plan.csv");
    Files.writeString(file, "intervention,neighbourhood,period,units\nlocks,N1,1,51\n");

    Plan plan = PlanFile.read(file, loaded);

    assertThat(new CaseRules(loaded.theCase(), loaded.space()).violations(plan))
        .anySatisfy(broken -> assertThat(broken.words()).contains("51", "50"));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> PlanFile.lock(file, loaded))
        .withMessageContaining("at most 50 units of 'locks' may be bought in N1");
  }

  @Test
  void saysThatAPlanIsMissing() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> PlanFile.read(temporary.resolve("none.csv"), loaded))
        .withMessageContaining("none.csv: the file is missing");
  }

  @Test
  void keepsAnEarlierFileWhenWritingFails() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("plan.csv"));
    Files.writeString(folder.resolve("in-the-way"), "x");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> PlanFile.write(folder, loaded, loaded.currentPlan()))
        .withMessageContaining("Cannot write");
    assertThat(folder.resolve("in-the-way")).exists();
    assertThat(temporary).isDirectoryNotContaining("glob:**.part");
  }
}
