package marshal.scenarios.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {

  static final Map<String, Class<?>> RECORDS =
      Map.of(
          "benchmark-suite", BenchmarkSuiteInput.class,
          "case", CaseInput.class,
          "demand", DemandInput.class,
          "interventions", InterventionsInput.class,
          "harm", HarmInput.class,
          "resources", ResourcesInput.class,
          "scenario", ScenarioInput.class);

  private static final Path FOLDER = Path.of("src/main/resources/marshal/schema");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "benchmark-suite",
        "case",
        "demand",
        "interventions",
        "harm",
        "resources",
        "scenario"
      })
  void shippedSchemaIsTheGeneratedOne(String name) throws IOException {
    String generated = new SchemaWriter().schemaOf(RECORDS.get(name));
    Path shipped = FOLDER.resolve(name + ".schema.json");
    if (Boolean.getBoolean("marshal.regenerate")) {
      Files.createDirectories(FOLDER);
      Files.writeString(shipped, generated);
    }
    assertThat(shipped)
        .as(
            "regenerate it with: mvn -pl scenarios -am test -Dtest=SchemasTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dmarshal.regenerate=true")
        .content()
        .isEqualTo(generated);
  }
}
