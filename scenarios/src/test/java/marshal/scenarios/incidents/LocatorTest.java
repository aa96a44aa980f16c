package marshal.scenarios.incidents;

import static marshal.scenarios.incidents.NeighbourhoodLocator.NO_LOCATION;
import static marshal.scenarios.incidents.NeighbourhoodLocator.OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocatorTest {

  @TempDir private Path folder;

  private Path csv(String text) {
    return StreetText.write(folder, "lookup.csv", text);
  }

  private Path geoJson(String text) {
    return StreetText.write(folder, "wards.geojson", text);
  }

  @Test
  void findsLookupColumnsByTheirUsualNames() {
    LookupLocator lookup = LookupLocator.read(StreetText.resource("anytown-lookup.csv"));
    assertThat(lookup.codes()).containsExactly("W05000001", "W05000002");
    assertThat(lookup.locate("X01000003", Double.NaN, Double.NaN)).isEqualTo(1);
    assertThat(lookup.locate("X01999999", 0.5, 0.5)).isEqualTo(OUTSIDE);
    assertThat(lookup.locate("", 0.5, 0.5)).isEqualTo(NO_LOCATION);
  }

  @Test
  void takesLsoasAsNeighbourhoods() {
    LookupLocator lookup = LookupLocator.readLsoas(StreetText.resource("anytown-lookup.csv"));
    assertThat(lookup.codes()).containsExactly("X01000001", "X01000002", "X01000003");
    assertThat(lookup.locate("X01000002", 0, 0)).isEqualTo(1);
  }

  @Test
  void takesLookupColumnsByGivenNames() {
    LookupLocator lookup =
        LookupLocator.read(
            csv("area,LSOA11CD,LSOA21CD\nN1,a,b\n"), Optional.of("lsoa21cd"), Optional.of("area"));
    assertThat(lookup.locate("b", 0, 0)).isZero();
    assertThat(lookup.locate("a", 0, 0)).isEqualTo(OUTSIDE);
  }

  @Test
  void saysWhichLookupColumnsThereAre() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> LookupLocator.read(csv("LSOA11CD,place\na,b\n")))
        .withMessageContaining("neighbourhood codes; present are LSOA11CD, place");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> LookupLocator.read(csv("LSOA11CD,LSOA21CD,WD17CD\na,b,c\n")))
        .withMessageContaining("several columns look like LSOA codes: LSOA11CD, LSOA21CD");
  }

  @Test
  void namesEveryContradictionOfALookup() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> LookupLocator.read(csv("LSOA11CD,WD17CD\na,b\na,b\na,c\n,d\n")))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.place())
                    .containsExactly("line 4, neighbourhood of a", "line 5"));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> LookupLocator.read(csv("LSOA11CD,WD17CD\n")))
        .withMessageContaining("no rows");
  }

  @ParameterizedTest
  @CsvSource({
    "0.2, 0.2, W05000001",
    "0.5, 0.5, W05000002",
    "1.5, 0.5, W05000002",
    "0.99999, 0.5, W05000001",
    "1.0, 0.5, W05000002",
    "-0.1, 0.5, ''",
    "0.5, 1.5, ''",
    "2.1, 0.5, ''"
  })
  void findsTheOutlineThatHoldsAPoint(double x, double y, String code) {
    BoundaryLocator wards = BoundaryLocator.read(StreetText.resource("anytown-wards.geojson"));
    int found = wards.locate("", x, y);
    assertThat(found == OUTSIDE ? "" : wards.codes().get(found)).isEqualTo(code);
  }

  @Test
  void findsNothingWithoutCoordinates() {
    BoundaryLocator wards = BoundaryLocator.read(StreetText.resource("anytown-wards.geojson"));
    assertThat(wards.locate("X01000001", Double.NaN, 0.5)).isEqualTo(NO_LOCATION);
  }

  @Test
  void givesEveryPointOfATiledAreaToExactlyOneOutline() {
    // A square cut along crooked lines that meet: points on the cuts are the hard ones.
    SplittableRandom random = new SplittableRandom(11);
    int side = 9;
    double[][] x = new double[side + 1][side + 1];
    double[][] y = new double[side + 1][side + 1];
    for (int i = 0; i <= side; i++) {
      for (int j = 0; j <= side; j++) {
        x[i][j] = i + (i % side == 0 ? 0 : random.nextDouble(-0.3, 0.3));
        y[i][j] = j + (j % side == 0 ? 0 : random.nextDouble(-0.3, 0.3));
      }
    }
    List<Outline> tiles = new ArrayList<>();
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        double[] ring = {
          x[i][j],
          y[i][j],
          x[i + 1][j],
          y[i + 1][j],
          x[i + 1][j + 1],
          y[i + 1][j + 1],
          x[i][j + 1],
          y[i][j + 1],
          x[i][j],
          y[i][j]
        };
        tiles.add(new Outline(String.format("T%02d", i * side + j), List.of(ring)));
      }
    }
    BoundaryLocator locator = new BoundaryLocator(tiles);
    for (int n = 0; n < 20_000; n++) {
      int i = random.nextInt(side);
      int j = random.nextInt(side);
      double share = random.nextDouble();
      boolean onCut = n % 2 == 0;
      double px = onCut ? x[i][j] + share * (x[i + 1][j] - x[i][j]) : random.nextDouble(0, side);
      double py = onCut ? y[i][j] + share * (y[i + 1][j] - y[i][j]) : random.nextDouble(0, side);
      long holders = tiles.stream().filter(tile -> tile.contains(px, py)).count();
      assertThat(holders).as("outlines that hold (%s, %s)", px, py).isEqualTo(1);
      assertThat(tiles.get(locator.locate("", px, py)).contains(px, py)).isTrue();
    }
  }

  @Test
  void refusesWhatIsNotAMapInDegrees() {
    String feature =
        "{\"features\":[{\"properties\":{\"WD17CD\":\"W\"},\"geometry\":{\"type\":\"Polygon\","
            + "\"coordinates\":[[%s]]}}]}";
    assertProblem(
        String.format(feature, "[434000,335000],[434001,335000],[434001,335001],[434000,335000]"),
        "not a longitude and a latitude");
    assertProblem(String.format(feature, "[0,0],[1,0],[1,1],[0,1]"), "not closed");
    assertProblem(String.format(feature, "[0,0],[1,\"x\"],[1,1],[0,0]"), "not a longitude");
    assertProblem("{\"features\":[]}", "expected a GeoJSON FeatureCollection");
    assertProblem("[1]", "expected a GeoJSON FeatureCollection");
    assertProblem("{\"features\":[{", "this is not JSON");
    assertProblem("{\"features\":[{\"properties\":{\"NAME\":1}}]}", "present are NAME");
    assertProblem(
        "{\"features\":[{\"properties\":{\"WD17CD\":\"W\"},\"geometry\":{\"type\":\"Point\"}}]}",
        "not \"Point\"");
    assertProblem("{\"features\":[{\"properties\":{\"WD17CD\":null}}]}", "the code is missing");
  }

  private void assertProblem(String json, String message) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> BoundaryLocator.read(geoJson(json)))
        .withMessageContaining("wards.geojson")
        .withMessageContaining(message);
  }
}
