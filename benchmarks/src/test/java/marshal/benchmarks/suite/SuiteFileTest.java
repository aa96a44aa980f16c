package marshal.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import marshal.benchmarks.suite.InstanceSpec.Source;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SuiteFileTest {

  private static final Path CASES = Path.of("..", "scenarios", "cases");

  private static final String GOOD =
      """
      schemaVersion: 1
      title: Good
      timeSeconds: 2
      seeds: [1, 2]
      methods:
        - {id: ours, kind: marshal}
        - {id: tabu, kind: optaplanner, localSearch: tabu-search}
      instances:
        - {id: derby, case: derby, scenarios: [baseline, grant-cut-10], methods: [ours]}
        - {id: made-up, generated: {neighbourhoods: 5}, seeds: [7], timeSeconds: 0.5}
      """;

  private static final String SOLVER =
      """
      <solver xmlns="https://www.optaplanner.org/xsd/solver">
        <localSearch>%s</localSearch>
      </solver>
      """;

  @TempDir private Path folder;

  private Suite read(String text) throws IOException {
    return SuiteFile.read(Files.writeString(folder.resolve("mine.yaml"), text), CASES);
  }

  @Test
  void readsInstancesMethodsAndSeeds() throws IOException {
    Suite suite = read(GOOD);

    assertThat(suite.instances())
        .extracting(InstanceSpec::id)
        .containsExactly("derby-baseline", "derby-grant-cut-10", "made-up");
    assertThat(suite.cells()).hasSize(2 + 2 + 2);
    assertThat(suite.mostSeconds()).isEqualTo(2 * 2 + 2 * 2 + 2 * 0.5);
    assertThat(suite.instances().get(2).source()).isInstanceOf(Source.Generated.class);
    assertThat(suite.instances().get(2).methods()).hasSize(2);
  }

  @Test
  void anotherConfigurationMakesAnotherSuite() throws IOException {
    String text = GOOD.replace("kind: marshal}", "kind: configuration, file: own.xml}");
    Path own = folder.resolve("own.xml");
    Files.writeString(own, SOLVER.formatted("<localSearchType>TABU_SEARCH</localSearchType>"));
    Suite before = read(text);
    Files.writeString(own, SOLVER.formatted("<localSearchType>HILL_CLIMBING</localSearchType>"));

    assertThat(read(text).sha256()).isNotEqualTo(before.sha256());
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick", "full"})
  void readsWhatIsShipped(String name) {
    Suite suite = SuiteFile.read(ShippedSuites.copyInto(name, folder), CASES);

    assertThat(suite.instances()).isNotEmpty();
  }

  @Test
  void quickSuiteSearchesForSixMinutesAtTheVeryMost() {
    Suite suite = SuiteFile.read(ShippedSuites.copyInto("quick", folder), CASES);

    // A third of it is for rounding and greedy, which end in a second or two.
    assertThat(suite.mostSeconds()).isLessThanOrEqualTo(360);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          kind: marshal|kind: marshall|methods[0].kind|marshal
          case: derby|case: derbi|instances[0].case|Did you mean 'derby'?
          [baseline, grant-cut-10]|[baseline, grant-cut-11]|instances[0].scenarios[1]|Did you mean 'grant-cut-10'?
          methods: [ours]|methods: [our]|instances[0].methods[0]|Did you mean 'ours'?
          seeds: [1, 2]|seeds: []|seeds|at least
          timeSeconds: 2|timeSeconds: 0|timeSeconds|above 0
          title: Good|titel: Good|titel|Did you mean 'title'?
          id: tabu|id: ours|methods[1].id|Rename
          id: made-up|id: derby-baseline|instances[1].id|Rename
          kind: marshal|kind: configuration|methods[0].kind|XML
          kind: marshal|"kind: configuration, file: none.xml"|methods[0].file|Name it
          kind: marshal|"kind: configuration, file: no-xml.xml"|methods[0].file|Mend it
          kind: marshal|"kind: configuration, file: other.xml"|methods[0].file|Mend it
          kind: marshal|"kind: configuration, file: wrong-type.xml"|methods[0].file|Mend it
          kind: marshal|"kind: configuration, file: unknown-key.xml"|methods[0].file|threds
          kind: marshal|"kind: marshal, localSearch: tabu-search"|methods[0].localSearch|Remove it
          generated: {|"case: derby, generated: {"|instances[1]|Remove
          neighbourhoods: 5|neighbourhoods: 0|instances[1].generated.neighbourhoods|
          """)
  void saysWhatIsWrongAndWhere(String good, String bad, String place, String remedy)
      throws IOException {
    assertThat(GOOD).contains(good);
    Files.writeString(folder.resolve("no-xml.xml"), "threads: 2");
    Files.writeString(folder.resolve("other.xml"), "<project/>");
    Files.writeString(
        folder.resolve("wrong-type.xml"),
        SOLVER.formatted("<localSearchType>TABOO_SEARCH</localSearchType>"));
    Files.writeString(folder.resolve("unknown-key.xml"), "<solver><threds>2</threds></solver>");
    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mine.yaml: " + place)
        .hasMessageContaining(remedy == null ? "" : remedy);
  }
}
