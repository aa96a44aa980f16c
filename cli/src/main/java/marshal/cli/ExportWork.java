package marshal.cli;

import java.nio.file.Path;
import java.util.Optional;
import marshal.results.export.Export;
import marshal.results.run.OpenedRun;
import marshal.results.run.PlanReference;
import marshal.results.run.RunReader;

/** What {@code marshal export} does: open, write, say where. */
final class ExportWork {
  private final Console console;
  private final Path runs;
  private final String named;
  private final ExportCommand.Format format;
  private final Optional<Path> out;

  ExportWork(
      Console console, Path runs, String named, ExportCommand.Format format, Optional<Path> out) {
    this.console = console;
    this.runs = runs;
    this.named = named;
    this.format = format;
    this.out = out;
  }

  int run() {
    OpenedRun run = RunReader.openOfAnyVersion(PlanReference.findRun(named, runs));
    Path target = out.orElse(Path.of(run.id() + ending()));
    switch (format) {
      case xlsx -> Export.xlsx(run, target);
      case csv -> Export.csv(run, target);
      case json -> Export.json(run, target);
    }
    console.result(target + "\n");
    return ExitCode.DONE;
  }

  private String ending() {
    return switch (format) {
      case xlsx -> ".xlsx";
      case csv -> "-tables";
      case json -> ".json";
    };
  }
}
