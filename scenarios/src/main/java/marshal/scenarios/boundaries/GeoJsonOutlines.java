package marshal.scenarios.boundaries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** Reads outlines from a GeoJSON feature collection (RFC 7946). */
public final class GeoJsonOutlines {

  /** Largest file that is read: the outlines of England's 33,000 small areas are smaller. */
  static final long MAX_BYTES = 256L * 1024 * 1024;

  private final String file;
  private final String codeProperty;
  private final String nameProperty;
  private final List<Problem> problems = new ArrayList<>();

  private GeoJsonOutlines(String file, String codeProperty, String nameProperty) {
    this.file = file;
    this.codeProperty = codeProperty;
    this.nameProperty = nameProperty;
  }

  /**
   * Reads the outlines that a case keeps for its maps.
   *
   * @return outlines in ascending order of code
   * @throws InputException with every problem of the file
   */
  public static List<Outline> read(Path path) {
    return read(path, "code", "name");
  }

  /**
   * Reads the outlines of a file.
   *
   * @return outlines in ascending order of code
   * @throws InputException with every problem of the file
   */
  public static List<Outline> read(Path path, String codeProperty, String nameProperty) {
    String file = String.valueOf(path.getFileName());
    GeoJsonOutlines reader = new GeoJsonOutlines(file, codeProperty, nameProperty);
    List<Outline> outlines = reader.outlines(reader.parse(path));
    if (!reader.problems.isEmpty()) {
      throw new InputException(reader.problems);
    }
    return outlines;
  }

  private JsonNode parse(Path path) {
    try {
      if (!Files.isRegularFile(path)) {
        throw new InputException(
            Problem.ofFile(file, "there is no such file", "Check the name of the outlines."));
      }
      if (Files.size(path) > MAX_BYTES) {
        throw new InputException(
            Problem.ofFile(
                file,
                "outlines must be %d MB or less".formatted(MAX_BYTES >> 20),
                "Take generalised boundaries, or only the neighbourhoods of the city."));
      }
      return new ObjectMapper().readTree(path.toFile());
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : "line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new InputException(
          new Problem(file, place, "", "expected JSON", "Export the outlines as GeoJSON."), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Outline> outlines(JsonNode root) {
    JsonNode features = root.path("features");
    if (!root.path("type").asText().equals("FeatureCollection") || !features.isArray()) {
      problem("type", root.path("type").asText(), "expected a FeatureCollection with features", "");
      return List.of();
    }
    if (features.isEmpty()) {
      problem("features", "", "expected one outline or more", "");
    }
    List<Outline> outlines = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < features.size(); i++) {
      JsonNode feature = features.get(i);
      String place = "features[%d]".formatted(i);
      String code = property(feature, codeProperty, place);
      String name = property(feature, nameProperty, place);
      List<List<List<Position>>> polygons = polygons(feature.path("geometry"), place);
      if (!code.isEmpty() && !codes.add(code)) {
        problem(
            place + ".properties." + codeProperty,
            code,
            "each code must stand once",
            "Join the parts of a neighbourhood in one MultiPolygon.");
      } else if (!code.isEmpty() && !polygons.isEmpty()) {
        outlines.add(new Outline(code, name, polygons));
      }
    }
    outlines.sort(Comparator.comparing(Outline::code));
    return outlines;
  }

  private String property(JsonNode feature, String key, String place) {
    JsonNode value = feature.path("properties").path(key);
    if (!value.isValueNode() || value.asText().isBlank()) {
      Set<String> present = new TreeSet<>();
      feature.path("properties").fieldNames().forEachRemaining(present::add);
      problem(
          place + ".properties." + key,
          "",
          "expected a text",
          "The properties there are: " + String.join(", ", present) + ".");
      return "";
    }
    return value.asText().strip();
  }

  private List<List<List<Position>>> polygons(JsonNode geometry, String place) {
    String type = geometry.path("type").asText();
    JsonNode coordinates = geometry.path("coordinates");
    List<List<List<Position>>> polygons = new ArrayList<>();
    switch (type) {
      case "Polygon" -> addPolygon(coordinates, place + ".geometry.coordinates", polygons);
      case "MultiPolygon" -> {
        for (int p = 0; p < coordinates.size(); p++) {
          addPolygon(
              coordinates.get(p), "%s.geometry.coordinates[%d]".formatted(place, p), polygons);
        }
      }
      default ->
          problem(
              place + ".geometry.type", type, "expected Polygon or MultiPolygon", "Leave it out.");
    }
    return polygons;
  }

  private void addPolygon(JsonNode rings, String place, List<List<List<Position>>> polygons) {
    List<List<Position>> polygon = new ArrayList<>();
    for (int r = 0; r < rings.size(); r++) {
      List<Position> ring = ring(rings.get(r), "%s[%d]".formatted(place, r));
      if (!ring.isEmpty()) {
        polygon.add(ring);
      }
    }
    if (polygon.isEmpty()) {
      problem(place, "", "expected one ring or more", "");
    } else {
      polygons.add(polygon);
    }
  }

  private List<Position> ring(JsonNode positions, String place) {
    List<Position> ring = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      JsonNode longitude = positions.get(i).path(0);
      JsonNode latitude = positions.get(i).path(1);
      if (!longitude.isNumber()
          || !latitude.isNumber()
          || !(Math.abs(longitude.asDouble()) <= 180)
          || !(Math.abs(latitude.asDouble()) <= 90)) {
        problem(
            "%s[%d]".formatted(place, i),
            positions.get(i).toString(),
            "expected longitude and latitude in degrees",
            "Export with WGS 84 (EPSG:4326), not with eastings and northings.");
        return List.of();
      }
      ring.add(new Position(longitude.asDouble(), latitude.asDouble()));
    }
    if (ring.size() < 4 || !ring.get(0).equals(ring.get(ring.size() - 1))) {
      problem(place, "", "a ring needs four positions or more, the last equal to the first", "");
      return List.of();
    }
    return ring;
  }

  private void problem(String place, String value, String rule, String remedy) {
    problems.add(new Problem(file, place, value, rule, remedy));
  }
}
