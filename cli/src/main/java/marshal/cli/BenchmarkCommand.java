package marshal.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures ways to find plans. Holds options only: what it calls is loaded when it runs. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = {
      "Measures ways to find plans: every method of a suite plans for every instance in the same"
          + " worlds and the same time, and every plan is checked by a second evaluator.",
      "Results are kept as they come, so that --resume goes on after Ctrl-C or a crash.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal benchmark                          the quick suite, about five minutes",
      "  marshal benchmark --suite full --resume    the full one, hours; go on where it ended",
      "  marshal benchmark --suite mine.yaml --out mine",
      "                                             a suite of your own",
      "  marshal benchmark --compare old/cells.csv new/cells.csv",
      "                                             what got better or worse beyond noise"
    })
final class BenchmarkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--suite",
      paramLabel = "quick|full|FILE",
      defaultValue = "quick",
      description = "A suite that is shipped, or a YAML file (default: ${DEFAULT-VALUE}).")
  private String suite = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "benchmark",
      description =
          "Folder for results.jsonl, cells.csv and report.html (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Option(names = "--resume", description = "Go on with the results that are in the folder.")
  private boolean resume;

  @Option(names = "--json", description = "Print one JSON document in place of tables.")
  private boolean json;

  @Option(
      names = "--publish",
      paramLabel = "FILE",
      description = "Write the tables as Markdown too, with machine, commit and command.")
  private Optional<Path> publish = Optional.empty();

  @Option(
      names = "--optaplanner-report",
      description =
          "Run OptaPlanner's own benchmarker too, on its methods; its report lands in"
              + " DIR/optaplanner.")
  private boolean optaplannerReport;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "CSV",
      description = "Run nothing: compare the cells.csv of an older and a newer run.")
  private List<Path> compare = List.of();

  @Option(
      names = "--kernels",
      paramLabel = "FILE",
      description = "Run nothing: print the JSON result of JMH (-rf json) as a Markdown table.")
  private Optional<Path> kernels = Optional.empty();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    if (!compare.isEmpty() && kernels.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--compare and --kernels cannot be given together.");
    }
    if (!compare.isEmpty()) {
      return new BenchmarkTables(console).compare(compare.get(0), compare.get(1), json);
    }
    if (kernels.isPresent()) {
      return new BenchmarkTables(console).kernels(kernels.get(), publish);
    }
    return new BenchmarkWork(console, suite, out, resume, json, publish, optaplannerReport).run();
  }
}
