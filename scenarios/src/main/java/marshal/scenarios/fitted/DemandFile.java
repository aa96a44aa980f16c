package marshal.scenarios.fitted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.model.time.StepLength;
import marshal.scenarios.file.Limits;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.file.WholeFile;
import marshal.scenarios.input.DemandInput;
import marshal.scenarios.input.InputFile;
import marshal.scenarios.input.Schemas;
import marshal.scenarios.problem.InputException;

/** Reads and writes {@code demand.json}. */
public final class DemandFile {

  /** Name of the file in a case folder. */
  public static final String NAME = "demand.json";

  private static final List<Double> LAST_STEP = List.of(1.0);

  private DemandFile() {}

  /**
   * Reads a file.
   *
   * @throws InputException if it is missing or not a fitted demand
   */
  public static FittedDemand read(Path file) {
    InputFile<DemandInput> input =
        read(new SourceFile(file, String.valueOf(file.getFileName())), new Schemas());
    if (!input.problems().isEmpty()) {
      throw new InputException(input.problems());
    }
    return toFitted(input.value().orElseThrow());
  }

  /** Reads a file of a case; what is wrong with it is in the result. */
  public static InputFile<DemandInput> read(SourceFile source, Schemas schemas) {
    return InputFile.read(source, schemas, "demand", DemandInput.class, Limits.DEMAND_BYTES);
  }

  /** Returns the fitted demand that a checked file holds. */
  public static FittedDemand toFitted(DemandInput input) {
    List<StreamFit> streams = new ArrayList<>();
    for (DemandInput.FitInput fit : input.streams()) {
      streams.add(
          new StreamFit(
              fit.id(),
              fit.categories(),
              new TreeMap<>(fit.areaLevels()),
              fit.lambda(),
              fit.phi(),
              fit.psi(),
              fit.trendPerStep(),
              fit.sin(),
              fit.cos(),
              fit.timeZero(),
              fit.fittedFrom(),
              fit.fittedUntil(),
              counts(fit.lastCounts()),
              fit.logLikelihood(),
              new TreeMap<>(fit.standardErrors()),
              fit.citySdPerYear(),
              fit.neighbourhoodSdPerYear(),
              fit.lagWeights().isEmpty() ? LAST_STEP : fit.lagWeights(),
              fit.earlierCounts().stream().map(e -> counts(e.counts())).toList()));
    }
    return new FittedDemand(
        input.schemaVersion(),
        input.productVersion(),
        input.recordedCrimeSha256(),
        StepLength.valueOf(input.step().toUpperCase(Locale.ROOT)),
        streams);
  }

  private static SortedMap<String, Integer> counts(Map<String, Double> numbers) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    numbers.forEach((code, count) -> counts.put(code, (int) Math.rint(count)));
    return counts;
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @throws UncheckedIOException if it cannot be written; an earlier file is then intact
   */
  public static void write(Path file, FittedDemand demand) {
    WholeFile.write(file, toJson(demand));
  }

  /** Returns the text of a file: the same bytes for the same demand. */
  public static String toJson(FittedDemand demand) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            com.fasterxml.jackson.core.util.Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(
                    com.fasterxml.jackson.core.util.Separators.Spacing.AFTER));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      json.writeNumberField("schemaVersion", demand.schemaVersion());
      json.writeStringField("productVersion", demand.productVersion());
      json.writeStringField("recordedCrimeSha256", demand.recordedCrimeSha256());
      json.writeStringField("step", demand.stepLength().name().toLowerCase(Locale.ROOT));
      json.writeArrayFieldStart("streams");
      for (StreamFit stream : demand.streams()) {
        write(json, stream);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, StreamFit stream) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", stream.id());
    json.writeArrayFieldStart("categories");
    for (String category : stream.categories()) {
      json.writeString(category);
    }
    json.writeEndArray();
    json.writeStringField("timeZero", stream.timeZero());
    json.writeStringField("fittedFrom", stream.fittedFrom());
    json.writeStringField("fittedUntil", stream.fittedUntil());
    json.writeNumberField("lambda", finite(stream.lambda()));
    json.writeNumberField("phi", finite(stream.phi()));
    json.writeNumberField("psi", finite(stream.psi()));
    json.writeNumberField("trendPerStep", finite(stream.trendPerStep()));
    write(json, "sin", stream.sin());
    write(json, "cos", stream.cos());
    json.writeNumberField("citySdPerYear", finite(stream.citySdPerYear()));
    json.writeNumberField("neighbourhoodSdPerYear", finite(stream.neighbourhoodSdPerYear()));
    json.writeNumberField("logLikelihood", finite(stream.logLikelihood()));
    write(json, "standardErrors", stream.standardErrors());
    write(json, "areaLevels", stream.areaLevels());
    json.writeObjectFieldStart("lastCounts");
    writeCounts(json, stream.lastCounts());
    json.writeEndObject();
    if (stream.lagWeights().size() > 1) {
      write(json, "lagWeights", stream.lagWeights());
      json.writeArrayFieldStart("earlierCounts");
      for (SortedMap<String, Integer> counts : stream.earlierCounts()) {
        json.writeStartObject();
        json.writeObjectFieldStart("counts");
        writeCounts(json, counts);
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeCounts(JsonGenerator json, SortedMap<String, Integer> counts)
      throws IOException {
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
  }

  private static void write(JsonGenerator json, String name, List<Double> numbers)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double number : numbers) {
      json.writeNumber(finite(number));
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String name, SortedMap<String, Double> numbers)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Double> entry : numbers.entrySet()) {
      json.writeNumberField(entry.getKey(), finite(entry.getValue()));
    }
    json.writeEndObject();
  }

  private static double finite(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("A fitted demand holds " + number + ", not a number.");
    }
    return number;
  }

  /** Finds the fit of a stream. */
  public static Optional<StreamFit> find(FittedDemand demand, String stream) {
    return demand.streams().stream().filter(fit -> fit.id().equals(stream)).findFirst();
  }
}
