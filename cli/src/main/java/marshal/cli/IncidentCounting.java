package marshal.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import marshal.scenarios.incidents.ProgressListener;
import marshal.scenarios.incidents.RecordedCounts;

/** What every import of incidents does around its counting: progress, file and report. */
final class IncidentCounting {
  private IncidentCounting() {}

  /** Counts, and says on the way which file is being read. */
  static <R> R watched(Console console, Function<ProgressListener, R> counting) {
    try (Progress progress =
        Progress.start(console.err(), Terminal.isWatched(), "reading the first file")) {
      return counting.apply(
          (file, rows) ->
              progress.say(String.format(Locale.UK, "%,d rows read, now %s", rows, file)));
    }
  }

  /**
   * Writes counts and reports them.
   *
   * @param out folder of a case, or the file to write
   */
  static int write(Console console, RecordedCounts counts, String report, Path out) {
    Path target = Files.isDirectory(out) ? out.resolve(RecordedCounts.FILE_NAME) : out;
    counts.write(target);
    console.result(
        report + String.format(Locale.UK, "Wrote %,d rows to %s\n", counts.size(), target));
    return ExitCode.DONE;
  }
}
