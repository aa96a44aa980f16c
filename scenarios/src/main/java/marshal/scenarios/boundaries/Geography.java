package marshal.scenarios.boundaries;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Outlines of a city with the borders and tiles derived from them.
 *
 * @param outlines in ascending order of code
 * @param borders shared borders in ascending order of codes
 * @param tiles cell of each outline, in their order, all different
 */
public record Geography(List<Outline> outlines, List<SharedBorder> borders, List<Tile> tiles) {

  private static final int DECIMALS_OF_A_DEGREE = 5;

  /** Copies the lists. */
  public Geography {
    outlines = List.copyOf(outlines);
    borders = List.copyOf(borders);
    tiles = List.copyOf(tiles);
    if (tiles.size() != outlines.size()) {
      throw new IllegalArgumentException(
          "%d tiles do not fit %d outlines.".formatted(tiles.size(), outlines.size()));
    }
  }

  /** Writes {@code first,second,weight} with a row per border; the weight is in whole metres. */
  public void writeAdjacency(Path file) {
    StringBuilder text = new StringBuilder("first,second,weight\n");
    for (SharedBorder border : borders) {
      text.append(border.first())
          .append(',')
          .append(border.second())
          .append(',')
          .append(Math.max(1, Math.round(border.metres())))
          .append('\n');
    }
    write(file, text.toString());
  }

  /**
   * Sets the columns {@code tile_row} and {@code tile_column} of an existing table of
   * neighbourhoods and leaves all else as it is.
   *
   * @param neighbourhoods a CSV file with a header and a column {@code code}
   * @throws InputException if the table names a neighbourhood without an outline
   */
  public void writeTiles(Path neighbourhoods) {
    Map<String, Tile> tileOf = new LinkedHashMap<>();
    for (int i = 0; i < outlines.size(); i++) {
      tileOf.put(outlines.get(i).code(), tiles.get(i));
    }
    String file = String.valueOf(neighbourhoods.getFileName());
    List<Problem> problems = new ArrayList<>();
    List<Map<String, String>> rows = new ArrayList<>();
    CsvMapper mapper = CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();
    CsvSchema.Builder columns = CsvSchema.builder().setUseHeader(true);
    try (MappingIterator<Map<String, String>> table =
        mapper
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(withoutByteOrderMark(Files.readString(neighbourhoods)))) {
      while (table.hasNext()) {
        Map<String, String> row = new LinkedHashMap<>(table.next());
        Tile tile = tileOf.get(row.get("code"));
        if (tile == null) {
          problems.add(
              new Problem(
                  file,
                  "row %d, code".formatted(rows.size() + 2),
                  String.valueOf(row.get("code")),
                  "expected the code of one of the outlines",
                  "Take outlines of the same year as the table."));
        } else {
          row.put("tile_row", String.valueOf(tile.row()));
          row.put("tile_column", String.valueOf(tile.column()));
        }
        rows.add(row);
      }
      if (!problems.isEmpty()) {
        throw new InputException(problems);
      }
      if (rows.isEmpty()) {
        throw new InputException(Problem.ofFile(file, "expected one neighbourhood or more", ""));
      }
      rows.get(0).keySet().forEach(columns::addColumn);
      StringWriter text = new StringWriter();
      try (SequenceWriter writer = mapper.writer(columns.build()).writeValues(text)) {
        writer.writeAll(rows);
      }
      write(neighbourhoods, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Writes the outlines as GeoJSON with code and name only and positions to about a metre. */
  public void writeOutlines(Path file) {
    try {
      List<String> features = new ArrayList<>();
      for (Outline outline : outlines) {
        features.add(feature(outline));
      }
      write(
          file,
          "{\"type\":\"FeatureCollection\",\"features\":[\n"
              + String.join(",\n", features)
              + "\n]}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String feature(Outline outline) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new ObjectMapper().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("type", "Feature");
      json.writeObjectFieldStart("properties");
      json.writeStringField("code", outline.code());
      json.writeStringField("name", outline.name());
      json.writeEndObject();
      json.writeObjectFieldStart("geometry");
      json.writeStringField("type", "MultiPolygon");
      json.writeArrayFieldStart("coordinates");
      for (List<List<Position>> rings : outline.polygons()) {
        json.writeStartArray();
        for (List<Position> ring : rings) {
          writeRing(ring, json);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void writeRing(List<Position> ring, JsonGenerator json) throws IOException {
    json.writeStartArray();
    // Rounding may bring neighbouring corners together; one of them is enough.
    record Corner(BigDecimal longitude, BigDecimal latitude) {}
    List<Corner> corners =
        ring.stream().map(p -> new Corner(rounded(p.longitude()), rounded(p.latitude()))).toList();
    for (int c = 0; c < corners.size(); c++) {
      Corner corner = corners.get(c);
      if (c == 0 || !corner.equals(corners.get(c - 1))) {
        json.writeStartArray();
        json.writeNumber(corner.longitude());
        json.writeNumber(corner.latitude());
        json.writeEndArray();
      }
    }
    json.writeEndArray();
  }

  private static BigDecimal rounded(double degrees) {
    return BigDecimal.valueOf(degrees).setScale(DECIMALS_OF_A_DEGREE, RoundingMode.HALF_EVEN);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
