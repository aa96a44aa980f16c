package marshal.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import marshal.benchmarks.compare.Comparison;
import marshal.benchmarks.measure.Measures;
import marshal.benchmarks.run.Machine;
import marshal.benchmarks.run.SuiteResults;
import marshal.benchmarks.run.SuiteRun;
import marshal.benchmarks.suite.Suite;
import marshal.benchmarks.suite.SuiteFile;
import marshal.results.json.JsonText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small suite, really run, and everything that is written about it. */
final class SuiteReportTest {

  private static final String SUITE =
      """
      schemaVersion: 1
      title: Small <b>suite</b>
      timeSeconds: 0.4
      worlds: 4
      freshWorlds: 10
      seeds: [1, 2, 3, 4, 5, 6, 7, 8]
      methods:
        - {id: greedy, kind: greedy}
        - {id: steps, kind: optaplanner, localSearch: step-counting}
        - {id: broken, kind: configuration, file: broken.xml}
      instances:
        - id: city
          generated: {neighbourhoods: 4, interventions: 3, streams: 2, poundsPerHousehold: 5}
      """;

  @TempDir private static Path folder;
  private static Measures measures;

  private static Measures run(String suite, String out) throws IOException {
    // Simulated annealing without a temperature: OptaPlanner refuses it.
    Files.writeString(
        folder.resolve("broken.xml"),
        """
        <solver xmlns="https://www.optaplanner.org/xsd/solver">
          <localSearch>
            <localSearchType>SIMULATED_ANNEALING</localSearchType>
          </localSearch>
        </solver>
        """);
    Path file = Files.writeString(folder.resolve("suite.yaml"), suite);
    Suite read = SuiteFile.read(file, Path.of("..", "scenarios", "cases"));
    Machine machine = new Machine("Linux", 2, 512, "Java", "1");
    SuiteResults results =
        new SuiteRun(read, folder.resolve(out), machine, (done, all, what) -> {}).run(false);
    return new Measures(results);
  }

  @BeforeAll
  static void runTheSuite() throws IOException {
    measures = run(SUITE, "out");
  }

  @Test
  void configurationThatOptaPlannerRejectsFailsInItsCellsAlone() {
    assertThat(measures.failures())
        .hasSize(8)
        .allSatisfy(cell -> assertThat(cell.method()).isEqualTo("broken"))
        .allSatisfy(cell -> assertThat(cell.failure().orElseThrow()).isNotBlank());
    assertThat(measures.of("greedy")).hasSize(8);
    assertThat(measures.of("steps")).hasSize(8);
  }

  @Test
  void consoleShowsGapsTimesWorkAndFailures() {
    String text = SuiteText.console(measures);

    assertThat(text)
        .contains("Gap to the best bound proven")
        .contains("greedy against steps")
        .contains("city / broken / 1")
        .doesNotContain("wrong");
  }

  @Test
  void csvHasADocumentedColumnForEveryField() {
    String[] lines = CellsCsv.of(measures).split("\n");

    assertThat(lines).hasSize(1 + 24);
    assertThat(lines[0].split(",")).hasSameSizeAs(CellsCsv.columns());
    assertThat(CellsCsv.columns()).allSatisfy(c -> assertThat(c.meaning()).isNotBlank());
    assertThat(lines[1]).startsWith("city,greedy,1,done,,0.4");
  }

  @Test
  void pageNeedsNothingAndEscapesNames() {
    String page = SuitePage.of(measures);
    String content = page.substring(page.indexOf("<main"), page.indexOf("</main>"));

    assertThat(content.contains("<b>suite</b>")).isFalse();
    assertThat(content.contains("Small &lt;b&gt;suite&lt;/b&gt;")).isTrue();
    assertThat(page.contains("src=\"http")).isFalse();
  }

  @Test
  void jsonHasEveryCell() {
    JsonNode root = JsonText.read(SuiteJson.of(measures));

    assertThat(root.path("cells")).hasSize(24);
    assertThat(root.path("methods").get(0).path("gapPercent").path("mean").asDouble()).isPositive();
  }

  @Test
  void markdownNamesMachineCommitAndCommand() {
    assertThat(SuiteText.markdown(measures, "marshal benchmark --suite x", "abc"))
        .contains("`marshal benchmark --suite x` at commit abc")
        .contains("2 processors")
        .contains("| greedy | 8 |");
  }

  @Test
  void slowedMethodIsFoundByTheComparison() throws IOException {
    // As if on a machine forty times slower; its moves a second say how far it may get.
    Measures slowed =
        run(
            SUITE.replace(
                "localSearch: step-counting}", "localSearch: step-counting, slowedBy: 40}"),
            "slowed");
    Path older = Files.writeString(folder.resolve("older.csv"), CellsCsv.of(measures));
    Path newer = Files.writeString(folder.resolve("newer.csv"), CellsCsv.of(slowed));

    assertThat(Comparison.of(older, newer).findings())
        .anySatisfy(
            row -> {
              assertThat(row.method()).isEqualTo("steps");
              assertThat(row.measure()).isEqualTo("gap over time");
              assertThat(row.verdict()).isEqualTo(Comparison.Verdict.WORSE);
            });
  }
}
