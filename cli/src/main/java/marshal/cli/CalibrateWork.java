package marshal.cli;

import java.nio.file.Path;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.History;

/** What {@code marshal calibrate} does: read, fit, write, report. */
final class CalibrateWork {
  private final Console console;
  private final Path folder;

  CalibrateWork(Console console, Path folder) {
    this.console = console;
    this.folder = folder;
  }

  int run() {
    History history = CaseFolder.history(folder);
    console.say("Fitting " + history.streams().size() + " streams is not wired yet.");
    return ExitCode.FAILED;
  }
}
