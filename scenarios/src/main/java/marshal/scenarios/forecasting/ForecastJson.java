package marshal.scenarios.forecasting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import marshal.model.forecast.RecentShift;

/** A forecast as one JSON document with keys that stay. */
public final class ForecastJson {
  private static final int SCHEMA_VERSION = 1;
  private static final double THOUSAND = 1000;

  private final ObjectMapper mapper = new ObjectMapper();

  private ForecastJson() {}

  /** Returns the document, with a newline at the end. */
  public static String of(ForecastReport report) {
    return new ForecastJson().write(report);
  }

  private String write(ForecastReport report) {
    ObjectNode root = mapper.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("step", report.stepLength().name().toLowerCase(Locale.ROOT));
    root.put("trainedFrom", report.trainedFrom());
    root.put("trainedUntil", report.trainedUntil());
    root.put("from", report.from());
    root.put("until", report.until());
    root.put("steps", report.steps());
    root.put("seed", report.seed());
    root.put("paths", report.paths());
    ArrayNode streams = root.putArray("streams");
    report.streams().forEach(stream -> streams.add(stream(stream)));
    ArrayNode forecasts = root.putArray("forecasts");
    report.forecasts().forEach(line -> forecasts.add(line(line, Optional.empty())));
    ArrayNode naive = root.putArray("naive");
    report.naive().forEach(n -> naive.add(line(n.line(), Optional.of(n.forecast()))));
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A forecast could not be written as JSON.", e);
    }
  }

  private ObjectNode stream(StreamOutlook stream) {
    ObjectNode node = mapper.createObjectNode();
    node.put("stream", stream.stream());
    node.put("name", stream.name());
    node.put("share", rounded(stream.share()));
    node.put("lambda", rounded(stream.lambda()));
    node.put("phi", rounded(stream.phi()));
    node.put("psi", rounded(stream.psi()));
    node.put("momentumPercent", rounded(stream.momentumPercent()));
    stream.recentShift().ifPresent(shift -> add(node.putObject("recentShift"), shift));
    node.put("citySdPercent", rounded(stream.citySdPercent()));
    node.put("neighbourhoodSdPercent", rounded(stream.neighbourhoodSdPercent()));
    node.put("driftYears", rounded(stream.driftYears()));
    node.put("verdict", stream.verdict());
    if (!stream.scores().isEmpty()) {
      ArrayNode scores = node.putArray("scores");
      for (ScoredForecast scored : stream.scores()) {
        ObjectNode one = scores.addObject();
        one.put("forecast", scored.forecast());
        one.set("steps", scores(scored.steps()));
        one.set("totals", scores(scored.totals()));
        one.put("cityTotalCrps", rounded(scored.cityTotalCrps()));
        one.put("cityHeld80", scored.cityHeld80());
        one.put("cityHeld95", scored.cityHeld95());
      }
    }
    for (Concentration top : stream.concentration()) {
      ObjectNode one = node.putObject("topFifth");
      one.put("neighbourhoods", top.neighbourhoods());
      one.put("hitRate", rounded(top.hitRate()));
      one.put("pai", rounded(top.pai()));
      one.put("pei", rounded(top.pei()));
    }
    return node;
  }

  private static void add(ObjectNode node, RecentShift shift) {
    node.put("steps", shift.steps());
    node.put("percent", rounded(100 * Math.expm1(shift.logChange())));
    node.put("probability", rounded(shift.probability()));
  }

  private JsonNode scores(ForecastScores scores) {
    ObjectNode node = mapper.createObjectNode();
    node.put("counts", scores.counts());
    node.put("crps", rounded(scores.crps()));
    node.put("logScore", rounded(scores.logScore()));
    ObjectNode coverage = node.putObject("coverage");
    coverage.put("50", rounded(scores.held50()));
    coverage.put("80", rounded(scores.held80()));
    coverage.put("95", rounded(scores.held95()));
    ArrayNode pit = node.putArray("pit");
    scores.pitHistogram().forEach(pit::add);
    return node;
  }

  private ObjectNode line(ForecastLine line, Optional<String> forecast) {
    ObjectNode node = mapper.createObjectNode();
    forecast.ifPresent(name -> node.put("forecast", name));
    node.put("stream", line.stream());
    node.put("neighbourhood", line.neighbourhood());
    node.put("step", line.step());
    node.put("mean", rounded(line.mean()));
    ObjectNode quantiles = node.putObject("quantiles");
    line.quantiles().forEach(quantiles::put);
    return node;
  }

  private static double rounded(double value) {
    return Math.round(value * THOUSAND) / THOUSAND;
  }
}
