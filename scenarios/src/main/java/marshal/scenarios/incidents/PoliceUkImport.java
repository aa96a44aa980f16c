package marshal.scenarios.incidents;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Turns street-level files of police.uk into monthly counts by neighbourhood and category.
 *
 * <p>Each file may be a {@code .csv}, a {@code .csv.gz} or the {@code .zip} of many months as the
 * site serves it, in which only entries named {@code ...-street.csv} are read. Files are read once,
 * row by row, in the order given.
 */
public final class PoliceUkImport {

  private static final IncidentFiles.Kind STREET_FILES =
      new IncidentFiles.Kind("-street.csv", "When downloading, tick \"Include crime data\".");

  private PoliceUkImport() {}

  /** Imports with the default limits and without progress. */
  public static ImportResult run(List<Path> inputs, NeighbourhoodLocator locator) {
    return run(inputs, locator, ImportOptions.DEFAULT, ProgressListener.NONE);
  }

  /**
   * Imports files.
   *
   * @param inputs files, one or more; where downloads overlap, the earlier file counts
   * @param locator gives each row its neighbourhood
   * @param options limits
   * @param listener is told how far the import has come
   * @throws InputException if a file cannot be used, with the problems of all files, or if no row
   *     lies in the area, or if too many rows are malformed
   */
  public static ImportResult run(
      List<Path> inputs,
      NeighbourhoodLocator locator,
      ImportOptions options,
      ProgressListener listener) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("An import needs at least one file.");
    }
    StreetTally tally = new StreetTally(locator, options, listener);
    IncidentFiles files = new IncidentFiles(STREET_FILES, options, tally::read);
    for (Path input : inputs) {
      files.read(input);
    }
    List<Problem> problems = new ArrayList<>(files.problems());
    if (problems.isEmpty()) {
      problems.addAll(tally.listProblems(inputs.get(0).toString()));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    RecordedCounts counts = tally.counts();
    return new ImportResult(
        counts, tally.report(files.filesRead(), files.ignoredEntries(), months(counts)));
  }

  private static List<YearMonth> months(RecordedCounts counts) {
    return counts.steps().stream().map(YearMonth::from).toList();
  }
}
