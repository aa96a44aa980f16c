package marshal.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import marshal.model.time.StepLength;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.incidents.BoundaryLocator;
import marshal.scenarios.incidents.ImportOptions;
import marshal.scenarios.incidents.ImportResult;
import marshal.scenarios.incidents.LookupLocator;
import marshal.scenarios.incidents.NeighbourhoodLocator;
import marshal.scenarios.incidents.PoliceUkImport;
import marshal.scenarios.incidents.RecordedCounts;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** What {@code marshal import police-uk} does: count, write, report. */
final class ImportPoliceUkWork {
  private final Console console;
  private final List<Path> files;
  private final Path out;

  ImportPoliceUkWork(Console console, List<Path> files, Path out) {
    this.console = console;
    this.files = files;
    this.out = out;
  }

  int byLookup(Path lookup, Optional<String> lsoaColumn, Optional<String> neighbourhoodColumn) {
    return run(LookupLocator.read(lookup, lsoaColumn, neighbourhoodColumn));
  }

  int byBoundaries(Path boundaries, Optional<String> codeProperty) {
    return run(BoundaryLocator.read(boundaries, codeProperty));
  }

  private int run(NeighbourhoodLocator locator) {
    refuseWeeks();
    ImportResult result =
        IncidentCounting.watched(
            console,
            listener -> PoliceUkImport.run(files, locator, ImportOptions.DEFAULT, listener));
    return IncidentCounting.write(console, result.counts(), result.report().toText(), out);
  }

  /** Months cannot be told apart into weeks, so a case in weeks keeps the counts it has. */
  private void refuseWeeks() {
    if (Files.isDirectory(out)
        && CaseFolder.findStepLength(out).equals(Optional.of(StepLength.WEEK))) {
      throw new InputException(
          Problem.ofFile(
              out.resolve("case.yaml").toString(),
              "the case plans in weeks, and police.uk publishes no more than the month of a crime",
              "Write step: month, or put counts by week from a source with days into "
                  + RecordedCounts.FILE_NAME
                  + " (week,neighbourhood,category,count)."));
    }
  }
}
