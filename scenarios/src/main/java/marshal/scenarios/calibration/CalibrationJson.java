package marshal.scenarios.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import marshal.model.fit.Coverage;
import marshal.model.fit.Estimate;
import marshal.model.fit.FittedStream;
import marshal.model.fit.NaiveComparison;
import marshal.model.fit.ScoreSummary;

/** A fit report as one JSON document with keys that stay. */
public final class CalibrationJson {
  private static final int SCHEMA_VERSION = 1;

  private final ObjectMapper mapper = new ObjectMapper();

  private CalibrationJson() {}

  /**
   * Returns the document, with a newline at the end.
   *
   * @param withPriors whether the fit used the documented priors
   */
  public static String of(CalibrationOutcome.Calibrated calibrated, boolean withPriors) {
    return new CalibrationJson().write(calibrated, withPriors);
  }

  private String write(CalibrationOutcome.Calibrated calibrated, boolean withPriors) {
    ObjectNode root = mapper.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("productVersion", calibrated.demand().productVersion());
    root.put("step", calibrated.demand().stepLength().name().toLowerCase(Locale.ROOT));
    root.put("priors", withPriors);
    ArrayNode streams = root.putArray("streams");
    calibrated.fits().forEach(stream -> streams.add(stream(stream)));
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A fit report could not be written as JSON.", e);
    }
  }

  private ObjectNode stream(StreamCalibration stream) {
    FittedStream fit = stream.fit();
    ObjectNode node = mapper.createObjectNode();
    node.put("stream", stream.stream());
    node.put("name", stream.name());
    node.put("incidents", stream.incidents());
    node.put("logLikelihood", fit.logLikelihood());
    node.put("lambda", fit.lambda().value());
    node.put("phi", fit.phi().value());
    node.put("psi", fit.psi().value());
    node.put("trendPerStep", fit.trendPerStep().value());
    values(node.putArray("sin"), fit.sin());
    values(node.putArray("cos"), fit.cos());
    ObjectNode errors = node.putObject("standardErrors");
    put(errors, "lambda", fit.lambda());
    put(errors, "phi", fit.phi());
    put(errors, "psi", fit.psi());
    put(errors, "trendPerStep", fit.trendPerStep());
    errors(errors.putArray("sin"), fit.sin());
    errors(errors.putArray("cos"), fit.cos());
    stream.scored().ifPresent(scored -> add(node, scored));
    return node;
  }

  private static void add(ObjectNode node, ScoredSteps scored) {
    node.put("scored", scored.basis().words());
    node.put("scoredFrom", scored.from());
    node.put("scoredUntil", scored.until());
    scores(node.putObject("scores"), scored.scores().model());
    ObjectNode naive = node.putObject("naive");
    for (NaiveComparison comparison : scored.scores().comparisons()) {
      ObjectNode one = naive.putObject(camelCase(comparison.forecast().name()));
      scores(one, comparison.naive());
      one.put("modelRps", comparison.model().rankedProbabilityScore());
      one.put("modelBetter", comparison.isModelBetter());
    }
    ObjectNode coverage = node.putObject("coverage");
    for (Coverage held : scored.scores().model().coverage()) {
      coverage.put(Long.toString(Math.round(100 * held.level())), held.held());
    }
  }

  private static void scores(ObjectNode node, ScoreSummary scores) {
    node.put("cells", scores.cells());
    node.put("logScore", scores.logScore());
    node.put("rps", scores.rankedProbabilityScore());
    node.put("dss", scores.dawidSebastianiScore());
    node.put("squaredError", scores.squaredError());
  }

  private static void values(ArrayNode array, List<Estimate> estimates) {
    estimates.forEach(estimate -> array.add(estimate.value()));
  }

  private static void errors(ArrayNode array, List<Estimate> estimates) {
    estimates.forEach(estimate -> array.add(estimate.standardError()));
  }

  private static void put(ObjectNode node, String name, Estimate estimate) {
    node.put(name, estimate.standardError());
  }

  /** MEAN_OF_LAST_YEAR becomes meanOfLastYear. */
  private static String camelCase(String constant) {
    StringBuilder text = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
      text.append(
          text.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return text.toString();
  }
}
