package marshal.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marshal.model.time.StepLength;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.incidents.BoundaryLocator;
import marshal.scenarios.incidents.DatedColumns;
import marshal.scenarios.incidents.DatedImport;
import marshal.scenarios.incidents.DatedImportResult;
import marshal.scenarios.incidents.ImportOptions;
import marshal.scenarios.incidents.LookupLocator;
import marshal.scenarios.incidents.NameLocator;
import marshal.scenarios.incidents.NeighbourhoodLocator;
import marshal.scenarios.incidents.RecordedSteps;

/** What {@code marshal import incidents} does: count, write, report. */
final class ImportIncidentsWork {
  /** Any Monday: weeks of a file begin as ISO 8601 says. */
  private static final LocalDate MONDAY = LocalDate.of(2001, 1, 1);

  private final Console console;
  private final List<Path> files;
  private final Path out;
  private final DatedColumns columns;

  ImportIncidentsWork(Console console, List<Path> files, Path out, DatedColumns columns) {
    this.console = console;
    this.files = files;
    this.out = out;
    this.columns = columns;
  }

  /** Returns what finds neighbourhoods: outlines, a lookup, or the names in the case. */
  NeighbourhoodLocator locator(Optional<Path> lookup, Optional<Path> boundaries) {
    if (boundaries.isPresent()) {
      return BoundaryLocator.read(boundaries.get());
    }
    if (lookup.isPresent()) {
      return LookupLocator.read(lookup.get());
    }
    if (!Files.isDirectory(out)) {
      throw new IllegalArgumentException(
          "Names of places need a case to belong to: name its folder with --out, or a --lookup.");
    }
    return NameLocator.read(out.resolve("neighbourhoods.csv"));
  }

  /** Returns the steps of the case, or those asked for where there is none. */
  RecordedSteps steps(Optional<StepLength> wanted) {
    Optional<StepLength> ofCase =
        Files.isDirectory(out) ? CaseFolder.findStepLength(out) : Optional.empty();
    if (ofCase.isPresent() && wanted.isPresent() && !wanted.equals(ofCase)) {
      throw new IllegalArgumentException(
          "The case plans in %ss; --step %s is another."
              .formatted(words(ofCase.get()), words(wanted.get())));
    }
    LocalDate alignment = ofCase.isPresent() ? CaseFolder.findFirstDay(out).orElse(MONDAY) : MONDAY;
    return new RecordedSteps(ofCase.or(() -> wanted).orElse(StepLength.MONTH), alignment);
  }

  private static String words(StepLength step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Counts the incidents of a span.
   *
   * @param from name of its first step
   * @param until name of its last
   */
  int run(
      NeighbourhoodLocator locator,
      RecordedSteps steps,
      Optional<String> from,
      Optional<String> until,
      boolean complete) {
    DatedImport.Setup setup =
        new DatedImport.Setup(
            columns,
            locator,
            steps,
            from.map(name -> firstDay(steps, "--from", name)),
            until.map(
                name -> steps.length().plus(firstDay(steps, "--until", name), 1).minusDays(1)),
            complete);
    DatedImportResult result =
        IncidentCounting.watched(
            console, listener -> DatedImport.run(files, setup, ImportOptions.DEFAULT, listener));
    return IncidentCounting.write(console, result.counts(), result.report().toText(), out);
  }

  private static LocalDate firstDay(RecordedSteps steps, String option, String name) {
    try {
      return steps.length().firstDay(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s is '%s'; expected a %s."
              .formatted(
                  option,
                  name,
                  steps.length() == StepLength.MONTH
                      ? "month such as 2014-01"
                      : "week such as 2014-W02, or its first day"),
          e);
    }
  }
}
