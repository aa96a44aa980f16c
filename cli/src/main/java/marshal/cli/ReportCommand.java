package marshal.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a page about a run. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes one page to read, to send and to print, about a plan, a comparison or a sweep.",
      "The page needs nothing but a browser: no network, no other file.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal report 20261122-104512             the page of a run, named after it",
      "  marshal report 20261122-104512 --out plan.html",
      "  marshal report 20261122-104512 sweep-derby-1f2e3d4c sensitivity.json",
      "  marshal report 20261122-1045 20261122-1102 current",
      "                                             plans side by side",
      "  marshal report runs/sweep-derby-1f2e3d4c   the frontier of a sweep",
      "  marshal report comparison.json             of 'marshal compare ... --json'"
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = {
        "A run, two to six runs, tables, current or none to compare, a sweep,",
        "or what compare, sweep or sensitivity printed with --json.",
        "A run makes one page with a sweep, a sensitivity or both of its case and scenario."
      })
  private List<String> named = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description = "The page to write (default: named after the run, in this folder).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    return new ReportWork(Console.of(spec), runs.folder(), named, out).run();
  }
}
