package marshal.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs are kept. */
final class RunsOption {
  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Folder that keeps the runs (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("runs");

  Path folder() {
    return folder;
  }
}
