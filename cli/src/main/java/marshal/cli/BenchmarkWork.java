package marshal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import marshal.benchmarks.measure.Measures;
import marshal.benchmarks.report.CellsCsv;
import marshal.benchmarks.report.OptaPlannerReport;
import marshal.benchmarks.report.SuiteJson;
import marshal.benchmarks.report.SuitePage;
import marshal.benchmarks.report.SuiteText;
import marshal.benchmarks.run.Machine;
import marshal.benchmarks.run.SuiteResults;
import marshal.benchmarks.run.SuiteRun;
import marshal.benchmarks.suite.ShippedSuites;
import marshal.benchmarks.suite.Suite;
import marshal.benchmarks.suite.SuiteFile;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;

/** What {@code marshal benchmark} does: read the suite, run it, write what came out. */
final class BenchmarkWork {
  private final Console console;
  private final String suiteName;
  private final Path out;
  private final boolean resume;
  private final boolean json;
  private final Optional<Path> publish;
  private final boolean optaplannerReport;

  BenchmarkWork(
      Console console,
      String suiteName,
      Path out,
      boolean resume,
      boolean json,
      Optional<Path> publish,
      boolean optaplannerReport) {
    this.console = console;
    this.suiteName = suiteName;
    this.out = out;
    this.resume = resume;
    this.json = json;
    this.publish = publish;
    this.optaplannerReport = optaplannerReport;
  }

  int run() {
    Suite suite = suite();
    SuiteResults results;
    boolean stopped;
    try (Progress progress =
        Progress.start(console.err(), Terminal.isWatched(), "reading the suite")) {
      SuiteRun run =
          new SuiteRun(
              suite,
              out,
              Machine.here(ProductVersion.text()),
              (done, all, what) ->
                  progress.say(String.format(Locale.UK, "%,d of %,d cells: %s", done, all, what)));
      try (Interruption interruption = Interruption.listen(run::stop)) {
        results = run.run(resume);
        stopped = interruption.happened();
      }
      if (results.complete() && optaplannerReport) {
        progress.say("OptaPlanner's own benchmarker");
        OptaPlannerReport.write(suite, out.resolve("optaplanner"));
      }
    }
    if (stopped) {
      console.say(
          "Stopped by Ctrl-C after %,d of %,d cells; the same command with --resume goes on."
              .formatted(results.cells().size(), suite.cells().size()));
    }
    Measures measures = new Measures(results);
    write(out.resolve("cells.csv"), CellsCsv.of(measures));
    write(out.resolve("report.html"), SuitePage.of(measures));
    publish.ifPresent(
        file -> write(file, SuiteText.markdown(measures, command(), Sources.commit())));
    console.result(json ? SuiteJson.of(measures) : SuiteText.console(measures));
    console.say(
        "The report is %s, every cell is in %s."
            .formatted(out.resolve("report.html"), out.resolve("cells.csv")));
    return results.complete() ? ExitCode.DONE : ExitCode.INTERRUPTED;
  }

  private Suite suite() {
    Path file =
        ShippedSuites.names().contains(suiteName)
            ? ShippedSuites.copyInto(suiteName, out)
            : Path.of(suiteName);
    if (!Files.exists(file)) {
      throw new InputException(
          Problem.ofFile(
              suiteName,
              "there is no such suite or file",
              Nearest.remedy(suiteName, ShippedSuites.names())));
    }
    Suite suite = SuiteFile.read(file, CaseOptions.shippedCases());
    console.say(
        String.format(
            Locale.UK,
            "%s: %,d cells, at most %s of searching.",
            suite.title(),
            suite.cells().size(),
            minutes(suite.mostSeconds())));
    SuiteFile.notes(suite).forEach(console::say);
    return suite;
  }

  private static String minutes(double seconds) {
    return seconds < 90
        ? String.format(Locale.UK, "%.0f s", seconds)
        : String.format(Locale.UK, "%.0f minutes", seconds / 60);
  }

  private String command() {
    return "marshal benchmark --suite " + ShellWords.quoted(suiteName);
  }

  static void write(Path file, String text) {
    try {
      Path folder =
          Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
      Files.createDirectories(folder);
      Path draft = folder.resolve("." + file.getFileName() + ".part");
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
