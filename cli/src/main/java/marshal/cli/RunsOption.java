package marshal.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs are kept. */
final class RunsOption {
  /** Where commands look for runs by themselves. */
  static final Path DEFAULT = Path.of("runs");

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Folder that keeps the runs (default: ${DEFAULT-VALUE}).")
  private Path folder = DEFAULT;

  Path folder() {
    return folder;
  }
}
