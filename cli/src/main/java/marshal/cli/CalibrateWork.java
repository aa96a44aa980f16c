package marshal.cli;

import java.nio.file.Path;
import java.util.Locale;
import marshal.model.fit.Estimate;
import marshal.scenarios.calibration.Calibration;
import marshal.scenarios.calibration.CalibrationOutcome;
import marshal.scenarios.calibration.StreamCalibration;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.fitted.DemandFile;

/** What {@code marshal calibrate} does: read, fit, write, report. */
final class CalibrateWork {
  private static final int MOST_NAME_CHARACTERS = 34;

  private final Console console;
  private final Path folder;

  CalibrateWork(Console console, Path folder) {
    this.console = console;
    this.folder = folder;
  }

  int run() {
    History history = CaseFolder.history(folder);
    CalibrationOutcome outcome;
    try (Progress progress = Progress.start(console.err(), Terminal.isWatched(), "")) {
      progress.say("fitting the demand of " + history.streams().size() + " streams");
      outcome = new Calibration(history, true).run(ProductVersion.text());
    }
    if (outcome instanceof CalibrationOutcome.Refused refused) {
      console.say("Stream '%s' cannot be fitted: %s".formatted(refused.stream(), refused.reason()));
      return ExitCode.FAILED;
    }
    CalibrationOutcome.Calibrated calibrated = (CalibrationOutcome.Calibrated) outcome;
    Path file = folder.resolve(DemandFile.NAME);
    DemandFile.write(file, calibrated.demand());
    console.result(report(calibrated) + "\nWrote " + file + "\n");
    return ExitCode.DONE;
  }

  /** One line per stream: each incident's further incidents here and next door, and the rest. */
  private static String report(CalibrationOutcome.Calibrated calibrated) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-34s %9s %15s %15s %15s\n".formatted("stream", "incidents", "lambda", "phi", "psi"));
    for (StreamCalibration stream : calibrated.fits()) {
      text.append(
          String.format(
              Locale.UK,
              "%-34s %,9d %15s %15s %15s\n",
              shortened(stream.name()),
              stream.incidents(),
              withError(stream.fit().lambda()),
              withError(stream.fit().phi()),
              withError(stream.fit().psi())));
    }
    return text.append(
            "\nlambda and phi: incidents that each one triggers in its own neighbourhood and"
                + " across borders;\npsi: overdispersion. ± is one standard error.\n")
        .toString();
  }

  private static String shortened(String name) {
    return name.length() <= MOST_NAME_CHARACTERS
        ? name
        : name.substring(0, MOST_NAME_CHARACTERS - 1) + "…";
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
