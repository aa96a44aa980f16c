package marshal.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import marshal.scenarios.calibration.Calibration;
import marshal.scenarios.calibration.CalibrationJson;
import marshal.scenarios.calibration.CalibrationOutcome;
import marshal.scenarios.calibration.CalibrationText;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.fitted.DemandFile;

/** What {@code marshal calibrate} does: read, fit, write, report. */
final class CalibrateWork {
  private final Console console;
  private final Path folder;
  private final boolean withPriors;
  private final int maxIterations;
  private final boolean json;

  CalibrateWork(Console console, Path folder, boolean withPriors, int maxIterations, boolean json) {
    this.console = console;
    this.folder = folder;
    this.withPriors = withPriors;
    this.maxIterations = maxIterations;
    this.json = json;
  }

  int run() {
    History history = CaseFolder.history(folder);
    CalibrationOutcome outcome;
    try (Progress progress = Progress.start(console.err(), Terminal.isWatched(), "")) {
      progress.say("fitting the demand of " + history.streams().size() + " streams");
      outcome = new Calibration(history, withPriors, maxIterations).run(ProductVersion.text());
    }
    Path file = folder.resolve(DemandFile.NAME);
    if (outcome instanceof CalibrationOutcome.Refused refused) {
      console.say("Stream '%s' cannot be fitted: %s".formatted(refused.stream(), refused.reason()));
      if (Files.exists(file)) {
        console.say("The old " + file + " is kept.");
      }
      return ExitCode.FAILED;
    }
    CalibrationOutcome.Calibrated calibrated = (CalibrationOutcome.Calibrated) outcome;
    DemandFile.write(file, calibrated.demand());
    if (json) {
      console.result(CalibrationJson.of(calibrated, withPriors));
    } else {
      console.result(CalibrationText.of(calibrated) + "\nWrote " + file + "\n");
    }
    return ExitCode.DONE;
  }
}
