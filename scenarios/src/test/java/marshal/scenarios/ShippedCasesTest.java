package marshal.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of the shipped cases that no reader can know to be right. */
class ShippedCasesTest {

  private static final Path CASES = Path.of("cases");
  private static final ObjectMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @ValueSource(strings = {"derby", "derby-lsoa"})
  void fundingAddsUpToThePartnershipsIncome(String name) throws IOException {
    int pounds = 0;
    for (JsonNode stream : YAML.readTree(file(name, "resources.yaml")).path("funding")) {
      pounds += stream.path("amountPounds").asInt();
    }

    assertThat(pounds).isEqualTo(10_809_558);
  }

  @ParameterizedTest
  @ValueSource(strings = {"derby", "derby-lsoa"})
  void sharesOfACategoryAddUpToAllOfItInEveryNeighbourhood(String name) throws IOException {
    JsonNode streams = YAML.readTree(file(name, "case.yaml")).path("streams");
    for (Map<String, String> row : table(name, "neighbourhoods.csv")) {
      Map<String, Double> sums = new HashMap<>();
      for (JsonNode stream : streams) {
        double figure =
            stream.has("shareFigure")
                ? Double.parseDouble(row.get(stream.path("shareFigure").asText()))
                : 1;
        for (JsonNode category : stream.path("categories")) {
          sums.merge(category.asText(), stream.path("share").asDouble(1) * figure, Double::sum);
        }
      }
      assertThat(sums.values()).allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(1e-12)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"derby", "derby-lsoa"})
  void currentPlanHoldsTheVolumesThatTheReportNames(String name) throws IOException {
    Map<String, Integer> units = new HashMap<>();
    for (Map<String, String> row : table(name, "current-plan.csv")) {
      units.merge(row.get("intervention"), Integer.parseInt(row.get("units")), Integer::sum);
    }

    assertThat(units).containsEntry("wire-free-alarms", 788);
    assertThat(units).containsEntry("licensing-enforcement", 4 * 20);
    assertThat(units.get("taxi-marshals")).isEqualTo(4 * 26 * 2);
    assertThat(units.get("street-pastors")).isEqualTo(4 * 26);
    assertThat(units.get("family-intervention")).isLessThanOrEqualTo(4 * 15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"derby", "derby-lsoa"})
  void figuresThatAreSpreadKeepTheirCityTotals(String name) throws IOException {
    double drugNeed = 0;
    double alcoholNeed = 0;
    double centre = 0;
    int population = 0;
    Set<String> tiles = new HashSet<>();
    List<Map<String, String>> rows = table(name, "neighbourhoods.csv");
    for (Map<String, String> row : rows) {
      drugNeed += Double.parseDouble(row.get("drug_need"));
      alcoholNeed += Double.parseDouble(row.get("alcohol_need"));
      centre += Double.parseDouble(row.get("centre_weight"));
      population += Integer.parseInt(row.get("population"));
      tiles.add(row.get("tile_row") + " " + row.get("tile_column"));
    }

    assertThat(drugNeed).isCloseTo(2_008, within(0.05));
    assertThat(alcoholNeed).isCloseTo(3_222, within(0.05));
    assertThat(centre).isCloseTo(1, within(1e-9));
    assertThat(population).isEqualTo(253_875);
    assertThat(tiles).hasSameSizeAs(rows);
  }

  @Test
  void bothLevelsShareCatalogueIndicesResourcesAndScenarios() throws IOException {
    for (String file :
        List.of("interventions.yaml", "harm.yaml", "resources.yaml", "treatment.csv")) {
      assertThat(CASES.resolve("derby-lsoa").resolve(file))
          .hasSameTextualContentAs(CASES.resolve("derby").resolve(file));
    }
    try (var scenarios = Files.list(CASES.resolve("derby/scenarios"))) {
      assertThat(scenarios.toList())
          .isNotEmpty()
          .allSatisfy(
              scenario ->
                  assertThat(CASES.resolve("derby-lsoa/scenarios").resolve(scenario.getFileName()))
                      .hasSameTextualContentAs(scenario));
    }
  }

  private static java.io.File file(String name, String file) {
    return CASES.resolve(name).resolve(file).toFile();
  }

  private static List<Map<String, String>> table(String name, String file) throws IOException {
    try (var rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(file(name, file))) {
      return rows.readAll();
    }
  }
}
