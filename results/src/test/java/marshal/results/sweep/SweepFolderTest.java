package marshal.results.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marshal.results.json.JsonText;
import marshal.results.json.SweepDocument;
import marshal.results.summary.SweepSummary;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.PlanFile;
import marshal.scenarios.casefolder.VariedCase;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.sweep.Sweep;
import marshal.scenarios.sweep.SweepGrid;
import marshal.scenarios.variation.Variation;
import marshal.solver.search.SearchLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepFolderTest {

  private static final Path CASE = Path.of("..", "scenarios", "src", "test", "resources", "tiny");
  private static final SweepGrid GRID =
      SweepGrid.of(List.of(Variation.parse("budget=10%,60%,100%,140%", 2)));

  @TempDir private Path temp;

  private static PlanningOptions options(long steps) {
    return new PlanningOptions(3, 8, 40, SearchLimits.ofSteps(steps));
  }

  private static SweepFolder open(VariedCase varied, Path runs, long steps) {
    return SweepFolder.open(runs, Optional.empty(), varied.base(), GRID, options(steps), "0.1.0");
  }

  private static List<Integer> solve(VariedCase varied, SweepFolder folder) {
    List<Integer> solved = new ArrayList<>();
    new Sweep(varied, GRID, options(40), folder)
        .run(
            1,
            (point, again) -> {
              if (!again) {
                solved.add(point.number());
              }
            });
    return solved;
  }

  @Test
  void goesOnWhereItWasAndEndsTheSame() throws IOException {
    VariedCase varied = CaseFolder.readVaried(CASE, "baseline");
    SweepFolder first = open(varied, temp, 40);
    assertThat(solve(varied, first)).containsExactlyInAnyOrder(1, 2, 3, 4);
    String document = JsonText.of(first.finish());

    // One point was never finished, one was damaged by a full disk.
    Files.delete(first.folder().resolve("points/002.json"));
    Files.writeString(first.folder().resolve("points/004.json"), "{\"key\": \"half");
    Files.delete(first.folder().resolve(SweepFolder.DOCUMENT));
    SweepFolder second = open(varied, temp, 40);

    assertThat(second.folder()).isEqualTo(first.folder());
    assertThat(solve(varied, second)).containsExactlyInAnyOrder(2, 4);
    assertThat(JsonText.of(second.finish())).isEqualTo(document);
    assertThat(second.folder().resolve(SweepFolder.DOCUMENT)).hasContent(document);
  }

  @Test
  void saysWhatEachPointComesTo() throws IOException {
    VariedCase varied = CaseFolder.readVaried(CASE, "baseline");
    SweepFolder folder = open(varied, temp, 40);
    solve(varied, folder);

    SweepDocument sweep = folder.finish();
    String text = SweepSummary.of(sweep, "here");

    assertThat(sweep.points()).hasSize(4);
    assertThat(sweep.points().get(0).status()).isEqualTo("infeasible");
    assertThat(sweep.points().get(0).reasons()).isNotEmpty();
    assertThat(sweep.points().get(3).averted().orElseThrow().mean()).isPresent();
    assertThat(sweep.changes()).hasSize(2);
    assertThat(text).contains("At free money 10 % no plan keeps every rule", "free money", "140 %");
    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    assertThat(Files.readAllLines(folder.folder().resolve(SweepFolder.TABLE))).hasSize(5);
    assertThat(JsonText.read(JsonText.of(sweep), SweepDocument.class)).isEqualTo(sweep);
  }

  @Test
  void aPointsScenarioAndPlanCanBeUsedAgain() {
    VariedCase varied = CaseFolder.readVaried(CASE, "baseline");
    SweepFolder folder = open(varied, temp, 40);
    solve(varied, folder);
    SweepDocument.Point point = folder.finish().points().get(1);

    LoadedCase again =
        CaseFolder.read(CASE, folder.folder().resolve(point.scenarioFile()).toString());
    long cost =
        new marshal.solver.rules.CaseRules(again.theCase(), again.space())
            .costPence(PlanFile.read(folder.folder().resolve(point.planFile()), again));

    // The promised units are 20 places in each of 2 periods and 4 nights.
    long promised = 2 * 20 * 40_000 + 4 * 30_000;
    assertThat(cost - promised)
        .isEqualTo(point.spent().orElseThrow().movePointRight(2).longValueExact());
  }

  @Test
  void goesOnWhereTheFirstFileWasNeverFinished() throws IOException {
    VariedCase varied = CaseFolder.readVaried(CASE, "baseline");
    Path killed = Files.createDirectory(temp.resolve("killed"));
    Files.writeString(killed.resolve(".key.json.part"), "{");

    SweepFolder folder =
        SweepFolder.open(temp, Optional.of(killed), varied.base(), GRID, options(40), "0.1.0");

    assertThat(folder.folder()).isEqualTo(killed);
    assertThat(killed.resolve("key.json")).isNotEmptyFile();
  }

  @Test
  void refusesAFolderOfAnotherSweep() throws IOException {
    VariedCase varied = CaseFolder.readVaried(CASE, "baseline");
    Path out = temp.resolve("mine");
    Optional<Path> here = Optional.of(out);
    SweepFolder unused = SweepFolder.open(temp, here, varied.base(), GRID, options(40), "0.1.0");

    assertThatThrownBy(
            () -> SweepFolder.open(temp, here, varied.base(), GRID, options(41), "0.1.0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another sweep")
        .hasMessageContaining("--out");
    Path full = Files.createDirectory(temp.resolve("full"));
    Files.writeString(full.resolve("letter.txt"), "Dear Sir");
    assertThatThrownBy(
            () ->
                SweepFolder.open(
                    temp, Optional.of(full), varied.base(), GRID, options(40), "0.1.0"))
        .hasMessageContaining("no sweep");
  }
}
