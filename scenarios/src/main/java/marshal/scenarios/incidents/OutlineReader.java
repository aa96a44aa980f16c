package marshal.scenarios.incidents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** Reads outlines from GeoJSON one feature at a time. */
final class OutlineReader {

  private static final Pattern CODE_PROPERTY =
      Pattern.compile("(?:WD|CMWD|BUA|MSOA|LSOA)\\d\\dCD", Pattern.CASE_INSENSITIVE);
  private static final int MAX_FEATURES = 100_000;

  private final Path path;
  private final String file;
  private Optional<String> codeProperty;
  private final List<Problem> problems = new ArrayList<>();

  /** Rings by code; a code may be spread over several features. */
  private final TreeMap<String, List<double[]>> ringsByCode = new TreeMap<>();

  OutlineReader(Path path, Optional<String> codeProperty) {
    this.path = path;
    this.file = path.toString();
    this.codeProperty = codeProperty;
  }

  /** Returns the outlines in ascending order of their codes, one or more. */
  List<Outline> read() {
    InputFiles.requireRegularFile(path);
    try (InputStream input = Files.newInputStream(path);
        JsonParser parser = new ObjectMapper().getFactory().createParser(input)) {
      readCollection(parser);
    } catch (JsonProcessingException e) {
      throw new InputException(
          new Problem(
              file,
              "line " + e.getLocation().getLineNr(),
              "",
              "this is not JSON (" + e.getOriginalMessage() + ")",
              "Maybe the download was interrupted: download it again."),
          e);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, 0, e);
    }
    if (problems.isEmpty() && ringsByCode.isEmpty()) {
      problems.add(
          Problem.ofFile(
              file,
              "expected a GeoJSON FeatureCollection of polygons",
              "Export the boundaries as GeoJSON in WGS 84."));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    List<Outline> outlines = new ArrayList<>();
    ringsByCode.forEach((code, rings) -> outlines.add(new Outline(code, rings)));
    return outlines;
  }

  private void readCollection(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean features = parser.currentName().equals("features");
      if (parser.nextToken() != JsonToken.START_ARRAY || !features) {
        parser.skipChildren();
        continue;
      }
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        if (i == MAX_FEATURES) {
          throw new InputException(
              Problem.ofFile(
                  file,
                  "there are more than " + Quantity.of(MAX_FEATURES) + " features",
                  "Keep the outlines of your own area only."));
        }
        readFeature(parser.readValueAsTree(), "features[" + i + "]");
      }
    }
  }

  private void readFeature(JsonNode feature, String place) {
    JsonNode properties = feature.path("properties");
    if (codeProperty.isEmpty()) {
      codeProperty = Optional.of(findCodeProperty(properties));
    }
    JsonNode code = properties.path(codeProperty.get());
    if (!code.isValueNode() || code.isNull() || code.asText().isBlank()) {
      problems.add(
          new Problem(
              file,
              place + ".properties." + codeProperty.get(),
              "",
              "the code is missing",
              "Say which property holds the neighbourhood's code."));
      return;
    }
    JsonNode geometry = feature.path("geometry");
    JsonNode coordinates = geometry.path("coordinates");
    List<double[]> rings = new ArrayList<>();
    try {
      switch (geometry.path("type").asText()) {
        case "Polygon" -> addPolygon(coordinates, rings);
        case "MultiPolygon" -> coordinates.forEach(polygon -> addPolygon(polygon, rings));
        default ->
            throw new IllegalArgumentException(
                "expected a Polygon or a MultiPolygon, not \""
                    + geometry.path("type").asText()
                    + "\"");
      }
      if (rings.isEmpty()) {
        throw new IllegalArgumentException("the outline has no rings");
      }
      ringsByCode.computeIfAbsent(code.asText().strip(), key -> new ArrayList<>()).addAll(rings);
    } catch (IllegalArgumentException e) {
      problems.add(
          new Problem(
              file,
              place + ".geometry of " + code.asText(),
              "",
              e.getMessage(),
              "Export the boundaries as GeoJSON polygons in WGS 84, degrees east and north."));
    }
  }

  private String findCodeProperty(JsonNode properties) {
    List<String> names = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (Iterator<String> it = properties.fieldNames(); it.hasNext(); ) {
      String name = it.next();
      names.add(name);
      if (CODE_PROPERTY.matcher(name).matches()) {
        found.add(name);
      }
    }
    if (found.size() != 1) {
      throw new InputException(
          new Problem(
              file,
              "features[0].properties",
              "",
              (found.isEmpty() ? "none looks" : "several look")
                  + " like the neighbourhood's code; present are "
                  + CsvRows.shown(names),
              "Say which property holds the neighbourhood's code."));
    }
    return found.get(0);
  }

  private static void addPolygon(JsonNode polygon, List<double[]> rings) {
    for (JsonNode ring : polygon) {
      double[] points = new double[ring.size() * 2];
      int end = 0;
      for (JsonNode point : ring) {
        double x = point.path(0).asDouble(Double.NaN);
        double y = point.path(1).asDouble(Double.NaN);
        if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
          throw new IllegalArgumentException(
              "the point " + point + " is not a longitude and a latitude in degrees");
        }
        points[end++] = x;
        points[end++] = y;
      }
      if (ring.size() < 4 || points[0] != points[end - 2] || points[1] != points[end - 1]) {
        throw new IllegalArgumentException("a ring is not closed or has fewer than 4 points");
      }
      rings.add(points);
    }
  }
}
