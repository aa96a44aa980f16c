package marshal.scenarios.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundaryImportTest {

  /** A kilometre in degrees of latitude, on the sphere of the projection. */
  private static final double KILOMETRE = Math.toDegrees(1_000 / 6_371_008.8);

  @TempDir Path folder;

  private final BoundaryImport boundaries = new BoundaryImport("code", "name", 10);

  @Test
  void measuresTheSharedSidesOfFourSquares() throws IOException {
    Geography geography =
        boundaries.derive(
            file(square("SW", 0, 0), square("SE", 1, 0), square("NW", 0, 1), square("NE", 1, 1)));

    assertThat(geography.borders())
        .extracting(border -> border.first() + " " + border.second())
        .containsExactly("NE NW", "NE SE", "NW SW", "SE SW");
    assertThat(geography.borders())
        .allSatisfy(border -> assertThat(border.metres()).isCloseTo(1_000, within(12.0)));
  }

  @Test
  void findsABorderWhoseVerticesNeitherCoincideNorCorrespond() throws IOException {
    // The eastern side has one vertex more and lies four metres off.
    String east = feature("east", "[[1.004,0],[2,0],[2,1],[1.004,1],[1.004,0.4],[1.004,0]]");
    Geography geography = boundaries.derive(file(square("west", 0, 0), east));

    assertThat(geography.borders()).hasSize(1);
    assertThat(geography.borders().get(0).metres()).isCloseTo(1_000, within(12.0));
  }

  @Test
  void leavesOutNeighboursFurtherApartThanTheSnapDistance() throws IOException {
    String east = feature("east", "[[1.02,0],[2,0],[2,1],[1.02,1],[1.02,0]]");

    assertThat(boundaries.derive(file(square("west", 0, 0), east)).borders()).isEmpty();
  }

  @Test
  void readsTheHoleOfAnOutlineAsABorder() throws IOException {
    String ring =
        feature("ring", "[[0,0],[3,0],[3,3],[0,3],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]");
    Geography geography = boundaries.derive(file(ring, square("middle", 1, 1)));

    assertThat(geography.borders()).hasSize(1);
    assertThat(geography.borders().get(0).metres()).isCloseTo(4_000, within(40.0));
  }

  @Test
  void placesSquaresWhereTheyLieOnTheMap() throws IOException {
    Geography geography =
        boundaries.derive(
            file(square("SW", 0, 0), square("SE", 1, 0), square("NW", 0, 1), square("NE", 1, 1)));

    assertThat(geography.tiles())
        .containsExactly(new Tile(0, 1), new Tile(0, 0), new Tile(1, 1), new Tile(1, 0));
  }

  @Test
  void givesTheSameResultForFeaturesInAnotherOrder() throws IOException {
    Geography forward =
        boundaries.derive(file(square("A", 0, 0), square("B", 1, 0), square("C", 2, 1)));
    Geography backward =
        boundaries.derive(file(square("C", 2, 1), square("B", 1, 0), square("A", 0, 0)));

    assertThat(backward).isEqualTo(forward);
  }

  @Test
  void reportsEveryProblemOfAFileAtOnce() throws IOException {
    Path bad =
        file(
            square("A", 0, 0),
            square("A", 1, 0),
            "{\"type\":\"Feature\",\"properties\":{\"id\":1},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,0]}}",
            "{\"type\":\"Feature\",\"properties\":{\"code\":\"B\",\"name\":\"B\"},\"geometry\":{"
                + "\"type\":\"Polygon\",\"coordinates\":[[[435000,336000],[1,0],[1,1],[0,0]]]}}");

    assertThatThrownBy(() -> boundaries.derive(bad))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("features[1].properties.code is \"A\"; each code must stand once")
        .hasMessageContaining("features[2].properties.code: expected a text")
        .hasMessageContaining("The properties there are: id.")
        .hasMessageContaining("expected Polygon or MultiPolygon")
        .hasMessageContaining("expected longitude and latitude in degrees");
  }

  @Test
  void refusesAFileThatIsNotJson() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.geojson"), "code,name\n");

    assertThatThrownBy(() -> boundaries.derive(bad))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected JSON");
  }

  @Test
  void writesBordersTilesAndOutlines() throws IOException {
    Geography geography = boundaries.derive(file(square("A", 0, 0), square("B", 1, 0)));
    Path table = folder.resolve("neighbourhoods.csv");
    Files.writeString(
        table,
        "\uFEFFcode,name,tile_row,tile_column,extra\r\nB,\"Bee, \"\"the\"\"\",9,9,0.10\r\nA,Ay,9,9,2\r\n");

    geography.writeAdjacency(folder.resolve("adjacency.csv"));
    geography.writeTiles(table);
    geography.writeOutlines(folder.resolve("boundaries.geojson"));

    assertThat(folder.resolve("adjacency.csv"))
        .content()
        .matches("first,second,weight\nA,B,(99|100)\\d\n|first,second,weight\nA,B,1000\n");
    assertThat(table)
        .hasContent(
            "code,name,tile_row,tile_column,extra\nB,\"Bee, \"\"the\"\"\",0,1,0.10\nA,Ay,0,0,2\n");
    Geography again = boundaries.derive(folder.resolve("boundaries.geojson"));
    assertThat(again.tiles()).isEqualTo(geography.tiles());
    assertThat(again.borders()).hasSize(1);
  }

  @Test
  void refusesATableThatNamesAnotherNeighbourhood() throws IOException {
    Geography geography = boundaries.derive(file(square("A", 0, 0)));
    Path table = Files.writeString(folder.resolve("n.csv"), "code,name\nX,Ex\n");

    assertThatThrownBy(() -> geography.writeTiles(table))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("n.csv: row 2, code is \"X\"");
    assertThat(table).hasContent("code,name\nX,Ex\n");
  }

  private Path file(String... features) throws IOException {
    return Files.writeString(
        folder.resolve("outlines.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
  }

  /** A square of one kilometre whose south-western corner lies so many kilometres from 0, 0. */
  private static String square(String code, int east, int north) {
    return feature(
        code,
        "[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]"
            .formatted(
                east, north, east + 1, north, east + 1, north + 1, east, north + 1, east, north));
  }

  /** A feature whose rings are given in kilometres from 0, 0. */
  private static String feature(String code, String rings) {
    StringBuilder degrees = new StringBuilder();
    for (String part : rings.split("(?<=[\\[\\],])|(?=[\\[\\],])")) {
      degrees.append(
          part.matches("[\\[\\],]")
              ? part
              : String.format(Locale.ROOT, "%.9f", Double.parseDouble(part) * KILOMETRE));
    }
    return "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\",\"name\":\"%s\"},"
            .formatted(code, code)
        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s]}}".formatted(degrees);
  }
}
