package marshal.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run for spreadsheets and other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes everything a run came to, exact, for spreadsheets and other programs.",
      "The file plan.csv of --format csv can be edited and evaluated again.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal export 20261122-104512                       a workbook, a sheet for each table",
      "  marshal export 20261122-104512 --format csv --out tables",
      "  marshal evaluate --plan tables/plan.csv              after editing it",
      "  marshal export 20261122-104512 --format json --out plan.json"
    })
final class ExportCommand implements Callable<Integer> {

  /** What can be written. */
  enum Format {
    xlsx,
    csv,
    json
  }

  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs;

  @Parameters(paramLabel = "RUN", description = "Name of a run, its beginning, or its folder.")
  private String named = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "xlsx",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.xlsx;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = {
        "The file to write; for csv a folder that is new or empty, or a .zip file",
        "(default: named after the run, in this folder)."
      })
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    return new ExportWork(Console.of(spec), runs.folder(), named, format, out).run();
  }
}
