package marshal.results.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import marshal.results.json.CompareDocument;
import marshal.results.json.JsonText;
import marshal.results.json.SensitivityDocument;
import marshal.results.json.SweepDocument;
import marshal.results.run.PlanReference;
import marshal.results.sweep.SweepFolder;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** What a page can be about, as a user names it. */
public sealed interface ReportSource {

  /** A plan: a run, or a table that somebody wrote. */
  record OfPlan(PlanReference reference) implements ReportSource {}

  /** A comparison of plans. */
  record OfComparison(CompareDocument document) implements ReportSource {}

  /** A sweep. */
  record OfSweep(SweepDocument document) implements ReportSource {}

  /** What one figure at a time does to a plan. */
  record OfSensitivity(SensitivityDocument document) implements ReportSource {}

  /**
   * Finds what is meant: a folder with a sweep, by itself or among the runs; a document that
   * another command printed with {@code --json}; a run; a plan's table.
   *
   * @param text what the user wrote
   * @param runs folder of runs
   * @throws InputException if there is nothing of that name, or nothing that a page can be about
   */
  static ReportSource find(String text, Path runs) {
    Path path = Path.of(text);
    for (Path folder : new Path[] {path, runs.resolve(path)}) {
      Path sweep = folder.resolve(SweepFolder.DOCUMENT);
      if (Files.isRegularFile(sweep)) {
        return new OfSweep(read(sweep, SweepDocument.class));
      }
    }
    boolean isDocument =
        text.toLowerCase(Locale.ROOT).endsWith(".json") && Files.isRegularFile(path);
    return isDocument ? document(path) : new OfPlan(PlanReference.find(text, runs));
  }

  private static ReportSource document(Path file) {
    String kind;
    try {
      kind = JsonText.read(text(file)).path("kind").asText();
    } catch (IllegalArgumentException e) {
      throw unreadable(file, e);
    }
    return switch (kind) {
      case CompareDocument.KIND -> new OfComparison(read(file, CompareDocument.class));
      case SweepDocument.KIND -> new OfSweep(read(file, SweepDocument.class));
      case SensitivityDocument.KIND -> new OfSensitivity(read(file, SensitivityDocument.class));
      default ->
          throw new InputException(
              new Problem(
                  file.toString(),
                  "kind",
                  kind,
                  "a page can be about 'compare', 'sweep' or 'sensitivity'",
                  "Name what one of these commands printed with --json."));
    };
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      return JsonText.read(text(file), type);
    } catch (IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  private static InputException unreadable(Path file, IllegalArgumentException cause) {
    return new InputException(
        Problem.ofFile(
            file.toString(),
            "the document cannot be read: " + cause.getMessage(),
            "Make it again with the command that printed it."),
        cause);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
