package marshal.scenarios.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import marshal.model.fit.Coverage;
import marshal.model.fit.Estimate;
import marshal.model.fit.FittedStream;
import marshal.model.fit.NaiveComparison;
import marshal.model.fit.NaiveForecast;
import marshal.model.fit.ScoreSummary;

/** A fit report as text of at most 100 columns: the coefficients, then how good they are. */
public final class CalibrationText {
  private static final int NAME_WIDTH = 32;
  private static final int LINE_WIDTH = 90;

  private CalibrationText() {}

  /** Returns the text, with a newline at the end. */
  public static String of(CalibrationOutcome.Calibrated calibrated) {
    List<String> lines = new ArrayList<>();
    lines.add(coefficients("stream", "lambda", "phi", "psi", "log-lik."));
    for (StreamCalibration stream : calibrated.fits()) {
      FittedStream fit = stream.fit();
      lines.add(
          coefficients(
              shortened(stream.name()),
              withError(fit.lambda()),
              withError(fit.phi()),
              withError(fit.psi()),
              String.format(Locale.UK, "%,.2f", fit.logLikelihood())));
    }
    lines.add("");
    lines.add(
        "lambda and phi: incidents that each one triggers in its own neighbourhood and across");
    lines.add("borders; psi: overdispersion. ± is one standard error.");
    lines.add("");
    lines.add(scores("stream", "incidents", "RPS", "naive", "50 %", "80 %", "95 %", "scored"));
    calibrated.fits().forEach(stream -> lines.add(scores(stream)));
    lines.add("");
    lines.add("One step ahead, by neighbourhood. RPS: ranked probability score in incidents, the");
    lines.add("lower the better; naive: that of the mean of the year before. Then how often the");
    lines.add("intervals held the count. " + bases(calibrated));
    List<String> noBetter =
        calibrated.fits().stream()
            .filter(stream -> meanOfLastYear(stream).map(c -> !c.isModelBetter()).orElse(true))
            .map(StreamCalibration::name)
            .toList();
    if (!noBetter.isEmpty()) {
      lines.add("");
      lines.addAll(
          wrapped(
              "No better than last year's mean, as far as a paired test over these steps can tell:"
                  + " "
                  + String.join(", ", noBetter)
                  + "."));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String scores(StreamCalibration stream) {
    String incidents = String.format(Locale.UK, "%,d", stream.incidents());
    String name = shortened(stream.name());
    if (stream.scored().isEmpty()) {
      return scores(name, incidents, "-", "-", "-", "-", "-", "not");
    }
    ScoredSteps scored = stream.scored().get();
    Optional<NaiveComparison> naive = meanOfLastYear(stream);
    ScoreSummary model = naive.map(NaiveComparison::model).orElse(scored.scores().model());
    return scores(
        name,
        incidents,
        number(model.rankedProbabilityScore()),
        naive.map(c -> number(c.naive().rankedProbabilityScore())).orElse("-"),
        held(model, 0.5),
        held(model, 0.8),
        held(model, 0.95),
        scored.from() + " to " + scored.until());
  }

  private static Optional<NaiveComparison> meanOfLastYear(StreamCalibration stream) {
    return stream.scored().stream()
        .flatMap(scored -> scored.scores().comparisons().stream())
        .filter(c -> c.forecast() == NaiveForecast.MEAN_OF_LAST_YEAR)
        .findFirst();
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() + word.length() >= LINE_WIDTH) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static String bases(CalibrationOutcome.Calibrated calibrated) {
    String bases =
        calibrated.fits().stream()
            .flatMap(stream -> stream.scored().stream())
            .map(scored -> scored.basis().words())
            .distinct()
            .collect(Collectors.joining("; "));
    return bases.isEmpty() ? "Nothing could be scored." : "Scored: " + bases + ".";
  }

  private static String held(ScoreSummary scores, double level) {
    return scores.coverage().stream()
        .filter(coverage -> coverage.level() == level)
        .map(Coverage::held)
        .map(CalibrationText::number)
        .findFirst()
        .orElse("-");
  }

  private static String number(double value) {
    return String.format(Locale.UK, "%.2f", value);
  }

  private static String coefficients(
      String name, String lambda, String phi, String psi, String logLikelihood) {
    return String.format(
        Locale.UK,
        "%-" + NAME_WIDTH + "s %15s %15s %15s %12s",
        name,
        lambda,
        phi,
        psi,
        logLikelihood);
  }

  private static String scores(
      String name,
      String incidents,
      String rps,
      String naive,
      String held50,
      String held80,
      String held95,
      String steps) {
    return String.format(
            Locale.UK,
            "%-" + NAME_WIDTH + "s %9s %6s %6s %5s %5s %5s  %s",
            name,
            incidents,
            rps,
            naive,
            held50,
            held80,
            held95,
            steps)
        .stripTrailing();
  }

  private static String shortened(String name) {
    return name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "…";
  }

  private static String withError(Estimate estimate) {
    return switch (estimate.status()) {
      case FREE ->
          String.format(Locale.UK, "%.3f ± %.3f", estimate.value(), estimate.standardError());
      case FIXED -> String.format(Locale.UK, "%.3f (fixed)", estimate.value());
      case AT_FLOOR -> "0";
    };
  }
}
