package marshal.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import marshal.results.report.PlanReport;
import marshal.results.report.RunView;
import marshal.results.run.OpenedRun;
import marshal.results.run.PlanReference;
import marshal.results.run.RunReader;
import marshal.scenarios.file.WholeFile;

/** What {@code marshal report} does: open, compute what the page shows beside, write. */
final class ReportWork {
  private final Console console;
  private final Path runs;
  private final List<String> named;
  private final Optional<Path> out;

  ReportWork(Console console, Path runs, List<String> named, Optional<Path> out) {
    this.console = console;
    this.runs = runs;
    this.named = named;
    this.out = out;
  }

  int run() {
    OpenedRun run =
        RunReader.open(PlanReference.findRun(named.get(0), runs), ProductVersion.text());
    Path file = out.orElse(Path.of(run.id() + ".html"));
    WholeFile.write(file, PlanReport.of(RunView.of(run)));
    console.result(file + "\n");
    return ExitCode.DONE;
  }
}
